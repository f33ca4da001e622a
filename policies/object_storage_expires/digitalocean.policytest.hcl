policytest {
  targets = ["digitalocean.policy.hcl"]
}

resource "digitalocean_spaces_bucket" "day_of_the_end" {
  attrs = {
    id = "a", name = "a"
    lifecycle_rule = [{ enabled = true, prefix = "", abort_incomplete_multipart_upload_days = 1, expiration = [{ date = "2030-01-01" }] }]
  }
}

resource "digitalocean_spaces_bucket" "switched_off" {
  attrs          = { id = "b", name = "b", lifecycle_rule = [{ enabled = false, expiration = [{ days = 30 }] }] }
  expect_failure = true
}

resource "digitalocean_spaces_bucket" "too_long" {
  attrs          = { id = "c", name = "c", lifecycle_rule = [{ enabled = true, abort_incomplete_multipart_upload_days = 1, expiration = [{ days = 400 }] }] }
  expect_failure = true
}

resource "digitalocean_spaces_bucket" "earlier_versions" {
  attrs = {
    id = "d", name = "d", versioning = [{ enabled = "true" }]
    lifecycle_rule = [{ enabled = true, abort_incomplete_multipart_upload_days = 1, expiration = [{ days = 30 }] }]
  }
  expect_failure = true
}
