policytest {
  targets = ["ncloud.policy.hcl"]
}

resource "ncloud_objectstorage_bucket_acl" "private" {
  attrs = { rule = "private" }
}

resource "ncloud_objectstorage_object_acl" "null" {
  attrs = { rule = null }
}

resource "ncloud_objectstorage_object_acl" "public" {
  attrs          = { rule = "public-read" }
  expect_failure = true
}

resource "ncloud_objectstorage_bucket_acl" "everyone_writes" {
  attrs          = { rule = "public-read-write" }
  expect_failure = true
}
