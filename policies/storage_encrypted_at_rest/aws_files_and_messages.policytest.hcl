policytest {
  targets = ["aws_files_and_messages.policy.hcl"]
}

# -- files and messages ------------------------------------------------------------------------------------------------------

resource "aws_efs_file_system" "encrypted" {
  attrs = {
    encrypted = true
  }
}

resource "aws_efs_file_system" "silent" {
  expect_failure = true
  attrs = {
    creation_token = "scans"
  }
}

resource "aws_efs_file_system" "key_alone" {
  expect_failure = true
  attrs = {
    kms_key_id = "arn:aws:kms:eu-west-3:111122223333:key/1"
  }
}

resource "aws_kms_key" "data" {
  attrs = {
    arn = "arn:aws:kms:eu-west-3:111122223333:key/1"
  }
}

resource "aws_sns_topic" "encrypted" {
  attrs = {
    kms_master_key_id = aws_kms_key.data.arn
  }
}

resource "aws_sns_topic" "encrypted_by_alias" {
  attrs = {
    kms_master_key_id = "alias/aws/sns"
  }
}

resource "aws_sns_topic" "silent" {
  expect_failure = true
  attrs = {
    name = "alerts"
  }
}

resource "aws_sns_topic" "empty_key" {
  expect_failure = true
  attrs = {
    kms_master_key_id = ""
  }
}

# -- what is always encrypted has no verdict -----------------------------------------------------------------------------------

resource "aws_dynamodb_table" "always_encrypted" {
  attrs = {
    server_side_encryption = [{ enabled = false }]
  }
}

# Queues are encrypted without a word.
resource "aws_sqs_queue" "silent" {
  attrs = {
    name = "deliveries"
  }
}

resource "aws_sqs_queue" "switched_off" {
  expect_failure = true
  attrs = {
    name                    = "deliveries-off"
    sqs_managed_sse_enabled = false
  }
}

resource "aws_sqs_queue" "with_a_key_instead" {
  attrs = {
    name                    = "deliveries-key"
    sqs_managed_sse_enabled = "false"
    kms_master_key_id       = "alias/aws/sqs"
  }
}

resource "aws_kinesis_stream" "encrypted" {
  attrs = {
    encryption_type = "KMS"
    kms_key_id      = "alias/aws/kinesis"
  }
}

resource "aws_kinesis_stream" "silent" {
  expect_failure = true
  attrs = {
    name = "results"
  }
}

# A key without the switch encrypts nothing.
resource "aws_kinesis_stream" "key_alone" {
  expect_failure = true
  attrs = {
    encryption_type = "NONE"
    kms_key_id      = "alias/aws/kinesis"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "encrypted" {
  attrs = {
    server_side_encryption = [{ enabled = true }]
  }
}

resource "aws_kinesis_firehose_delivery_stream" "silent" {
  expect_failure = true
  attrs = {
    destination = "extended_s3"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "of_a_stream" {
  attrs = {
    kinesis_source_configuration = [{ kinesis_stream_arn = "arn:aws:kinesis:eu-west-3:111122223333:stream/results" }]
  }
}

resource "aws_kinesis_firehose_delivery_stream" "of_kafka" {
  attrs = {
    msk_source_configuration = [{ topic_name = "results" }]
  }
}

resource "aws_appsync_api_cache" "encrypted" {
  attrs = {
    at_rest_encryption_enabled = true
  }
}

resource "aws_appsync_api_cache" "silent" {
  expect_failure = true
  attrs = {
    ttl = 900
  }
}

resource "aws_api_gateway_method_settings" "encrypted" {
  attrs = {
    settings = [{ caching_enabled = true, cache_data_encrypted = true }]
  }
}

resource "aws_api_gateway_method_settings" "plain" {
  expect_failure = true
  attrs = {
    settings = [{ caching_enabled = true }]
  }
}

resource "aws_api_gateway_method_settings" "without_cache" {
  attrs = {
    settings = [{ metrics_enabled = true }]
  }
}

# Amazon encrypts every object by itself.
resource "aws_s3_bucket" "silent" {
  attrs = {
    bucket = "results"
  }
}
