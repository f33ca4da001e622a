policytest {
  targets = ["tencentcloud.policy.hcl"]
}

resource "tencentcloud_cos_bucket" "private" {
  attrs = { acl = "private" }
}

resource "tencentcloud_cos_bucket_object" "null" {
  attrs = { acl = null }
}

resource "tencentcloud_cos_bucket_object" "public" {
  attrs          = { acl = "public-read" }
  expect_failure = true
}

resource "tencentcloud_cos_bucket" "everyone_writes" {
  attrs          = { acl = "public-read-write" }
  expect_failure = true
}
