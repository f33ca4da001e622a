policytest {
  targets = ["digitalocean.policy.hcl"]
}

resource "digitalocean_spaces_bucket" "private" {
  attrs = { name = "a", acl = "private" }
}

resource "digitalocean_spaces_bucket_object" "null" {
  attrs = { bucket = "a", key = "b", acl = null }
}

resource "digitalocean_spaces_bucket" "public" {
  attrs          = { name = "b", acl = "public-read" }
  expect_failure = true
}
