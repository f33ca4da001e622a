policytest {
  targets = ["outscale.policy.hcl"]
}

resource "outscale_oos_bucket" "encrypted" {
  attrs = { id = "encrypted", name = "encrypted" }
}

resource "outscale_oos_bucket_encryption" "encrypted" {
  attrs = { bucket = "encrypted" }
}

# The configuration is one of another bucket.
resource "outscale_oos_bucket" "plain" {
  attrs          = { id = "plain", name = "plain" }
  expect_failure = true
}
