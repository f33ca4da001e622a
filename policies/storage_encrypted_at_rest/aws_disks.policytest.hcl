policytest {
  targets = ["aws_disks.policy.hcl"]
}

# -- disks -------------------------------------------------------------------------------------------------------------------

resource "aws_ebs_volume" "encrypted" {
  attrs = {
    size      = 200
    encrypted = true
  }
}

resource "aws_ebs_volume" "silent" {
  expect_failure = true
  attrs = {
    size = 200
  }
}

resource "aws_ebs_volume" "switched_off" {
  expect_failure = true
  attrs = {
    size      = 200
    encrypted = false
  }
}

data "aws_ebs_snapshot" "encrypted" {
  attrs = {
    snapshot_ids = ["snap-1"]
    encrypted    = true
  }
}

resource "aws_ebs_volume" "from_encrypted_snapshot" {
  attrs = {
    snapshot_id = "snap-1"
  }
}

data "aws_ebs_snapshot" "plain" {
  attrs = {
    snapshot_ids = ["snap-2"]
    encrypted    = false
  }
}

resource "aws_ebs_volume" "from_plain_snapshot" {
  expect_failure = true
  attrs = {
    snapshot_id = "snap-2"
  }
}

resource "aws_instance" "encrypted" {
  attrs = {
    ami               = "ami-1"
    root_block_device = [{ volume_size = 40, encrypted = true }]
    ebs_block_device  = [{ device_name = "/dev/sdf", encrypted = true }]
  }
}

resource "aws_instance" "root_disk_not_written" {
  expect_failure = true
  attrs = {
    ami = "ami-1"
  }
}

resource "aws_instance" "root_disk_silent" {
  expect_failure = true
  attrs = {
    ami               = "ami-1"
    root_block_device = [{ volume_size = 40 }]
  }
}

resource "aws_instance" "second_disk_plain" {
  expect_failure = true
  attrs = {
    ami               = "ami-1"
    root_block_device = [{ encrypted = true }]
    ebs_block_device = [
      { device_name = "/dev/sdf", encrypted = true },
      { device_name = "/dev/sdg", volume_size = 500 },
    ]
  }
}

# The disk inside the server is encrypted by its hardware.
resource "aws_instance" "ephemeral_disk" {
  attrs = {
    ami                    = "ami-1"
    root_block_device      = [{ encrypted = true }]
    ephemeral_block_device = [{ device_name = "/dev/sdb", virtual_name = "ephemeral0" }]
  }
}

resource "aws_ami_copy" "encrypted" {
  attrs = {
    id        = "ami-2"
    encrypted = true
  }
}

resource "aws_instance" "of_encrypted_image" {
  attrs = {
    ami = aws_ami_copy.encrypted.id
  }
}

data "aws_launch_template" "encrypted" {
  attrs = {
    name                  = "converter"
    block_device_mappings = [{ device_name = "/dev/xvda", ebs = [{ encrypted = "true" }] }]
  }
}

resource "aws_instance" "from_a_template" {
  attrs = {
    launch_template = [{ name = "converter" }]
  }
}

resource "aws_instance" "plain_in_spite_of_its_template" {
  expect_failure = true
  attrs = {
    launch_template   = [{ name = "converter" }]
    root_block_device = [{ encrypted = false }]
  }
}

resource "aws_launch_configuration" "root_disk_plain" {
  expect_failure = true
  attrs = {
    image_id          = "ami-1"
    root_block_device = [{ encrypted = false }]
  }
}

# -- templates and fleets ----------------------------------------------------------------------------------------------------

resource "aws_launch_template" "encrypted" {
  attrs = {
    id       = "lt-1"
    image_id = "ami-1"
    block_device_mappings = [
      { device_name = "/dev/xvda", ebs = [{ encrypted = "true" }] },
      { device_name = "/dev/sdb", virtual_name = "ephemeral0" },
    ]
  }
}

resource "aws_launch_template" "plain" {
  expect_failure = true
  attrs = {
    id                    = "lt-2"
    name                  = "plain"
    image_id              = "ami-1"
    block_device_mappings = [{ device_name = "/dev/xvda", ebs = [{ volume_size = 40 }] }]
  }
}

