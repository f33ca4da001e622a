# Buckets of Google Cloud delete what they hold when a lifecycle rule with the action Delete says so, and only then.
# https://cloud.google.com/storage/docs/lifecycle

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

input "max_retention_days" {
  type        = number
  default     = 90
  description = "Days that objects, and earlier versions of objects, may stay."
}

input "max_log_retention_days" {
  type        = number
  default     = 365
  description = "The same for buckets that receive logs: the CNIL recommends to keep those for six months to a year."
}

input "max_upload_days" {
  type        = number
  default     = 7
  description = "Days that the parts of a broken upload may stay."
}

input "max_soft_delete_days" {
  type        = number
  default     = 30
  description = "Days that deleted objects may still be brought back."
}

locals {
  yes = [true, "true"]

  # Conditions that leave objects out of a rule.
  narrowing = [
    "matches_prefix", "matches_suffix", "matches_storage_class", "created_before", "custom_time_before", "days_since_custom_time",
    "noncurrent_time_before", "num_newer_versions",
  ]

  access_log_buckets = [
    for bucket in core::getresources("google_storage_bucket", {}) : bucket.logging[0].log_bucket
    if core::can(bucket.logging[0].log_bucket)
  ]
  sinks = [
    "google_logging_project_sink", "google_logging_folder_sink", "google_logging_organization_sink",
    "google_logging_billing_account_sink",
  ]
}

resource_policy "google_storage_bucket" "google_bucket" {
  locals {
    receives_logs = core::contains(local.access_log_buckets, attrs.id) || core::anytrue([
      for type in local.sinks : core::length(hclscan::referrers(attrs, type)) > 0
    ])
    max_days = local.receives_logs ? input.max_log_retention_days : input.max_retention_days

    # Rules that delete, whatever the object is called, wherever it is stored.
    deleting = [
      for rule in core::try(attrs.lifecycle_rule, []) : rule
      if core::try(rule.action[0].type, null) == "Delete" && core::alltrue([
        for name in local.narrowing : core::contains([null, "", 0, []], core::try(rule.condition[0][name], null))
      ])
    ]

    # An age of 0 is not sent unless asked for; without an age, or with one for earlier versions only, present objects stay.
    # https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket
    expiring = [
      for rule in local.deleting : rule
      if core::try(rule.condition[0].age, null) != null
      && (rule.condition[0].age > 0 || core::contains(local.yes, core::try(rule.condition[0].send_age_if_zero, false)))
      && core::try(rule.condition[0].with_state, null) != "ARCHIVED"
      && core::contains([null, 0], core::try(rule.condition[0].days_since_noncurrent_time, null))
    ]

    keeps_versions = core::contains(local.yes, core::try(attrs.versioning[0].enabled, false))

    # Where versions are kept, deleting an object makes it an earlier version. The same rule takes that away on its next run,
    # when it is not for present objects only.
    expiring_versions = [
      for rule in local.deleting : rule
      if core::try(rule.condition[0].with_state, null) != "LIVE" && (
        core::try(rule.condition[0].age <= local.max_days, false)
        && core::contains([null, 0], core::try(rule.condition[0].days_since_noncurrent_time, null))
        || core::contains([null, 0], core::try(rule.condition[0].age, null))
        && core::try(rule.condition[0].days_since_noncurrent_time > 0 && rule.condition[0].days_since_noncurrent_time <= local.max_days, false)
      )
    ]
  }

  enforce {
    condition     = core::length(local.expiring) > 0
    error_message = "No lifecycle rule deletes all files of this bucket after some days: whatever is copied here stays for ever."
  }

  # The shortest period wins.
  enforce {
    condition = core::length(local.expiring) == 0 || core::anytrue([
      for rule in local.expiring : rule.condition[0].age <= local.max_days
    ])
    error_message = "Files stay in this bucket for ${local.expiring[0].condition[0].age} days, longer than the ${local.max_days} days allowed."
  }

  enforce {
    condition     = !local.keeps_versions || core::length(local.expiring_versions) > 0
    error_message = "This bucket keeps earlier versions: deleting a file only hides it, and no rule removes all hidden versions within ${local.max_days} days."
  }
}

# https://cloud.google.com/storage/docs/lifecycle#abort-mpu
resource_policy "google_storage_bucket" "google_bucket_uploads" {
  enforcement_level = "advisory"

  enforce {
    condition = core::anytrue([
      for rule in core::try(attrs.lifecycle_rule, []) :
      core::try(rule.action[0].type, null) == "AbortIncompleteMultipartUpload"
      && core::contains([null, []], core::try(rule.condition[0].matches_prefix, null))
      && core::contains([null, []], core::try(rule.condition[0].matches_suffix, null))
      && core::try(rule.condition[0].age <= input.max_upload_days, false)
    ])
    error_message = "The parts of broken uploads are not removed within ${input.max_upload_days} days: they hold personal data, and no listing of the bucket shows them."
  }
}

# What is held back cannot be erased, not even when a person asks for it.
# https://cloud.google.com/storage/docs/bucket-lock
resource_policy "google_storage_bucket" "google_bucket_lock" {
  locals {
    receives_logs = core::contains(local.access_log_buckets, attrs.id) || core::anytrue([
      for type in local.sinks : core::length(hclscan::referrers(attrs, type)) > 0
    ])
    max_days = local.receives_logs ? input.max_log_retention_days : input.max_retention_days
  }

  enforce {
    condition     = core::try(attrs.retention_policy[0].retention_period / 86400 <= local.max_days, true)
    error_message = "No file of this bucket can be erased before it is older than ${local.max_days} days, not even when the law demands it: its retention policy is longer than that."
  }

  # https://cloud.google.com/storage/docs/object-holds
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.default_event_based_hold, false))
    error_message = "Every new file of this bucket is put on hold: no lifecycle rule deletes it until somebody releases it by hand."
  }
}

# Soft delete keeps objects for 7 days unless something else is written, which is a while to undo a mistake.
# https://cloud.google.com/storage/docs/soft-delete
resource_policy "google_storage_bucket" "google_bucket_soft_delete" {
  enforce {
    condition     = core::try(attrs.soft_delete_policy[0].retention_duration_seconds / 86400 <= input.max_soft_delete_days, true)
    error_message = "Deleted files of this bucket can be brought back for more than ${input.max_soft_delete_days} days: they are not gone when everybody thinks they are."
  }
}
