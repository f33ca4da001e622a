# Buckets of AWS delete what they hold when a lifecycle rule says so, and only then.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
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

  # Where logs are written, beside what the resources with a bucket of their own say (aws_s3_bucket_logging, aws_cloudtrail).
  log_targets = core::concat(
    [for one in core::getresources("aws_s3_bucket", {}) : core::try(one.logging[0].target_bucket, null)],
    [for one in core::getresources("aws_flow_log", {}) : core::try(one.log_destination, null)],
    [for one in core::getresources("aws_cloudfront_distribution", {}) : core::try(one.logging_config[0].bucket, null)],
    [for one in core::getresources("aws_lb", {}) : core::try(one.access_logs[0].bucket, null)],
    [for one in core::getresources("aws_alb", {}) : core::try(one.access_logs[0].bucket, null)],
    [for one in core::getresources("aws_elb", {}) : core::try(one.access_logs[0].bucket, null)],
  )
}

# -- buckets -----------------------------------------------------------------------------------------------------------------

resource_policy "aws_s3_bucket" "s3_bucket" {
  # Rules written in the bucket itself are judged below.
  filter = core::length(core::try(attrs.lifecycle_rule, [])) == 0

  enforce {
    condition     = core::length(core::getresources("aws_s3_bucket_lifecycle_configuration", { bucket = attrs.id })) > 0
    error_message = "Nothing ever deletes files from this bucket: it has no lifecycle configuration."
  }
}

# Directory buckets (S3 Express) know lifecycle rules too, and are their own type.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-buckets-objects-lifecycle.html
resource_policy "aws_s3_directory_bucket" "s3_directory_bucket" {
  enforce {
    condition     = core::length(core::getresources("aws_s3_bucket_lifecycle_configuration", { bucket = core::try(attrs.bucket, null) })) > 0
    error_message = "Nothing ever deletes files from this bucket: it has no lifecycle configuration."
  }
}

resource_policy "aws_s3_bucket_lifecycle_configuration" "s3_expiration" {
  locals {
    receives_logs = (
      core::length(core::getresources("aws_s3_bucket_logging", { target_bucket = core::try(attrs.bucket, null) })) > 0
      || core::length(core::getresources("aws_cloudtrail", { s3_bucket_name = core::try(attrs.bucket, null) })) > 0
      || core::length(core::getresources("aws_config_delivery_channel", { s3_bucket_name = core::try(attrs.bucket, null) })) > 0
      || core::contains(local.log_targets, core::try(attrs.bucket, "?"))
      || core::anytrue([
        for bucket in core::getresources("aws_s3_bucket", { id = core::try(attrs.bucket, null) }) : hclscan::refers_to(local.log_targets, bucket)
      ])
    )
    max_days = local.receives_logs ? input.max_log_retention_days : input.max_retention_days

    # Enabled rules for the whole bucket: a prefix, a tag or a size in the filter leaves files out.
    whole = [
      for rule in core::try(attrs.rule, []) : rule
      if core::try(rule.status, null) == "Enabled"
      && core::contains([null, ""], core::try(rule.prefix, null))
      && core::alltrue([
        for part in core::try(rule.filter, []) : core::alltrue([for value in core::values(part) : core::contains([null, "", []], value)])
      ])
    ]
    expiring = [
      for rule in local.whole : rule
      if core::try(rule.expiration[0].days, null) != null || core::try(rule.expiration[0].date, null) != null
    ]
  }

  enforce {
    condition     = core::length(local.expiring) > 0
    error_message = "No enabled rule deletes all files of this bucket: moving them to cheaper storage, or deleting some of them, keeps the rest for ever."
  }

  # The shortest period wins. A rule with a date deletes on that day whatever is there.
  enforce {
    condition = core::length(local.expiring) == 0 || core::anytrue([
      for rule in local.expiring :
      core::try(rule.expiration[0].date, null) != null || rule.expiration[0].days > 0 && (
        rule.expiration[0].days <= input.max_retention_days
        || (rule.expiration[0].days <= input.max_log_retention_days && local.receives_logs)
      )
    ])
    error_message = "Files stay in this bucket for ${local.expiring[0].expiration[0].days} days, longer than the ${local.max_days} days allowed."
  }
}

