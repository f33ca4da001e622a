policytest {
  targets = ["aws.policy.hcl"]
}

# -- a lifecycle at all ------------------------------------------------------------------------------------------------------

resource "aws_s3_bucket" "without_lifecycle" {
  expect_failure = true
  attrs = {
    id     = "exchange"
    bucket = "exchange"
  }
}

resource "aws_s3_bucket" "with_lifecycle" {
  attrs = {
    id     = "reports"
    bucket = "reports"
  }
}

# -- expiration --------------------------------------------------------------------------------------------------------------

resource "aws_s3_bucket_lifecycle_configuration" "complete" {
  attrs = {
    bucket = aws_s3_bucket.with_lifecycle.id
    rule = [{
      id                                = "expire"
      status                            = "Enabled"
      filter                            = [{}]
      expiration                        = [{ days = 30 }]
      noncurrent_version_expiration     = [{ noncurrent_days = 7 }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
    }]
  }
}

# One rule for each purpose does as well as one rule for all.
resource "aws_s3_bucket_lifecycle_configuration" "three_rules" {
  attrs = {
    bucket = "versioned"
    rule = [
      { id = "expire", status = "Enabled", filter = [{ prefix = "" }], expiration = [{ days = 90 }] },
      { id = "versions", status = "Enabled", filter = [], noncurrent_version_expiration = [{ noncurrent_days = 90 }] },
      { id = "uploads", status = "Enabled", prefix = "", abort_incomplete_multipart_upload = [{ days_after_initiation = 1 }] },
    ]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "only_moves" {
  expect_failure = true
  attrs = {
    bucket = "archive"
    rule = [{
      status                            = "Enabled"
      filter                            = [{}]
      transition                        = [{ days = 30, storage_class = "STANDARD_IA" }, { days = 90, storage_class = "GLACIER" }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
    }]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "only_delete_markers" {
  expect_failure = true
  attrs = {
    bucket = "archive"
    rule = [{
      status                            = "Enabled"
      filter                            = [{}]
      expiration                        = [{ expired_object_delete_marker = true }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
    }]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "disabled" {
  expect_failure = true
  attrs = {
    bucket = "archive"
    rule = [
      { status = "Disabled", filter = [{}], expiration = [{ days = 30 }] },
      { status = "Enabled", filter = [{}], abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }] },
    ]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "one_folder" {
  expect_failure = true
  attrs = {
    bucket = "archive"
    rule = [
      { status = "Enabled", filter = [{ prefix = "tmp/" }], expiration = [{ days = 30 }] },
      { status = "Enabled", filter = [{}], abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }] },
    ]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "one_tag" {
  expect_failure = true
  attrs = {
    bucket = "archive"
    rule = [
      { status = "Enabled", filter = [{ tag = [{ key = "temporary", value = "yes" }] }], expiration = [{ days = 30 }] },
      { status = "Enabled", filter = [{}], abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }] },
    ]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "large_files" {
  expect_failure = true
  attrs = {
    bucket = "archive"
    rule = [
      { status = "Enabled", filter = [{ and = [{ object_size_greater_than = 1000000 }] }], expiration = [{ days = 30 }] },
      { status = "Enabled", filter = [{}], abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }] },
    ]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "old_style_folder" {
  expect_failure = true
  attrs = {
    bucket = "archive"
    rule = [
      { status = "Enabled", prefix = "tmp/", expiration = [{ days = 30 }] },
      { status = "Enabled", filter = [{}], abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }] },
    ]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "too_late" {
  expect_failure = true
  attrs = {
    bucket = "archive"
    rule = [{
      status                            = "Enabled"
      filter                            = [{}]
      expiration                        = [{ days = 91 }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
    }]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "the_shortest_wins" {
  attrs = {
    bucket = "archive"
    rule = [
      {
        status                            = "Enabled"
        filter                            = [{}]
        expiration                        = [{ days = 365 }]
        abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
      },
      { status = "Enabled", filter = [{}], expiration = [{ days = 30 }] },
    ]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "on_a_date" {
  attrs = {
    bucket = "archive"
    rule = [{
      status                            = "Enabled"
      filter                            = [{}]
      expiration                        = [{ date = "2027-06-30T00:00:00Z" }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
    }]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "shorter_maximum" {
  expect_failure = true
  inputs {
    max_retention_days = 14
  }
  attrs = {
    bucket = "archive"
    rule = [{
      status                            = "Enabled"
      filter                            = [{}]
      expiration                        = [{ days = 30 }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
    }]
  }
}

# Logs have to be there when they are needed: their buckets may keep them longer.
resource "aws_s3_bucket_logging" "to_logs" {
  attrs = {
    bucket        = "reports"
    target_bucket = "logs"
  }
}

resource "aws_cloudtrail" "to_audit" {
  attrs = {
    s3_bucket_name = "audit"
  }
}

resource "aws_s3_bucket" "balancer_logs" {
  attrs = {
    id             = "balancer-logs"
    bucket         = "balancer-logs"
    lifecycle_rule = [{ enabled = true, expiration = [{ days = 1 }], abort_incomplete_multipart_upload_days = 1 }]
  }
}

resource "aws_lb" "to_balancer_logs" {
  attrs = {
    access_logs = [{ bucket = "balancer-logs", enabled = true }]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "access_logs" {
  attrs = {
    bucket = "logs"
    rule = [{
      status                            = "Enabled"
      filter                            = [{}]
      expiration                        = [{ days = 180 }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
    }]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "audit_trail" {
  attrs = {
    bucket = "audit"
    rule = [{
      status                            = "Enabled"
      filter                            = [{}]
      expiration                        = [{ days = 365 }]
      noncurrent_version_expiration     = [{ noncurrent_days = 30 }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
    }]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "balancer_logs" {
  attrs = {
    bucket = "balancer-logs"
    rule = [{
      status                            = "Enabled"
      filter                            = [{}]
      expiration                        = [{ days = 180 }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
    }]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "logs_for_years" {
  expect_failure = true
  attrs = {
    bucket = "audit"
    rule = [{
      status                            = "Enabled"
      filter                            = [{}]
      expiration                        = [{ days = 730 }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
    }]
  }
}

# -- earlier versions --------------------------------------------------------------------------------------------------------

resource "aws_s3_bucket_versioning" "enabled" {
  attrs = {
    bucket                   = "versioned"
    versioning_configuration = [{ status = "Enabled" }]
  }
}

resource "aws_s3_bucket_versioning" "suspended" {
  attrs = {
    bucket                   = "suspended"
    versioning_configuration = [{ status = "Suspended" }]
  }
}

resource "aws_s3_bucket_versioning" "disabled" {
  attrs = {
    bucket                   = "unversioned"
    versioning_configuration = [{ status = "Disabled" }]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "versions_kept" {
  expect_failure = true
  attrs = {
    bucket = "versioned"
    rule = [{
      status                            = "Enabled"
      filter                            = [{}]
      expiration                        = [{ days = 30 }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
    }]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "versions_kept_from_before" {
  expect_failure = true
  attrs = {
    bucket = "suspended"
    rule = [{
      status                            = "Enabled"
      filter                            = [{}]
      expiration                        = [{ days = 30 }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
    }]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "no_versions" {
  attrs = {
    bucket = "unversioned"
    rule = [{
      status                            = "Enabled"
      filter                            = [{}]
      expiration                        = [{ days = 30 }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
    }]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "versions_too_late" {
  expect_failure = true
  attrs = {
    bucket = "versioned"
    rule = [{
      status                            = "Enabled"
      filter                            = [{}]
      expiration                        = [{ days = 30 }]
      noncurrent_version_expiration     = [{ noncurrent_days = 365 }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
    }]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "three_versions_for_ever" {
  expect_failure = true
  attrs = {
    bucket = "versioned"
    rule = [{
      status                            = "Enabled"
      filter                            = [{}]
      expiration                        = [{ days = 30 }]
      noncurrent_version_expiration     = [{ noncurrent_days = 7, newer_noncurrent_versions = 3 }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
    }]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "versions_of_one_folder" {
  expect_failure = true
  attrs = {
    bucket = "versioned"
    rule = [
      {
        status                            = "Enabled"
        filter                            = [{}]
        expiration                        = [{ days = 30 }]
        abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
      },
      { status = "Enabled", filter = [{ prefix = "tmp/" }], noncurrent_version_expiration = [{ noncurrent_days = 7 }] },
    ]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "versions_only_moved" {
  expect_failure = true
  attrs = {
    bucket = "versioned"
    rule = [{
      status                            = "Enabled"
      filter                            = [{}]
      expiration                        = [{ days = 30 }]
      noncurrent_version_transition     = [{ noncurrent_days = 30, storage_class = "GLACIER" }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
    }]
  }
}

resource "aws_s3_bucket" "locked" {
  attrs = {
    id                  = "locked"
    bucket              = "locked"
    object_lock_enabled = true
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "versions_of_a_locked_bucket_kept" {
  expect_failure = true
  attrs = {
    bucket = "locked"
    rule = [{
      status                            = "Enabled"
      filter                            = [{}]
      expiration                        = [{ days = 30 }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
    }]
  }
}

# Earlier versions of logs may stay as long as the logs.
resource "aws_s3_bucket_versioning" "of_the_audit_trail" {
  attrs = {
    bucket                   = "audit"
    versioning_configuration = [{ status = "Enabled" }]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "versions_of_the_audit_trail" {
  attrs = {
    bucket = "audit"
    rule = [{
      status                            = "Enabled"
      filter                            = [{}]
      expiration                        = [{ days = 180 }]
      noncurrent_version_expiration     = [{ noncurrent_days = 180 }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 7 }]
    }]
  }
}

# -- broken uploads ----------------------------------------------------------------------------------------------------------

resource "aws_s3_bucket_lifecycle_configuration" "uploads_kept" {
  expect_failure = true
  attrs = {
    bucket = "archive"
    rule   = [{ status = "Enabled", filter = [{}], expiration = [{ days = 30 }] }]
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "uploads_kept_too_long" {
  expect_failure = true
  attrs = {
    bucket = "archive"
    rule = [{
      status                            = "Enabled"
      filter                            = [{}]
      expiration                        = [{ days = 30 }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 30 }]
    }]
  }
}

# -- rules in the bucket itself ----------------------------------------------------------------------------------------------

resource "aws_s3_bucket" "inline" {
  attrs = {
    bucket     = "inline"
    versioning = [{ enabled = true }]
    lifecycle_rule = [{
      enabled                                = true
      abort_incomplete_multipart_upload_days = 7
      expiration                             = [{ days = 30 }]
      noncurrent_version_expiration          = [{ days = 7 }]
    }]
  }
}

resource "aws_s3_bucket" "inline_versions_kept" {
  expect_failure = true
  attrs = {
    bucket     = "inline"
    versioning = [{ enabled = true }]
    lifecycle_rule = [{
      enabled                                = true
      abort_incomplete_multipart_upload_days = 7
      expiration                             = [{ days = 30 }]
    }]
  }
}

resource "aws_s3_bucket" "inline_one_folder" {
  expect_failure = true
  attrs = {
    bucket = "inline"
    lifecycle_rule = [
      { enabled = true, prefix = "tmp/", expiration = [{ days = 30 }] },
      { enabled = true, tags = { temporary = "yes" }, expiration = [{ days = 30 }] },
      { enabled = true, abort_incomplete_multipart_upload_days = 7 },
    ]
  }
}

resource "aws_s3_bucket" "inline_uploads_kept" {
  expect_failure = true
  attrs = {
    bucket         = "inline"
    lifecycle_rule = [{ enabled = true, expiration = [{ days = 30 }] }]
  }
}

resource "aws_s3_bucket" "inline_disabled" {
  expect_failure = true
  attrs = {
    bucket = "inline"
    lifecycle_rule = [{
      enabled                                = false
      abort_incomplete_multipart_upload_days = 7
      expiration                             = [{ days = 30 }]
    }]
  }
}

resource "aws_s3_bucket" "inline_only_moves" {
  expect_failure = true
  attrs = {
    bucket = "inline"
    lifecycle_rule = [{
      enabled                                = true
      abort_incomplete_multipart_upload_days = 7
      transition                             = [{ days = 30, storage_class = "GLACIER" }]
    }]
  }
}

# -- locks -------------------------------------------------------------------------------------------------------------------

resource "aws_s3_bucket_object_lock_configuration" "short" {
  attrs = {
    bucket = "locked"
    rule   = [{ default_retention = [{ mode = "GOVERNANCE", days = 30 }] }]
  }
}

resource "aws_s3_bucket_object_lock_configuration" "without_default" {
  attrs = {
    bucket              = "locked"
    object_lock_enabled = "Enabled"
  }
}

resource "aws_s3_bucket_object_lock_configuration" "for_years" {
  expect_failure = true
  attrs = {
    bucket = "locked"
    rule   = [{ default_retention = [{ mode = "COMPLIANCE", years = 7 }] }]
  }
}

# -- directory buckets -----------------------------------------------------------------------------------------------------------

resource "aws_s3_directory_bucket" "without_lifecycle" {
  expect_failure = true
  attrs = {
    bucket = "transit--euw3-az1--x-s3"
  }
}

resource "aws_s3_directory_bucket" "with_lifecycle" {
  attrs = {
    bucket = "sessions--euw3-az1--x-s3"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "sessions" {
  attrs = {
    bucket = "sessions--euw3-az1--x-s3"
    rule = [{
      status                            = "Enabled"
      filter                            = [{}]
      expiration                        = [{ days = 7 }]
      abort_incomplete_multipart_upload = [{ days_after_initiation = 1 }]
    }]
  }
}

# -- logs in buckets with rules of their own -----------------------------------------------------------------------------------

resource "aws_s3_bucket" "inline_logs" {
  attrs = {
    bucket = "inline-logs"
    lifecycle_rule = [{
      enabled                                = true
      abort_incomplete_multipart_upload_days = 7
      expiration                             = [{ days = 180 }]
    }]
  }
}

resource "aws_flow_log" "to_inline_logs" {
  attrs = {
    log_destination = "arn:aws:s3:::inline-logs"
  }
}

# Nothing is logged here.
resource "aws_s3_bucket" "inline_no_logs" {
  expect_failure = true
  attrs = {
    bucket = "inline-no-logs"
    lifecycle_rule = [{
      enabled                                = true
      abort_incomplete_multipart_upload_days = 7
      expiration                             = [{ days = 180 }]
    }]
  }
}
