policytest {
  targets = ["outscale.policy.hcl"]
}

resource "outscale_oos_bucket" "good" {
  attrs = { id = "good", name = "good" }
}

resource "outscale_oos_bucket_lifecycle" "good" {
  attrs = { bucket = "good", rule = [{ status = "Enabled", filter = { prefix = "" }, expiration = { days = 90 } }] }
}

resource "outscale_oos_bucket" "alone" {
  attrs          = { id = "alone", name = "alone" }
  expect_failure = true
}

resource "outscale_oos_bucket_lifecycle" "narrow" {
  attrs          = { bucket = "a", rule = [{ status = "Enabled", filter = { prefix = "inbox/" }, expiration = { days = 30 } }] }
  expect_failure = true
}

resource "outscale_oos_bucket_versioning" "versions" {
  attrs = { bucket = "versions" }
}

resource "outscale_oos_bucket_lifecycle" "versions" {
  attrs          = { bucket = "versions", rule = [{ status = "Enabled", filter = { prefix = "" }, expiration = { days = 30 } }] }
  expect_failure = true
}
