policytest {
  targets = ["scaleway.policy.hcl"]
}

resource "scaleway_object_bucket_server_side_encryption_configuration" "own_key" {
  attrs = {
    bucket = "results"
    rule   = [{ apply_server_side_encryption_by_default = [{ sse_algorithm = "aws:kms", kms_master_key_id = "fr-par/1" }] }]
  }
}

resource "scaleway_object_bucket_server_side_encryption_configuration" "null" {
  attrs = {
    bucket = "results"
    rule   = [{ apply_server_side_encryption_by_default = [{ sse_algorithm = "AES256", kms_master_key_id = null }] }]
  }
  expect_failure = true
}
