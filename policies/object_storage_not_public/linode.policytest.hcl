policytest {
  targets = ["linode.policy.hcl"]
}

resource "linode_object_storage_bucket" "private" {
  attrs = { acl = "private" }
}

resource "linode_object_storage_object" "null" {
  attrs = { acl = null }
}

resource "linode_object_storage_object" "public" {
  attrs          = { acl = "public-read" }
  expect_failure = true
}

resource "linode_object_storage_bucket" "everyone_writes" {
  attrs          = { acl = "public-read-write" }
  expect_failure = true
}
