policytest {
  targets = ["scaleway.policy.hcl"]
}

resource "scaleway_object_bucket" "good" {
  attrs = {
    name       = "a"
    versioning = [{ enabled = "true" }]
    lifecycle_rule = [
      {
        enabled = true, prefix = "", tags = null, abort_incomplete_multipart_upload_days = 7
        expiration                    = [{ days = 90 }]
        noncurrent_version_expiration = [{ noncurrent_days = 30 }]
      }
    ]
  }
}

resource "scaleway_object_bucket" "switched_off" {
  attrs          = { name = "a", lifecycle_rule = [{ enabled = false, abort_incomplete_multipart_upload_days = 1, expiration = [{ days = 30 }] }] }
  expect_failure = true
}

resource "scaleway_object_bucket" "by_tag" {
  attrs          = { name = "a", lifecycle_rule = [{ enabled = true, tags = { a = "b" }, expiration = [{ days = 30 }] }] }
  expect_failure = true
}

resource "scaleway_object_bucket" "too_long" {
  attrs          = { name = "a", lifecycle_rule = [{ enabled = true, expiration = [{ days = 91 }] }] }
  expect_failure = true
}

resource "scaleway_object_bucket" "hidden_versions" {
  attrs = {
    name           = "a"
    versioning     = [{ enabled = true }]
    lifecycle_rule = [{ enabled = true, abort_incomplete_multipart_upload_days = 7, expiration = [{ days = 30 }] }]
  }
  expect_failure = true
}

resource "scaleway_object_bucket" "late_uploads" {
  attrs          = { name = "a", lifecycle_rule = [{ enabled = true, abort_incomplete_multipart_upload_days = 30, expiration = [{ days = 30 }] }] }
  expect_failure = true
}

resource "scaleway_object_bucket_lock_configuration" "short" {
  attrs = { bucket = "a", rule = [{ default_retention = [{ mode = "GOVERNANCE", days = 30 }] }] }
}

resource "scaleway_object_bucket_lock_configuration" "days" {
  attrs          = { bucket = "a", rule = [{ default_retention = [{ mode = "GOVERNANCE", days = 400 }] }] }
  expect_failure = true
}
