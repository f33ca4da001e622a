policytest {
  targets = ["alicloud.policy.hcl"]
}

resource "alicloud_oss_bucket" "private" {
  attrs = { id = "a", bucket = "a", acl = null }
}

resource "alicloud_oss_bucket" "public" {
  attrs          = { id = "b", bucket = "b", acl = "public-read" }
  expect_failure = true
}

resource "alicloud_oss_bucket_public_access_block" "switched_off" {
  attrs = { bucket = "b", block_public_access = false }
}

resource "alicloud_oss_bucket_object" "private" {
  attrs = { bucket = "a", key = "c", acl = "private" }
}

resource "alicloud_oss_bucket_object" "public" {
  attrs          = { bucket = "a", key = "d", acl = "public-read-write" }
  expect_failure = true
}
