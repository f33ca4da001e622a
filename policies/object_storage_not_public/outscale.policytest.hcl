policytest {
  targets = ["outscale.policy.hcl"]
}

resource "outscale_oos_bucket" "null" {
  attrs = { name = "a", acl = null }
}

resource "outscale_oos_object" "public" {
  attrs          = { bucket = "a", key = "b", acl = "public-read-write" }
  expect_failure = true
}

resource "outscale_oos_bucket_policy" "named" {
  attrs = { bucket = "a", policy = "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"arn:aws:iam::012345678910:root\"}, \"Action\": \"*\", \"Resource\": \"*\"}]}" }
}

resource "outscale_oos_bucket_policy" "everyone" {
  attrs          = { bucket = "a", policy = "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"*\"}, \"Action\": \"*\", \"Resource\": \"*\"}]}" }
  expect_failure = true
}
