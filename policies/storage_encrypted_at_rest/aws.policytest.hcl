policytest {
  targets = ["aws.policy.hcl"]
}

# -- databases ---------------------------------------------------------------------------------------------------------------

resource "aws_db_instance" "encrypted" {
  attrs = {
    identifier        = "records"
    engine            = "postgres"
    storage_encrypted = true
  }
}

resource "aws_db_instance" "encrypted_as_text" {
  attrs = {
    identifier        = "records-text"
    engine            = "postgres"
    storage_encrypted = "true"
  }
}

resource "aws_db_instance" "silent" {
  expect_failure = true
  attrs = {
    identifier = "silent"
    engine     = "postgres"
  }
}

resource "aws_db_instance" "null" {
  expect_failure = true
  attrs = {
    identifier        = "null"
    engine            = "postgres"
    storage_encrypted = null
  }
}

resource "aws_db_instance" "switched_off" {
  expect_failure = true
  attrs = {
    identifier        = "switched-off"
    engine            = "postgres"
    storage_encrypted = false
  }
}

# A key without the switch encrypts nothing.
resource "aws_db_instance" "key_alone" {
  expect_failure = true
  attrs = {
    identifier = "key-alone"
    engine     = "mysql"
    kms_key_id = "arn:aws:kms:eu-west-3:111122223333:key/1"
  }
}

resource "aws_db_instance" "aurora" {
  attrs = {
    identifier = "aurora"
    engine     = "aurora-postgresql"
  }
}

resource "aws_db_instance" "replica" {
  attrs = {
    identifier          = "replica"
    replicate_source_db = aws_db_instance.encrypted.identifier
  }
}

resource "aws_db_instance" "replica_switched_off" {
  expect_failure = true
  attrs = {
    identifier          = "replica-off"
    replicate_source_db = "records"
    storage_encrypted   = false
  }
}

resource "aws_db_instance" "distant_replica" {
  attrs = {
    identifier          = "distant"
    replicate_source_db = "arn:aws:rds:eu-west-1:111122223333:db:records"
    kms_key_id          = "arn:aws:kms:eu-west-3:111122223333:key/1"
  }
}

resource "aws_db_instance" "distant_replica_without_key" {
  expect_failure = true
  attrs = {
    identifier          = "distant-plain"
    replicate_source_db = "arn:aws:rds:eu-west-1:111122223333:db:records"
  }
}

data "aws_db_snapshot" "encrypted" {
  attrs = {
    db_snapshot_identifier = "before-migration"
    encrypted              = true
  }
}

data "aws_db_snapshot" "plain" {
  attrs = {
    db_snapshot_identifier = "ancient"
    encrypted              = false
  }
}

resource "aws_db_instance" "from_encrypted_snapshot" {
  attrs = {
    identifier          = "restored"
    snapshot_identifier = "before-migration"
  }
}

resource "aws_db_instance" "from_plain_snapshot" {
  expect_failure = true
  attrs = {
    identifier          = "restored-plain"
    snapshot_identifier = "ancient"
  }
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

# -- files and messages ------------------------------------------------------------------------------------------------------

resource "aws_efs_file_system" "encrypted" {
  attrs = {
    encrypted = true
  }
}

resource "aws_efs_file_system" "silent" {
  expect_failure = true
  attrs = {
    creation_token = "scans"
  }
}

resource "aws_efs_file_system" "key_alone" {
  expect_failure = true
  attrs = {
    kms_key_id = "arn:aws:kms:eu-west-3:111122223333:key/1"
  }
}

resource "aws_kms_key" "data" {
  attrs = {
    arn = "arn:aws:kms:eu-west-3:111122223333:key/1"
  }
}

resource "aws_sns_topic" "encrypted" {
  attrs = {
    kms_master_key_id = aws_kms_key.data.arn
  }
}

resource "aws_sns_topic" "encrypted_by_alias" {
  attrs = {
    kms_master_key_id = "alias/aws/sns"
  }
}

resource "aws_sns_topic" "silent" {
  expect_failure = true
  attrs = {
    name = "alerts"
  }
}

resource "aws_sns_topic" "empty_key" {
  expect_failure = true
  attrs = {
    kms_master_key_id = ""
  }
}

# -- what is always encrypted has no verdict -----------------------------------------------------------------------------------

resource "aws_dynamodb_table" "always_encrypted" {
  attrs = {
    server_side_encryption = [{ enabled = false }]
  }
}
