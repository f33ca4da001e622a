# Files, messages and streams of AWS that are plain unless somebody says otherwise. What AWS always encrypts (buckets, tables, log
# groups, secrets, file systems of FSx …) has no rule here: there is nothing to find.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]
}

# -- files -------------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html
resource_policy "aws_efs_file_system" "efs_file_system" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.encrypted, null))
    error_message = "This file system stores its files unencrypted, and that cannot be changed later: every file has to be moved to a new one."
  }
}

# -- messages ----------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html
resource_policy "aws_sns_topic" "sns_topic" {
  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.kms_master_key_id, null))
    error_message = "Messages of this topic are stored unencrypted until they are delivered, and alerts quote names of files and databases."
  }
}

# Queues are encrypted unless somebody switches that off.
# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
resource_policy "aws_sqs_queue" "queue" {
  enforce {
    condition = (
      !core::contains(local.no, core::try(attrs.sqs_managed_sse_enabled, null))
      || !core::contains([null, ""], core::try(attrs.kms_master_key_id, null))
    )
    error_message = "Encryption of this queue is switched off: its messages are stored in plain until somebody takes them."
  }
}

# -- streams -----------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/streams/latest/dev/server-side-encryption.html
resource_policy "aws_kinesis_stream" "stream" {
  enforce {
    condition     = core::upper(core::try(attrs.encryption_type, null) == null ? "NONE" : attrs.encryption_type) == "KMS"
    error_message = "This stream stores its records unencrypted for as long as it keeps them."
  }
}

# Deliveries that read from a stream store nothing themselves, and must not ask for encryption.
# https://docs.aws.amazon.com/firehose/latest/dev/encryption.html
resource_policy "aws_kinesis_firehose_delivery_stream" "delivery_stream" {
  filter = (
    core::length(core::try(attrs.kinesis_source_configuration, [])) == 0
    && core::length(core::try(attrs.msk_source_configuration, [])) == 0
  )

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.server_side_encryption[0].enabled, false))
    error_message = "Records wait in this delivery stream unencrypted until they are delivered."
  }
}

# -- caches of APIs ----------------------------------------------------------------------------------------------------------

resource_policy "aws_appsync_api_cache" "api_cache" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.at_rest_encryption_enabled, false))
    error_message = "Answers of this API are kept in its cache unencrypted."
  }
}

# https://docs.aws.amazon.com/apigateway/latest/developerguide/data-protection-encryption.html
resource_policy "aws_api_gateway_method_settings" "method_cache" {
  filter = core::contains(local.yes, core::try(attrs.settings[0].caching_enabled, false))

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.settings[0].cache_data_encrypted, false))
    error_message = "Answers of this API are kept in its cache unencrypted."
  }
}
