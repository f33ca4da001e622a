# Buckets of OVHcloud delete what they hold when a lifecycle configuration beside them says so.
# https://help.ovhcloud.com/csm/en-public-cloud-storage-s3-lifecycle-rules

policy {
  required_providers {
    ovh = { source = "ovh/ovh" }
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
  # Conditions that leave objects out of a rule.
  narrowing = ["prefix", "tags", "object_size_greater_than", "object_size_less_than"]

  days = { D = 1, W = 7, M = 31, Y = 366 }
}

resource_policy "ovh_cloud_project_storage" "ovh_bucket" {
  enforce {
    condition = core::length(core::getresources(
      "ovh_cloud_project_storage_object_bucket_lifecycle_configuration", { container_name = core::try(attrs.name, null) }
    )) > 0
    error_message = "No lifecycle rule deletes the files of this bucket after some days: whatever is copied here stays for ever."
  }
}

resource_policy "ovh_cloud_project_storage_object_bucket_lifecycle_configuration" "ovh_lifecycle" {
  locals {
    rules = [
      for rule in core::try(attrs.rules, null) == null ? [] : attrs.rules : rule
      if core::lower(core::try(rule.status, "")) == "enabled"
      && core::alltrue([for name in local.narrowing : core::contains([null, "", {}, 0], core::try(rule.filter[name], null))])
    ]
    expiring = [for rule in local.rules : rule if core::try(rule.expiration.days, null) != null]

    keeps_versions = core::anytrue([
      for bucket in core::getresources("ovh_cloud_project_storage", { name = core::try(attrs.container_name, null) }) :
      core::lower(core::try(bucket.versioning.status, "")) == "enabled"
    ])
    expiring_versions = [
      for rule in local.rules : rule
      if core::try(rule.noncurrent_version_expiration.noncurrent_days <= input.max_retention_days, false)
    ]
  }

  # The shortest period wins.
  enforce {
    condition     = core::anytrue([for rule in local.expiring : rule.expiration.days <= input.max_retention_days])
    error_message = "No rule deletes all files of this bucket within ${input.max_retention_days} days: some of them stay for longer, or for ever."
  }

  enforce {
    condition     = !local.keeps_versions || core::length(local.expiring_versions) > 0
    error_message = "The bucket keeps earlier versions: deleting a file only hides it, and no rule removes all hidden versions within ${input.max_retention_days} days."
  }
}

resource_policy "ovh_cloud_project_storage_object_bucket_lifecycle_configuration" "ovh_uploads" {
  enforcement_level = "advisory"

  enforce {
    condition = core::anytrue([
      for rule in core::try(attrs.rules, null) == null ? [] : attrs.rules :
      core::lower(core::try(rule.status, "")) == "enabled" && core::contains([null, ""], core::try(rule.filter.prefix, null))
      && core::try(rule.abort_incomplete_multipart_upload.days_after_initiation <= input.max_upload_days, false)
    ])
    error_message = "The parts of broken uploads are not removed within ${input.max_upload_days} days: they hold personal data, and no listing of the bucket shows them."
  }
}

# What is locked cannot be erased, not even when a person asks for it. Periods are written P30D, P2W, P6M or P1Y.
# https://registry.terraform.io/providers/ovh/ovh/latest/docs/resources/cloud_project_storage
resource_policy "ovh_cloud_project_storage" "ovh_bucket_lock" {
  filter = core::try(attrs.object_lock.rule.period, null) != null

  locals {
    parts = core::regexall("([0-9]+)([DWMY])", attrs.object_lock.rule.period)
    total = core::concat([0], [for part in local.parts : core::parseint(part[0], 10) * local.days[part[1]]])
  }

  enforce {
    condition     = core::alltrue([for days in local.total : days <= input.max_retention_days])
    error_message = "No file of this bucket can be erased before it is older than ${input.max_retention_days} days, not even when the law demands it: its lock is longer than that."
  }
}
