# Where AWS encrypts new disks by default, disks need not say so themselves; databases and file systems still do.
policytest {
  targets = ["aws_databases.policy.hcl", "aws_disks.policy.hcl", "aws_files_and_messages.policy.hcl", "aws_jobs.policy.hcl"]
}

resource "aws_ebs_encryption_by_default" "this" {
  attrs = {}
}

resource "aws_ebs_volume" "silent" {
  attrs = {
    size = 200
  }
}

# The setting of the account wins over the argument.
resource "aws_ebs_volume" "switched_off" {
  attrs = {
    size      = 200
    encrypted = false
  }
}

resource "aws_instance" "silent" {
  attrs = {
    ami              = "ami-1"
    ebs_block_device = [{ device_name = "/dev/sdf" }]
  }
}

resource "aws_db_instance" "silent" {
  expect_failure = true
  attrs = {
    engine = "postgres"
  }
}

resource "aws_efs_file_system" "silent" {
  expect_failure = true
  attrs = {
    creation_token = "scans"
  }
}

resource "aws_launch_template" "silent" {
  attrs = {
    image_id              = "ami-1"
    block_device_mappings = [{ device_name = "/dev/xvda", ebs = [{ volume_size = 40 }] }]
  }
}

resource "aws_launch_template" "without_disks" {
  attrs = {
    image_id = "ami-1"
  }
}

resource "aws_spot_fleet_request" "silent" {
  attrs = {
    launch_specification = [{ ami = "ami-1", ebs_block_device = [{ device_name = "/dev/sdf" }] }]
  }
}

resource "aws_eks_node_group" "silent" {
  attrs = {
    node_group_name = "workers"
  }
}

resource "aws_ami" "silent" {
  attrs = {
    ebs_block_device = [{ device_name = "/dev/xvda1", volume_size = 8 }]
  }
}

resource "aws_ami_copy" "silent" {
  attrs = {
    source_ami_id = "ami-1"
  }
}

resource "aws_ebs_snapshot_copy" "silent" {
  attrs = {
    source_snapshot_id = "snap-1"
  }
}

resource "aws_ebs_snapshot_import" "silent" {
  attrs = {
    description = "from the old data centre"
  }
}

resource "aws_imagebuilder_image_recipe" "silent" {
  attrs = {
    block_device_mapping = [{ device_name = "/dev/xvdb", ebs = [{ volume_size = 100 }] }]
  }
}

resource "aws_emr_cluster" "silent" {
  attrs = {
    name = "conversion"
  }
}

# Desktops have a switch of their own.
resource "aws_workspaces_workspace" "silent" {
  expect_failure = true
  attrs = {
    directory_id = "d-1"
  }
}
