data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  enabled = var.create && var.name != ""

  account_id = data.aws_caller_identity.current.account_id
  partition  = data.aws_partition.current.partition

  tags = merge(var.tags, { Module = "bucket" }, var.owner == null ? {} : { Owner = var.owner })

  with_policy = var.deny_insecure_transport || var.deny_unencrypted_uploads || var.policy != null
  grants      = try(jsondecode(var.grants), var.grants)
  lifecycle   = [for rule in var.lifecycle_rules : merge({ enabled = true, prefix = null, tags = {} }, rule)]
}

# -- the bucket ----------------------------------------------------------------

resource "aws_s3_bucket" "this" {
  count = local.enabled ? 1 : 0

  bucket              = var.use_prefix ? null : var.name
  bucket_prefix       = var.use_prefix ? "${var.name}-" : null
  force_destroy       = var.force_destroy
  object_lock_enabled = var.object_lock.enabled

  tags = merge(local.tags, { Name = var.name })
}

resource "aws_s3_bucket_ownership_controls" "this" {
  count = local.enabled && var.object_ownership != null ? 1 : 0

  bucket = aws_s3_bucket.this[0].id

  rule {
    object_ownership = var.object_ownership
  }
}

resource "aws_s3_bucket_acl" "this" {
  count = local.enabled && (var.acl != null || length(local.grants) > 0) ? 1 : 0

  bucket                = aws_s3_bucket.this[0].id
  expected_bucket_owner = var.expected_bucket_owner
  acl                   = length(local.grants) > 0 ? null : var.acl

  dynamic "access_control_policy" {
    for_each = length(local.grants) > 0 ? [true] : []

    content {
      dynamic "grant" {
        for_each = local.grants

        content {
          permission = grant.value.permission

          grantee {
            type = grant.value.type
            id   = try(grant.value.id, null)
            uri  = try(grant.value.uri, null)
          }
        }
      }

      owner {
        id = local.account_id
      }
    }
  }

  depends_on = [aws_s3_bucket_ownership_controls.this]
}

resource "aws_s3_bucket_public_access_block" "this" {
  count = local.enabled && var.attach_public_access_block ? 1 : 0

  bucket = local.with_policy ? aws_s3_bucket_policy.this[0].id : aws_s3_bucket.this[0].id

  block_public_acls       = var.block_public_acls
  block_public_policy     = var.block_public_policy
  ignore_public_acls      = var.ignore_public_acls
  restrict_public_buckets = var.restrict_public_buckets
}

# -- what is in it ---------------------------------------------------------------

