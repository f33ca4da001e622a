policytest {
  targets = ["digitalocean.policy.hcl"]
}

resource "digitalocean_spaces_bucket" "logged" {
  attrs = { id = "a", name = "a" }
}

resource "digitalocean_spaces_bucket_logging" "logged" {
  attrs = { bucket = "a", target_bucket = "elsewhere" }
}

resource "digitalocean_spaces_bucket" "another" {
  attrs          = { id = "b", name = "b" }
  expect_failure = true
}