# Where versions are kept, deleting a file only hides it: the rule for noncurrent versions is the one that deletes.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configuration-examples.html
resource_policy "aws_s3_bucket_lifecycle_configuration" "s3_noncurrent_versions" {
  locals {
    receives_logs = (
      core::length(core::getresources("aws_s3_bucket_logging", { target_bucket = core::try(attrs.bucket, null) })) > 0
      || core::length(core::getresources("aws_cloudtrail", { s3_bucket_name = core::try(attrs.bucket, null) })) > 0
      || core::length(core::getresources("aws_config_delivery_channel", { s3_bucket_name = core::try(attrs.bucket, null) })) > 0
      || core::contains(local.log_targets, core::try(attrs.bucket, "?"))
      || core::anytrue([
        for bucket in core::getresources("aws_s3_bucket", { id = core::try(attrs.bucket, null) }) : hclscan::refers_to(local.log_targets, bucket)
      ])
    )
    max_days = local.receives_logs ? input.max_log_retention_days : input.max_retention_days

    # Suspended versioning adds no versions, and keeps those that are there. A bucket with a lock always has versions.
    keeps_versions = core::anytrue(core::concat(
      [
        for setting in core::getresources("aws_s3_bucket_versioning", { bucket = core::try(attrs.bucket, null) }) :
        core::contains(["Enabled", "Suspended"], core::try(setting.versioning_configuration[0].status, null))
      ],
      [
        for bucket in core::getresources("aws_s3_bucket", { id = core::try(attrs.bucket, null) }) :
        core::contains(local.yes, core::try(bucket.versioning[0].enabled, null))
        || core::contains(local.yes, core::try(bucket.object_lock_enabled, null))
      ],
    ))

    whole = [
      for rule in core::try(attrs.rule, []) : rule
      if core::try(rule.status, null) == "Enabled"
      && core::contains([null, ""], core::try(rule.prefix, null))
      && core::alltrue([
        for part in core::try(rule.filter, []) : core::alltrue([for value in core::values(part) : core::contains([null, "", []], value)])
      ])
    ]
    expiring = [
      for rule in local.whole : rule
      if core::try(rule.noncurrent_version_expiration[0].noncurrent_days, null) != null
    ]
  }

  enforce {
    condition     = !local.keeps_versions || core::length(local.expiring) > 0
    error_message = "This bucket keeps earlier versions for ever: deleting a file only hides it, and no enabled rule for the whole bucket removes the hidden versions."
  }

  enforce {
    condition = !local.keeps_versions || core::length(local.expiring) == 0 || core::anytrue([
      for rule in local.expiring :
      core::contains([null, 0, "0"], core::try(rule.noncurrent_version_expiration[0].newer_noncurrent_versions, null))
      && rule.noncurrent_version_expiration[0].noncurrent_days > 0 && (
        rule.noncurrent_version_expiration[0].noncurrent_days <= input.max_retention_days
        || (rule.noncurrent_version_expiration[0].noncurrent_days <= input.max_log_retention_days && local.receives_logs)
      )
    ])
    error_message = "Deleted files stay in this bucket as earlier versions for longer than ${local.max_days} days, or some of them for ever."
  }
}

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html
resource_policy "aws_s3_bucket_lifecycle_configuration" "s3_multipart_uploads" {
  locals {
    whole = [
      for rule in core::try(attrs.rule, []) : rule
      if core::try(rule.status, null) == "Enabled"
      && core::contains([null, ""], core::try(rule.prefix, null))
      && core::alltrue([
        for part in core::try(rule.filter, []) : core::alltrue([for value in core::values(part) : core::contains([null, "", []], value)])
      ])
    ]
  }

  enforce {
    condition = core::anytrue([
      for rule in local.whole :
      core::try(rule.abort_incomplete_multipart_upload[0].days_after_initiation <= input.max_upload_days, false)
    ])
    error_message = "The parts of broken uploads are not removed within ${input.max_upload_days} days: they hold personal data, and no listing of the bucket shows them."
  }
}

# Rules as versions 3 and older of the provider had them, in the bucket itself.
resource_policy "aws_s3_bucket" "s3_inline_lifecycle" {
  filter = core::length(core::try(attrs.lifecycle_rule, [])) > 0

  locals {
    whole = [
      for rule in attrs.lifecycle_rule : rule
      if core::contains(local.yes, core::try(rule.enabled, null))
      && core::contains([null, ""], core::try(rule.prefix, null))
      && core::contains([null, {}], core::try(rule.tags, null))
    ]
    keeps_versions = core::contains(local.yes, core::try(attrs.versioning[0].enabled, null))
    receives_logs = (
      hclscan::refers_to(local.log_targets, attrs)
      || core::length(core::getresources("aws_s3_bucket_logging", { target_bucket = attrs.id })) > 0
      || core::length(core::getresources("aws_cloudtrail", { s3_bucket_name = attrs.id })) > 0
    )
    max_days = local.receives_logs ? input.max_log_retention_days : input.max_retention_days
  }

  enforce {
    condition = core::anytrue([
      for rule in local.whole : core::try(
        rule.expiration[0].days > 0 && (
          rule.expiration[0].days <= input.max_retention_days
          || (rule.expiration[0].days <= input.max_log_retention_days && local.receives_logs)
        ),
        rule.expiration[0].date != null,
        false,
      )
    ])
    error_message = "No enabled rule deletes all files of this bucket within ${local.max_days} days."
  }

  enforce {
    condition = !local.keeps_versions || core::anytrue([
      for rule in local.whole :
      core::try(rule.noncurrent_version_expiration[0].days > 0, false) && (
        rule.noncurrent_version_expiration[0].days <= input.max_retention_days
        || (rule.noncurrent_version_expiration[0].days <= input.max_log_retention_days && local.receives_logs)
      )
    ])
    error_message = "This bucket keeps earlier versions: deleting a file only hides it, and no enabled rule removes the hidden versions within ${local.max_days} days."
  }

  enforce {
    condition = core::anytrue([
      for rule in local.whole :
      core::try(rule.abort_incomplete_multipart_upload_days > 0 && rule.abort_incomplete_multipart_upload_days <= input.max_upload_days, false)
    ])
    error_message = "The parts of broken uploads are not removed within ${input.max_upload_days} days: they hold personal data, and no listing of the bucket shows them."
  }
}

# What is locked cannot be erased, not even when a person asks for it.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
resource_policy "aws_s3_bucket_object_lock_configuration" "s3_object_lock" {
  locals {
    retention = core::try(attrs.rule[0].default_retention[0], {})
  }

  enforce {
    condition = (
      core::try(local.retention.days <= input.max_retention_days, true)
      && core::try(local.retention.years * 365 <= input.max_retention_days, true)
    )
    error_message = "Every file of this bucket is locked for longer than ${input.max_retention_days} days: it cannot be erased before, not even when the law demands it."
  }
}
