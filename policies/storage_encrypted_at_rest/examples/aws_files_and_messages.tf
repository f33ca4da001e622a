# expect: fail
resource "aws_efs_file_system" "scans" {
  creation_token = "scans"
}

# expect: pass
resource "aws_efs_file_system" "encrypted" {
  creation_token = "scans-encrypted"
  encrypted      = true
}

# expect: fail
resource "aws_sns_topic" "alarms" {
  name = "alarms"
}

# Encrypted without a word.
# expect: pass
resource "aws_sqs_queue" "deliveries" {
  name = "deliveries"
}

# expect: fail
resource "aws_sqs_queue" "switched_off" {
  name                    = "deliveries-plain"
  sqs_managed_sse_enabled = false
}

# expect: fail
resource "aws_kinesis_stream" "results" {
  name        = "results"
  shard_count = 1
}

# expect: fail
resource "aws_kinesis_firehose_delivery_stream" "results" {
  name        = "results"
  destination = "extended_s3"

  extended_s3_configuration {
    role_arn   = "arn:aws:iam::111122223333:role/delivery"
    bucket_arn = "arn:aws:s3:::example-results"
  }
}

# What is read from a stream, the stream stores.
resource "aws_kinesis_firehose_delivery_stream" "from_a_stream" {
  name        = "results-from-a-stream"
  destination = "extended_s3"

  kinesis_source_configuration {
    kinesis_stream_arn = aws_kinesis_stream.results.arn
    role_arn           = "arn:aws:iam::111122223333:role/delivery"
  }
}

# expect: fail
resource "aws_appsync_api_cache" "answers" {
  api_id               = "example"
  api_caching_behavior = "FULL_REQUEST_CACHING"
  ttl                  = 900
  type                 = "SMALL"
}

# expect: fail
resource "aws_api_gateway_method_settings" "answers" {
  rest_api_id = "example"
  stage_name  = "production"
  method_path = "*/*"

  settings {
    caching_enabled = true
  }
}

# Amazon encrypts every object by itself: there is nothing to find.
resource "aws_s3_bucket" "results" {
  bucket = "example-results"
}
