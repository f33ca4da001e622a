policytest {
  targets = ["google.policy.hcl"]
}

locals {
  uploads = { action = [{ type = "AbortIncompleteMultipartUpload" }], condition = [{ age = 7 }] }
  expires = { action = [{ type = "Delete" }], condition = [{ age = 30 }] }
}

# -- expiry ------------------------------------------------------------------------------------------------------------------

resource "google_storage_bucket" "complete" {
  attrs = {
    id             = "reports"
    lifecycle_rule = [local.expires, local.uploads]
  }
}

resource "google_storage_bucket" "without_rules" {
  expect_failure = true
  attrs = {
    id = "exchange"
  }
}

resource "google_storage_bucket" "only_moves" {
  expect_failure = true
  attrs = {
    id             = "archive"
    lifecycle_rule = [{ action = [{ type = "SetStorageClass", storage_class = "ARCHIVE" }], condition = [{ age = 30 }] }, local.uploads]
  }
}

resource "google_storage_bucket" "one_folder" {
  expect_failure = true
  attrs = {
    id             = "folder"
    lifecycle_rule = [{ action = [{ type = "Delete" }], condition = [{ age = 30, matches_prefix = ["tmp/"] }] }, local.uploads]
  }
}

resource "google_storage_bucket" "one_class" {
  expect_failure = true
  attrs = {
    id             = "class"
    lifecycle_rule = [{ action = [{ type = "Delete" }], condition = [{ age = 30, matches_storage_class = ["NEARLINE"] }] }, local.uploads]
  }
}

resource "google_storage_bucket" "before_a_date" {
  expect_failure = true
  attrs = {
    id             = "date"
    lifecycle_rule = [{ action = [{ type = "Delete" }], condition = [{ age = 30, created_before = "2024-01-01" }] }, local.uploads]
  }
}

resource "google_storage_bucket" "empty_prefixes" {
  attrs = {
    id             = "empty-prefixes"
    lifecycle_rule = [{ action = [{ type = "Delete" }], condition = [{ age = 30, matches_prefix = [], with_state = "LIVE" }] }, local.uploads]
  }
}

resource "google_storage_bucket" "too_long" {
  expect_failure = true
  attrs = {
    id             = "too-long"
    lifecycle_rule = [{ action = [{ type = "Delete" }], condition = [{ age = 365 }] }, local.uploads]
  }
}

resource "google_storage_bucket" "age_of_zero_is_not_sent" {
  expect_failure = true
  attrs = {
    id             = "zero"
    lifecycle_rule = [{ action = [{ type = "Delete" }], condition = [{ age = 0 }] }, local.uploads]
  }
}

resource "google_storage_bucket" "age_of_zero_is_sent" {
  attrs = {
    id             = "zero-sent"
    lifecycle_rule = [{ action = [{ type = "Delete" }], condition = [{ age = 0, send_age_if_zero = true }] }, local.uploads]
  }
}

resource "google_storage_bucket" "only_earlier_versions" {
  expect_failure = true
  attrs = {
    id             = "only-earlier"
    versioning     = [{ enabled = true }]
    lifecycle_rule = [{ action = [{ type = "Delete" }], condition = [{ age = 30, with_state = "ARCHIVED" }] }, local.uploads]
  }
}

# -- logs may stay for longer ------------------------------------------------------------------------------------------------

resource "google_storage_bucket" "logs" {
  attrs = {
    id             = "logs"
    lifecycle_rule = [{ action = [{ type = "Delete" }], condition = [{ age = 365 }] }, local.uploads]
  }
}

resource "google_storage_bucket" "logged" {
  attrs = {
    id             = "logged"
    logging        = [{ log_bucket = google_storage_bucket.logs.id }]
    lifecycle_rule = [local.expires, local.uploads]
  }
}

resource "google_storage_bucket" "audit" {
  attrs = {
    id             = "audit"
    lifecycle_rule = [{ action = [{ type = "Delete" }], condition = [{ age = 300 }] }, local.uploads]
  }
}

resource "google_logging_folder_sink" "audit" {
  attrs = {
    destination = google_storage_bucket.audit.id
  }
}

# -- versions ----------------------------------------------------------------------------------------------------------------

resource "google_storage_bucket" "versions_by_age" {
  attrs = {
    id             = "versions-by-age"
    versioning     = [{ enabled = "true" }]
    lifecycle_rule = [{ action = [{ type = "Delete" }], condition = [{ age = 30, with_state = "ANY" }] }, local.uploads]
  }
}

resource "google_storage_bucket" "versions_by_their_own_rule" {
  attrs = {
    id         = "versions-own-rule"
    versioning = [{ enabled = true }]
    lifecycle_rule = [
      { action = [{ type = "Delete" }], condition = [{ age = 30, with_state = "LIVE" }] },
      { action = [{ type = "Delete" }], condition = [{ days_since_noncurrent_time = 7 }] },
      local.uploads,
    ]
  }
}

resource "google_storage_bucket" "versions_stay" {
  expect_failure = true
  attrs = {
    id             = "versions-stay"
    versioning     = [{ enabled = true }]
    lifecycle_rule = [{ action = [{ type = "Delete" }], condition = [{ age = 30, with_state = "LIVE" }] }, local.uploads]
  }
}

# The three newest versions stay for ever.
resource "google_storage_bucket" "some_versions_stay" {
  expect_failure = true
  attrs = {
    id         = "some-versions-stay"
    versioning = [{ enabled = true }]
    lifecycle_rule = [
      { action = [{ type = "Delete" }], condition = [{ age = 30, with_state = "LIVE" }] },
      { action = [{ type = "Delete" }], condition = [{ num_newer_versions = 3, with_state = "ARCHIVED" }] },
      local.uploads,
    ]
  }
}

# -- uploads -----------------------------------------------------------------------------------------------------------------

resource "google_storage_bucket" "uploads_stay" {
  expect_failure = true
  attrs = {
    id             = "uploads-stay"
    lifecycle_rule = [local.expires]
  }
}

resource "google_storage_bucket" "uploads_stay_too_long" {
  expect_failure = true
  attrs = {
    id             = "uploads-stay-long"
    lifecycle_rule = [local.expires, { action = [{ type = "AbortIncompleteMultipartUpload" }], condition = [{ age = 60 }] }]
  }
}

# -- locks and undoing -------------------------------------------------------------------------------------------------------

resource "google_storage_bucket" "locked_for_ten_years" {
  expect_failure = true
  attrs = {
    id               = "locked"
    retention_policy = [{ retention_period = 315360000, is_locked = true }]
    lifecycle_rule   = [local.expires, local.uploads]
  }
}

# Version 7 of the provider has the period as a text.
resource "google_storage_bucket" "locked_for_a_month" {
  attrs = {
    id               = "locked-month"
    retention_policy = [{ retention_period = "2592000" }]
    lifecycle_rule   = [local.expires, local.uploads]
  }
}

resource "google_storage_bucket" "on_hold" {
  expect_failure = true
  attrs = {
    id                       = "on-hold"
    default_event_based_hold = true
    lifecycle_rule           = [local.expires, local.uploads]
  }
}

resource "google_storage_bucket" "undone_for_a_quarter" {
  expect_failure = true
  attrs = {
    id                 = "undone"
    soft_delete_policy = [{ retention_duration_seconds = 7776000 }]
    lifecycle_rule     = [local.expires, local.uploads]
  }
}

resource "google_storage_bucket" "never_undone" {
  attrs = {
    id                 = "never-undone"
    soft_delete_policy = [{ retention_duration_seconds = 0 }]
    lifecycle_rule     = [local.expires, local.uploads]
  }
}
