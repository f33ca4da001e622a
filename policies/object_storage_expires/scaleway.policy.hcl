# Buckets of Scaleway delete what they hold when a lifecycle rule says so. Moving files to GLACIER deletes nothing.
# https://www.scaleway.com/en/docs/object-storage/how-to/manage-lifecycle-rules/

policy {
  required_providers {
    scaleway = { source = "scaleway/scaleway" }
  }
}

input "max_retention_days" {
  type        = number
  default     = 90
  description = "Days that objects, and earlier versions of objects, may stay."
}

input "max_upload_days" {
  type        = number
  default     = 7
  description = "Days that the parts of a broken upload may stay."
}

locals {
  yes = [true, "true"]
}

resource_policy "scaleway_object_bucket" "scaleway_bucket" {
  locals {
    # Rules that are on, for all files.
    rules = [
      for rule in core::try(attrs.lifecycle_rule, []) : rule
      if core::contains(local.yes, core::try(rule.enabled, false))
      && core::contains([null, ""], core::try(rule.prefix, null)) && core::contains([null, {}], core::try(rule.tags, null))
    ]
    expiring = [for rule in local.rules : rule if core::try(rule.expiration[0].days, null) != null]

    keeps_versions = core::contains(local.yes, core::try(attrs.versioning[0].enabled, false))
    expiring_versions = [
      for rule in local.rules : rule
      if core::try(
        rule.noncurrent_version_expiration[0].noncurrent_days <= input.max_retention_days,
        rule.noncurrent_version_expiration[0].days <= input.max_retention_days, false
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
      for rule in local.expiring : rule.expiration[0].days <= input.max_retention_days
    ])
    error_message = "Files stay in this bucket for ${local.expiring[0].expiration[0].days} days, longer than the ${input.max_retention_days} days allowed."
  }

  enforce {
    condition     = !local.keeps_versions || core::length(local.expiring_versions) > 0
    error_message = "This bucket keeps earlier versions: deleting a file only hides it, and no rule removes all hidden versions within ${input.max_retention_days} days."
  }
}

resource_policy "scaleway_object_bucket" "scaleway_bucket_uploads" {
  enforcement_level = "advisory"

  enforce {
    condition = core::anytrue([
      for rule in core::try(attrs.lifecycle_rule, []) :
      core::contains(local.yes, core::try(rule.enabled, false)) && core::contains([null, ""], core::try(rule.prefix, null))
      && core::try(rule.abort_incomplete_multipart_upload_days <= input.max_upload_days, false)
    ])
    error_message = "The parts of broken uploads are not removed within ${input.max_upload_days} days: they hold personal data, and no listing of the bucket shows them."
  }
}

# What is locked cannot be erased, not even when a person asks for it.
# https://www.scaleway.com/en/docs/object-storage/api-cli/object-lock/
resource_policy "scaleway_object_bucket_lock_configuration" "scaleway_bucket_lock" {
  locals {
    retention = core::try(attrs.rule[0].default_retention[0], {})
  }

  enforce {
    condition = (
      core::try(local.retention.days <= input.max_retention_days, true)
      && core::try(local.retention.years * 365 <= input.max_retention_days, true)
    )
    error_message = "No file of this bucket can be erased before it is older than ${input.max_retention_days} days, not even when the law demands it: its lock is longer than that."
  }
}
