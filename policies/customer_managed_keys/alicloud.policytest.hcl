policytest {
  targets = ["alicloud.policy.hcl"]
}

resource "alicloud_disk" "with_a_key" {
  attrs = { encrypted = true, kms_key_id = "key-1" }
}

resource "alicloud_ecs_disk" "empty_key" {
  attrs          = { encrypted = true, kms_key_id = "" }
  expect_failure = true
}

resource "alicloud_oss_bucket" "with_a_key" {
  attrs = { id = "a", bucket = "a", server_side_encryption_rule = [{ sse_algorithm = "KMS", kms_master_key_id = "key-1" }] }
}

resource "alicloud_oss_bucket" "of_the_cloud" {
  attrs          = { id = "b", bucket = "b", server_side_encryption_rule = [{ sse_algorithm = "KMS" }] }
  expect_failure = true
}

resource "alicloud_oss_bucket_server_side_encryption" "of_another" {
  attrs = { bucket = "a", sse_algorithm = "KMS", kms_master_key_id = "key-1" }
}

resource "alicloud_disk" "plain_with_a_key" {
  attrs          = { encrypted = "false", kms_key_id = "key-1" }
  expect_failure = true
}