resource "aws_launch_template" "second_disk_switched_off" {
  expect_failure = true
  attrs = {
    image_id = "ami-1"
    block_device_mappings = [
      { device_name = "/dev/xvda", ebs = [{ encrypted = true }] },
      { device_name = "/dev/xvdb", ebs = [{ encrypted = "false" }] },
    ]
  }
}

resource "aws_launch_template" "of_encrypted_snapshot" {
  attrs = {
    block_device_mappings = [{ device_name = "/dev/xvdb", ebs = [{ snapshot_id = "snap-1" }] }]
  }
}

resource "aws_launch_template" "silent" {
  expect_failure = true
  attrs = {
    image_id = "ami-1"
  }
}

# Whoever uses it names the image.
resource "aws_launch_template" "without_image" {
  attrs = {
    instance_type = "t3.micro"
  }
}

resource "aws_launch_template" "of_encrypted_image" {
  attrs = {
    image_id = aws_ami_copy.encrypted.id
  }
}

resource "aws_instance" "from_a_declared_template" {
  attrs = {
    launch_template = [{ id = aws_launch_template.encrypted.id }]
  }
}

resource "aws_instance" "from_a_plain_template" {
  expect_failure = true
  attrs = {
    launch_template = [{ name = "plain" }]
  }
}

resource "aws_spot_instance_request" "plain" {
  expect_failure = true
  attrs = {
    ami = "ami-1"
  }
}

resource "aws_spot_fleet_request" "encrypted" {
  attrs = {
    launch_specification = [{
      ami               = "ami-1"
      root_block_device = [{ encrypted = true }]
      ebs_block_device  = [{ device_name = "/dev/sdf", encrypted = true }]
    }]
  }
}

resource "aws_spot_fleet_request" "one_of_two_plain" {
  expect_failure = true
  attrs = {
    launch_specification = [
      { ami = "ami-1", root_block_device = [{ encrypted = true }] },
      { ami = "ami-3" },
    ]
  }
}

resource "aws_spot_fleet_request" "further_disk_plain" {
  expect_failure = true
  attrs = {
    launch_specification = [{
      ami               = "ami-2"
      root_block_device = [{ encrypted = true }]
      ebs_block_device  = [{ device_name = "/dev/sdf" }]
    }]
  }
}

resource "aws_spot_fleet_request" "of_encrypted_image" {
  attrs = {
    launch_specification = [{ ami = aws_ami_copy.encrypted.id }]
  }
}

resource "aws_spot_fleet_request" "of_templates" {
  attrs = {
    launch_template_config = [{ launch_template_specification = [{ id = "lt-2" }] }]
  }
}

resource "aws_eks_node_group" "without_template" {
  expect_failure = true
  attrs = {
    node_group_name = "workers"
    disk_size       = 100
  }
}

resource "aws_eks_node_group" "of_encrypted_template" {
  attrs = {
    node_group_name = "workers"
    launch_template = [{ id = aws_launch_template.encrypted.id, version = "1" }]
  }
}

resource "aws_eks_node_group" "of_plain_template" {
  expect_failure = true
  attrs = {
    node_group_name = "workers"
    launch_template = [{ id = aws_launch_template.plain.id, version = "1" }]
  }
}

resource "aws_workspaces_workspace" "encrypted" {
  attrs = {
    root_volume_encryption_enabled = true
    user_volume_encryption_enabled = true
  }
}

resource "aws_workspaces_workspace" "files_plain" {
  expect_failure = true
  attrs = {
    root_volume_encryption_enabled = true
  }
}

resource "aws_workspaces_workspace" "system_plain" {
  expect_failure = true
  attrs = {
    root_volume_encryption_enabled = false
    user_volume_encryption_enabled = "true"
  }
}

# -- images and copies -------------------------------------------------------------------------------------------------------

resource "aws_ami" "encrypted" {
  attrs = {
    ebs_block_device = [
      { device_name = "/dev/xvda1", snapshot_id = "snap-1" },
      { device_name = "/dev/xvda2", encrypted = true },
    ]
  }
}

