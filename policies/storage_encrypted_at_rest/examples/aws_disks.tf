# expect: fail
resource "aws_instance" "converter" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m6i.large"
}

# expect: fail
resource "aws_instance" "with_a_plain_data_disk" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m6i.large"

  root_block_device {
    encrypted = true
  }

  ebs_block_device {
    device_name = "/dev/sdf"
    volume_size = 500
    encrypted   = false
  }
}

# expect: pass
resource "aws_instance" "encrypted" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m6i.large"

  root_block_device {
    encrypted = true
  }
}

# Its template is below.
# expect: pass
resource "aws_instance" "from_template" {
  launch_template {
    id      = aws_launch_template.encrypted.id
    version = "$Latest"
  }
}

# expect: pass
resource "aws_launch_template" "encrypted" {
  name     = "encrypted"
  image_id = "ami-0123456789abcdef0"

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size = 100
      encrypted   = "true"
    }
  }
}

# expect: fail
resource "aws_launch_template" "two_disks" {
  name     = "two-disks"
  image_id = "ami-0123456789abcdef0"

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      encrypted = "true"
    }
  }

  block_device_mappings {
    device_name = "/dev/xvdb"

    ebs {
      volume_size = 500
    }
  }
}

# The image decides.
# expect: fail
resource "aws_launch_template" "says_nothing" {
  name          = "says-nothing"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "m6i.large"
}

variable "encrypt_disks" {
  type = bool
}

# expect: unknown
resource "aws_launch_configuration" "undecided" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "m6i.large"

  root_block_device {
    encrypted = var.encrypt_disks
  }
}

# expect: fail
resource "aws_spot_fleet_request" "conversion" {
  iam_fleet_role  = "arn:aws:iam::111122223333:role/fleet"
  target_capacity = 4

  launch_specification {
    ami           = "ami-0123456789abcdef0"
    instance_type = "m6i.large"
  }

  launch_specification {
    ami           = "ami-0123456789abcdef0"
    instance_type = "m6a.large"

    root_block_device {
      volume_size = 100
    }
  }
}

# expect: fail
resource "aws_spot_fleet_request" "with_scratch_disks" {
  iam_fleet_role  = "arn:aws:iam::111122223333:role/fleet"
  target_capacity = 4

  launch_specification {
    ami           = "ami-0123456789abcdef0"
    instance_type = "m6i.large"

    root_block_device {
      encrypted = true
    }

    ebs_block_device {
      device_name = "/dev/sdf"
      volume_size = 500
    }
  }
}

# expect: fail
resource "aws_eks_node_group" "workers" {
  cluster_name    = "portal"
  node_group_name = "workers"
  node_role_arn   = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids      = ["subnet-0123456789abcdef0"]
  disk_size       = 100

  scaling_config {
    desired_size = 2
    max_size     = 4
    min_size     = 1
  }
}

# expect: fail
resource "aws_workspaces_workspace" "desk" {
  bundle_id                      = "wsb-0123456789"
  directory_id                   = "d-0123456789"
  user_name                      = "clerk"
  user_volume_encryption_enabled = true
}

# -- images and copies

# expect: fail
resource "aws_ami" "converter" {
  name                = "converter"
  virtualization_type = "hvm"
  root_device_name    = "/dev/xvda"

  ebs_block_device {
    device_name = "/dev/xvda"
    snapshot_id = "snap-0123456789abcdef0"
  }

  ebs_block_device {
    device_name = "/dev/xvdb"
    volume_size = 100
  }
}

# expect: fail
resource "aws_ami_copy" "converter" {
  name              = "converter"
  source_ami_id     = "ami-0123456789abcdef0"
  source_ami_region = "eu-west-1"
}

# expect: fail
resource "aws_ebs_volume" "scans" {
  availability_zone = "eu-west-3a"
  size              = 500
}

# It is as plain as the disk, which is where to mend it.
resource "aws_ebs_snapshot" "scans" {
  volume_id = aws_ebs_volume.scans.id
}

# expect: fail
resource "aws_ebs_snapshot_copy" "scans" {
  source_snapshot_id = aws_ebs_snapshot.scans.id
  source_region      = "eu-west-3"
}

# Whether this snapshot is encrypted, AWS alone knows.
# expect: unknown
resource "aws_ebs_snapshot_copy" "of_others" {
  source_snapshot_id = "snap-0123456789abcdef0"
  source_region      = "eu-west-3"
}

# expect: fail
resource "aws_ebs_snapshot_import" "old_server" {
  disk_container {
    format = "VHD"

    user_bucket {
      s3_bucket = "example-imports"
      s3_key    = "old-server.vhd"
    }
  }
}

# expect: fail
resource "aws_imagebuilder_image_recipe" "converter" {
  name         = "converter"
  parent_image = "arn:aws:imagebuilder:eu-west-3:aws:image/amazon-linux-2023-x86/x.x.x"
  version      = "1.0.0"

  block_device_mapping {
    device_name = "/dev/xvdb"

    ebs {
      volume_size = 100
    }
  }

  component {
    component_arn = "arn:aws:imagebuilder:eu-west-3:aws:component/update-linux/x.x.x"
  }
}

# expect: fail
resource "aws_dlm_lifecycle_policy" "daily" {
  description        = "daily, also abroad"
  execution_role_arn = "arn:aws:iam::111122223333:role/dlm"

  policy_details {
    resource_types = ["VOLUME"]
    target_tags    = { snapshot = "daily" }

    schedule {
      name = "daily"

      create_rule {
        interval = 24
      }

      retain_rule {
        count = 14
      }

      cross_region_copy_rule {
        target    = "eu-west-1"
        encrypted = false
      }
    }
  }
}

# expect: fail
resource "aws_dlm_lifecycle_policy" "shared" {
  description        = "copies of what the partner shares"
  execution_role_arn = "arn:aws:iam::111122223333:role/dlm"

  policy_details {
    policy_type = "EVENT_BASED_POLICY"

    action {
      name = "copy"

      cross_region_copy {
        target = "eu-west-1"

        encryption_configuration {
          encrypted = false
        }
      }
    }

    event_source {
      type = "MANAGED_CWE"

      parameters {
        description_regex = "^.*Created for policy: policy-0123456789abcdef0.*$"
        event_type        = "shareSnapshot"
        snapshot_owner    = ["111122223333"]
      }
    }
  }
}

# expect: fail
resource "aws_launch_configuration" "workers" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.small"

  ebs_block_device {
    device_name = "/dev/xvdb"
    volume_size = 100
  }
}