resource "aws_s3_bucket_versioning" "this" {
  count = local.enabled && length(keys(var.versioning)) > 0 ? 1 : 0

  bucket                = aws_s3_bucket.this[0].id
  expected_bucket_owner = var.expected_bucket_owner
  mfa                   = try(var.versioning["mfa"], null)

  versioning_configuration {
    status     = try(tobool(var.versioning["enabled"]) ? "Enabled" : "Suspended", "Enabled")
    mfa_delete = try(tobool(var.versioning["mfa_delete"]) ? "Enabled" : "Disabled", null)
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  count = local.enabled && length(keys(var.encryption)) > 0 ? 1 : 0

  bucket                = aws_s3_bucket.this[0].id
  expected_bucket_owner = var.expected_bucket_owner

  dynamic "rule" {
    for_each = try(flatten([var.encryption["rule"]]), [])

    content {
      bucket_key_enabled = try(rule.value.bucket_key_enabled, null)

      dynamic "apply_server_side_encryption_by_default" {
        for_each = try([rule.value.default], [])

        content {
          sse_algorithm     = apply_server_side_encryption_by_default.value.algorithm
          kms_master_key_id = try(apply_server_side_encryption_by_default.value.key, null)
        }
      }
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  count = local.enabled && length(local.lifecycle) > 0 ? 1 : 0

  bucket                = aws_s3_bucket.this[0].id
  expected_bucket_owner = var.expected_bucket_owner

  dynamic "rule" {
    for_each = local.lifecycle

    content {
      id     = try(rule.value.id, "rule-${rule.key}")
      status = try(rule.value.enabled ? "Enabled" : "Disabled", "Enabled")

      filter {
        prefix = rule.value.prefix == null ? "" : rule.value.prefix
      }

      dynamic "abort_incomplete_multipart_upload" {
        for_each = try([rule.value.abort_after_days], [])

        content {
          days_after_initiation = abort_incomplete_multipart_upload.value
        }
      }

      dynamic "expiration" {
        for_each = try([rule.value.expire_after_days], [])

        content {
          days = expiration.value
        }
      }

      dynamic "transition" {
        for_each = try(rule.value.transitions, [])

        content {
          days          = try(transition.value.days, null)
          storage_class = transition.value.storage_class
        }
      }

      dynamic "noncurrent_version_expiration" {
        for_each = try([rule.value.expire_old_versions_after_days], [])

        content {
          noncurrent_days = noncurrent_version_expiration.value
        }
      }
    }
  }

  depends_on = [aws_s3_bucket_versioning.this]
}

resource "aws_s3_bucket_object_lock_configuration" "this" {
  count = local.enabled && var.object_lock.enabled && var.object_lock.days > 0 ? 1 : 0

  bucket = aws_s3_bucket.this[0].id

  rule {
    default_retention {
      mode = var.object_lock.mode
      days = var.object_lock.days
    }
  }
}

# -- who may, and what is written down ---------------------------------------------

data "aws_iam_policy_document" "insecure_transport" {
  count = local.enabled && var.deny_insecure_transport ? 1 : 0

  statement {
    sid     = "denyInsecureTransport"
    effect  = "Deny"
    actions = ["s3:*"]
    resources = [
      aws_s3_bucket.this[0].arn,
      "${aws_s3_bucket.this[0].arn}/*",
    ]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

data "aws_iam_policy_document" "unencrypted_uploads" {
  count = local.enabled && var.deny_unencrypted_uploads ? 1 : 0

  statement {
    sid       = "denyUnencryptedUploads"
    effect    = "Deny"
    actions   = ["s3:PutObject"]
    resources = ["arn:${local.partition}:s3:::${var.name}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringNotEquals"
      variable = "s3:x-amz-server-side-encryption"
      values   = ["aws:kms"]
    }
  }
}

data "aws_iam_policy_document" "combined" {
  count = local.enabled && local.with_policy ? 1 : 0

  source_policy_documents = compact([
    var.deny_insecure_transport ? data.aws_iam_policy_document.insecure_transport[0].json : "",
    var.deny_unencrypted_uploads ? data.aws_iam_policy_document.unencrypted_uploads[0].json : "",
    var.policy != null ? var.policy : "",
  ])
}

resource "aws_s3_bucket_policy" "this" {
  count = local.enabled && local.with_policy ? 1 : 0

  bucket = aws_s3_bucket.this[0].id
  policy = data.aws_iam_policy_document.combined[0].json
}

resource "aws_s3_bucket_logging" "this" {
  count = local.enabled && length(keys(var.logging)) > 0 ? 1 : 0

  bucket        = aws_s3_bucket.this[0].id
  target_bucket = var.logging["target_bucket"]
  target_prefix = try(var.logging["target_prefix"], "")
}

resource "aws_s3_bucket_cors_configuration" "this" {
  count = local.enabled && length(var.cors_rules) > 0 ? 1 : 0

  bucket                = aws_s3_bucket.this[0].id
  expected_bucket_owner = var.expected_bucket_owner

  dynamic "cors_rule" {
    for_each = var.cors_rules

    content {
      id              = try(cors_rule.value.id, null)
      allowed_methods = cors_rule.value.allowed_methods
      allowed_origins = cors_rule.value.allowed_origins
      allowed_headers = try(cors_rule.value.allowed_headers, null)
      max_age_seconds = try(cors_rule.value.max_age_seconds, null)
    }
  }
}

resource "aws_s3_bucket_website_configuration" "this" {
  count = local.enabled && length(keys(var.website)) > 0 ? 1 : 0

  bucket = aws_s3_bucket.this[0].id

  dynamic "index_document" {
    for_each = try([var.website["index_document"]], [])

    content {
      suffix = index_document.value
    }
  }

  dynamic "error_document" {
    for_each = try([var.website["error_document"]], [])

    content {
      key = error_document.value
    }
  }
}

resource "aws_s3_bucket_notification" "this" {
  count = local.enabled && (length(var.notify_queues) > 0 || length(var.notify_topics) > 0) ? 1 : 0

  bucket = aws_s3_bucket.this[0].id

  dynamic "queue" {
    for_each = var.notify_queues

    content {
      id            = queue.key
      queue_arn     = queue.value.arn
      events        = queue.value.events
      filter_prefix = try(queue.value.prefix, null)
      filter_suffix = try(queue.value.suffix, null)
    }
  }

  dynamic "topic" {
    for_each = var.notify_topics

    content {
      id        = topic.key
      topic_arn = topic.value.arn
      events    = topic.value.events
    }
  }
}

resource "aws_s3_bucket_metric" "this" {
  for_each = { for name, prefix in var.metrics : name => prefix if local.enabled }

  bucket = aws_s3_bucket.this[0].id
  name   = each.key

  dynamic "filter" {
    for_each = each.value == "" ? [] : [each.value]

    content {
      prefix = filter.value
    }
  }
}
