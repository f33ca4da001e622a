policytest {
  targets = ["scaleway.policy.hcl"]
}

resource "scaleway_rdb_instance" "text" {
  attrs = { id = "fr-par/1", encryption_at_rest = "true" }
}

resource "scaleway_rdb_instance" "null" {
  attrs          = { id = "fr-par/2", encryption_at_rest = null }
  expect_failure = true
}

resource "scaleway_rdb_instance" "off" {
  attrs          = { id = "fr-par/3", encryption_at_rest = false }
  expect_failure = true
}

resource "scaleway_object_bucket" "encrypted" {
  attrs = { id = "fr-par/encrypted", name = "encrypted" }
}

resource "scaleway_object_bucket_server_side_encryption_configuration" "encrypted" {
  attrs = { bucket = "fr-par/encrypted", rule = [{ apply_server_side_encryption_by_default = [{ sse_algorithm = "AES256" }] }] }
}

# The configuration is one of another bucket.
resource "scaleway_object_bucket" "plain" {
  attrs          = { id = "fr-par/plain", name = "plain" }
  expect_failure = true
}
