# Buckets of Outscale's object storage (OOS) delete what they hold when a lifecycle configuration beside them says so.
# https://docs.outscale.com/en/userguide/Bucket-Lifecycle-Configuration-Reference.html

policy {
  required_providers {
    outscale = { source = "outscale/outscale" }
  }
}

input "max_retention_days" {
  type        = number
  default     = 90
  description = "Days that objects, and earlier versions of objects, may stay."
}

resource_policy "outscale_oos_bucket" "outscale_bucket" {
  enforce {
    condition     = core::length(core::getresources("outscale_oos_bucket_lifecycle", { bucket = attrs.id })) > 0
    error_message = "No lifecycle rule deletes the files of this bucket after some days: whatever is copied here stays for ever."
  }
}

resource_policy "outscale_oos_bucket_lifecycle" "outscale_lifecycle" {
  locals {
    rules = [
      for rule in core::try(attrs.rule, []) : rule
      if core::lower(core::try(rule.status, "")) == "enabled"
      && core::contains([null, ""], core::try(rule.filter.prefix, null)) && core::try(rule.filter.and, null) == null
    ]
    keeps_versions = core::length(core::getresources("outscale_oos_bucket_versioning", { bucket = core::try(attrs.bucket, null) })) > 0
  }

  # The shortest period wins.
  enforce {
    condition     = core::anytrue([for rule in local.rules : core::try(rule.expiration.days <= input.max_retention_days, false)])
    error_message = "No rule deletes all files of this bucket within ${input.max_retention_days} days: some of them stay for longer, or for ever."
  }

  enforce {
    condition = !local.keeps_versions || core::anytrue([
      for rule in local.rules : core::try(rule.noncurrent_version_expiration.noncurrent_days <= input.max_retention_days, false)
    ])
    error_message = "The bucket keeps earlier versions: deleting a file only hides it, and no rule removes all hidden versions within ${input.max_retention_days} days."
  }
}
