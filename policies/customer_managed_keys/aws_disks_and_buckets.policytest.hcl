policytest {
  targets = ["aws_disks_and_buckets.policy.hcl"]
}

locals {
  key = "arn:aws:kms:eu-west-3:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}

resource "aws_ebs_volume" "own_key" {
  attrs = {
    kms_key_id = local.key
  }
}

resource "aws_ebs_volume" "key_of_amazon" {
  expect_failure = true
  attrs = {
    kms_key_id = "alias/aws/ebs"
  }
}

resource "aws_ebs_volume" "of_a_snapshot" {
  attrs = {
    snapshot_id = "snap-1"
  }
}

resource "aws_ebs_snapshot_copy" "silent" {
  expect_failure = true
  attrs = {
    encrypted = true
  }
}

resource "aws_instance" "own_keys" {
  attrs = {
    root_block_device = [{ kms_key_id = local.key }]
    ebs_block_device  = [{ kms_key_id = local.key }, { snapshot_id = "snap-1" }]
  }
}

resource "aws_instance" "system_disk_without_key" {
  expect_failure = true
  attrs = {
    root_block_device = [{ encrypted = true }]
  }
}

resource "aws_spot_instance_request" "further_disk_without_key" {
  expect_failure = true
  attrs = {
    root_block_device = [{ kms_key_id = local.key }]
    ebs_block_device  = [{ encrypted = true }]
  }
}

resource "aws_instance" "of_a_template" {
  attrs = {
    launch_template = [{ name = "converter" }]
  }
}

resource "aws_launch_template" "own_key" {
  attrs = {
    block_device_mappings = [{ ebs = [{ kms_key_id = local.key }] }, { virtual_name = "ephemeral0" }]
  }
}

resource "aws_launch_template" "second_disk_without_key" {
  expect_failure = true
  attrs = {
    block_device_mappings = [{ ebs = [{ kms_key_id = local.key }] }, { ebs = [{ encrypted = "true" }] }]
  }
}

resource "aws_imagebuilder_image_recipe" "own_key" {
  attrs = {
    block_device_mapping = [{ ebs = [{ encrypted = true, kms_key_id = local.key }] }]
  }
}

resource "aws_imagebuilder_image_recipe" "key_not_used" {
  expect_failure = true
  attrs = {
    block_device_mapping = [{ ebs = [{ kms_key_id = local.key }] }]
  }
}

resource "aws_imagebuilder_distribution_configuration" "own_key" {
  attrs = {
    distribution = [{ ami_distribution_configuration = [{ kms_key_id = local.key }] }]
  }
}

resource "aws_imagebuilder_distribution_configuration" "one_region_without_key" {
  expect_failure = true
  attrs = {
    distribution = [{ ami_distribution_configuration = [{ kms_key_id = local.key }] }, { ami_distribution_configuration = [{ name = "x" }] }]
  }
}

resource "aws_dlm_lifecycle_policy" "own_keys" {
  attrs = {
    policy_details = [{
      schedule = [{ cross_region_copy_rule = [{ cmk_arn = local.key }] }]
      action   = [{ cross_region_copy = [{ encryption_configuration = [{ cmk_arn = local.key }] }] }]
    }]
  }
}

resource "aws_dlm_lifecycle_policy" "scheduled_without_key" {
  expect_failure = true
  attrs = {
    policy_details = [{ schedule = [{ cross_region_copy_rule = [{ cmk_arn = local.key }, { encrypted = true }] }] }]
  }
}

resource "aws_dlm_lifecycle_policy" "on_events_without_key" {
  expect_failure = true
  attrs = {
    policy_details = [{ action = [{ cross_region_copy = [{ encryption_configuration = [{ encrypted = true }] }] }] }]
  }
}

resource "aws_s3_bucket" "inline" {
  attrs = {
    id                                   = "inline"
    server_side_encryption_configuration = [{ rule = [{ apply_server_side_encryption_by_default = [{ sse_algorithm = "aws:kms", kms_master_key_id = local.key }] }] }]
  }
}

resource "aws_s3_bucket" "key_not_used" {
  expect_failure = true
  attrs = {
    id                                   = "key-not-used"
    server_side_encryption_configuration = [{ rule = [{ apply_server_side_encryption_by_default = [{ sse_algorithm = "AES256", kms_master_key_id = local.key }] }] }]
  }
}

resource "aws_s3_bucket" "beside" {
  attrs = {
    id     = "beside"
    bucket = "beside"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "beside" {
  attrs = {
    bucket = aws_s3_bucket.beside.id
    rule   = [{ apply_server_side_encryption_by_default = [{ sse_algorithm = "aws:kms", kms_master_key_id = local.key }] }]
  }
}

# The configuration above is that of another bucket.
resource "aws_s3_bucket" "of_another_bucket" {
  expect_failure = true
  attrs = {
    id     = "of-another-bucket"
    bucket = "of-another-bucket"
  }
}

# AWS writes such logs to no bucket with a key of one's own.
resource "aws_s3_bucket" "receives_access_logs" {
  attrs = {
    id     = "access-logs"
    bucket = "access-logs"
  }
}

resource "aws_lb" "portal" {
  attrs = {
    access_logs = [{ bucket = "access-logs", enabled = true }]
  }
}

resource "aws_s3_object" "silent" {
  attrs = {
    key = "list.csv"
  }
}

resource "aws_s3_object" "against_its_bucket" {
  expect_failure = true
  attrs = {
    server_side_encryption = "AES256"
  }
}

resource "aws_s3_bucket_object" "own_key" {
  attrs = {
    kms_key_id = local.key
  }
}