resource "aws_ami" "plain" {
  expect_failure = true
  attrs = {
    ebs_block_device = [{ device_name = "/dev/xvda1", volume_size = 8 }]
  }
}

resource "aws_ami_copy" "silent" {
  expect_failure = true
  attrs = {
    source_ami_id = "ami-1"
  }
}

resource "aws_ami_copy" "switched_off" {
  expect_failure = true
  attrs = {
    source_ami_id = "ami-1"
    encrypted     = false
  }
}

# It cannot become plain again.
resource "aws_ami_copy" "of_encrypted_copy" {
  attrs = {
    source_ami_id = aws_ami_copy.encrypted.id
  }
}

resource "aws_ebs_volume" "plain_source" {
  expect_failure = true
  attrs = {
    id   = "vol-2"
    size = 10
  }
}

resource "aws_ebs_volume" "encrypted_source" {
  attrs = {
    id        = "vol-1"
    encrypted = true
  }
}

resource "aws_ebs_snapshot" "plain" {
  attrs = {
    id        = "snap-20"
    volume_id = aws_ebs_volume.plain_source.id
  }
}

resource "aws_ebs_snapshot" "encrypted" {
  attrs = {
    id        = "snap-10"
    volume_id = aws_ebs_volume.encrypted_source.id
  }
}

resource "aws_ebs_snapshot_copy" "encrypted_on_the_way" {
  attrs = {
    source_snapshot_id = aws_ebs_snapshot.plain.id
    encrypted          = true
  }
}

resource "aws_ebs_snapshot_copy" "plain" {
  expect_failure = true
  attrs = {
    source_snapshot_id = aws_ebs_snapshot.plain.id
  }
}

resource "aws_ebs_snapshot_copy" "of_encrypted_disk" {
  attrs = {
    source_snapshot_id = aws_ebs_snapshot.encrypted.id
  }
}

resource "aws_ebs_snapshot_copy" "of_distant_plain_snapshot" {
  expect_failure = true
  attrs = {
    source_snapshot_id = "snap-2"
  }
}

resource "aws_ebs_snapshot_import" "encrypted" {
  attrs = {
    encrypted = true
  }
}

resource "aws_ebs_snapshot_import" "silent" {
  expect_failure = true
  attrs = {
    description = "from the old data centre"
  }
}

resource "aws_imagebuilder_image_recipe" "encrypted" {
  attrs = {
    block_device_mapping = [{ device_name = "/dev/xvdb", ebs = [{ encrypted = "true" }] }]
  }
}

resource "aws_imagebuilder_image_recipe" "plain" {
  expect_failure = true
  attrs = {
    block_device_mapping = [{ device_name = "/dev/xvdb", ebs = [{ volume_size = 100 }] }]
  }
}

resource "aws_imagebuilder_image_recipe" "disk_inside_the_server" {
  attrs = {
    block_device_mapping = [{ device_name = "/dev/xvdb", virtual_name = "ephemeral0" }]
  }
}

resource "aws_dlm_lifecycle_policy" "encrypted_copies" {
  attrs = {
    policy_details = [{ schedule = [{ name = "daily", cross_region_copy_rule = [{ target = "eu-west-1", encrypted = true }] }] }]
  }
}

resource "aws_dlm_lifecycle_policy" "plain_copies" {
  expect_failure = true
  attrs = {
    policy_details = [{ schedule = [{ name = "daily", cross_region_copy_rule = [{ target = "eu-west-1", encrypted = false }] }] }]
  }
}

resource "aws_dlm_lifecycle_policy" "without_copies" {
  attrs = {
    policy_details = [{ schedule = [{ name = "daily" }] }]
  }
}

resource "aws_dlm_lifecycle_policy" "encrypted_on_events" {
  attrs = {
    policy_details = [{ action = [{ name = "shared", cross_region_copy = [{ target = "eu-west-1", encryption_configuration = [{ encrypted = true }] }] }] }]
  }
}

resource "aws_dlm_lifecycle_policy" "plain_on_events" {
  expect_failure = true
  attrs = {
    policy_details = [{ action = [{ name = "shared", cross_region_copy = [{ target = "eu-west-1", encryption_configuration = [{ encrypted = false }] }] }] }]
  }
}
