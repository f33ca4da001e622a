# Spaces of DigitalOcean delete what they hold when a lifecycle rule says so, and only then.
# https://docs.digitalocean.com/products/spaces/how-to/configure-lifecycle-rules/

policy {
  required_providers {
    digitalocean = { source = "digitalocean/digitalocean" }
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

locals {
  yes = [true, "true"]
}

resource_policy "digitalocean_spaces_bucket" "digitalocean_spaces_bucket" {
  locals {
    receives_logs = core::length(core::getresources("digitalocean_spaces_bucket_logging", { target_bucket = attrs.id })) > 0
    max_days      = local.receives_logs ? input.max_log_retention_days : input.max_retention_days

    # Rules for the whole bucket: a prefix leaves files out.
    whole = [
      for rule in core::try(attrs.lifecycle_rule, []) : rule
      if core::contains(local.yes, core::try(rule.enabled, null)) && core::contains([null, ""], core::try(rule.prefix, null))
    ]
    days = [for rule in local.whole : rule.expiration[0].days if core::try(rule.expiration[0].days, null) != null]
    ends = [for rule in local.whole : rule.expiration[0].date if core::try(rule.expiration[0].date, null) != null]
    earlier_days = [
      for rule in local.whole : rule.noncurrent_version_expiration[0].days
      if core::try(rule.noncurrent_version_expiration[0].days, null) != null
    ]
  }

  enforce {
    condition     = core::length(core::concat(local.days, local.ends)) > 0
    error_message = "Nothing ever deletes files from this bucket: no enabled rule covers all of it."
  }

  enforce {
    condition     = core::length(core::concat(local.days, local.ends)) == 0 || core::length(local.ends) > 0 || core::anytrue([for days in local.days : days <= local.max_days])
    error_message = "Files stay in this bucket for more than ${local.max_days} days."
  }

  enforce {
    condition = (
      !core::contains(local.yes, core::try(attrs.versioning[0].enabled, false))
      || core::anytrue([for days in local.earlier_days : days <= local.max_days])
    )
    error_message = "Earlier versions of files stay in this bucket for ever, or for more than ${local.max_days} days: deleting a file only hides it."
  }
}

resource_policy "digitalocean_spaces_bucket" "digitalocean_broken_uploads" {
  enforcement_level = "advisory"

  locals {
    days = [
      for rule in core::try(attrs.lifecycle_rule, []) : rule.abort_incomplete_multipart_upload_days
      if core::contains(local.yes, core::try(rule.enabled, null)) && core::contains([null, ""], core::try(rule.prefix, null))
      && core::try(rule.abort_incomplete_multipart_upload_days, null) != null
    ]
  }

  enforce {
    condition     = core::anytrue([for days in local.days : days <= input.max_upload_days])
    error_message = "The parts of broken uploads stay in this bucket unseen: no list of its files shows them."
  }
}
