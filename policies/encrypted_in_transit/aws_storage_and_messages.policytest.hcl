policytest {
  targets = ["aws_storage_and_messages.policy.hcl"]
}

locals {
  only_tls = core::jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Principal = { AWS = "arn:aws:iam::111122223333:role/reader" }, Action = "*", Resource = "*" },
      { Effect = "Deny", Principal = { AWS = "*" }, Action = ["s3:*"], Resource = "*", Condition = { Bool = { "aws:SecureTransport" = ["false"] } } },
    ]
  })
}

# -- buckets -----------------------------------------------------------------------------------------------------------------

resource "aws_s3_bucket" "denies_plain" {
  attrs = {
    id     = "denies-plain"
    bucket = "denies-plain"
  }
}

resource "aws_s3_bucket_policy" "denies_plain" {
  attrs = {
    bucket = aws_s3_bucket.denies_plain.id
    policy = local.only_tls
  }
}

resource "aws_s3_bucket" "denies_plain_inline" {
  attrs = {
    id     = "denies-plain-inline"
    bucket = "denies-plain-inline"
    policy = <<-POLICY
      {
        "Statement": {
          "Effect": "Deny",
          "Principal": "*",
          "Action": ["s3:GetObject", "s3:PutObject"],
          "Resource": "arn:aws:s3:::denies-plain-inline/*",
          "Condition": { "BoolIfExists": { "AWS:securetransport": false } }
        }
      }
    POLICY
  }
}

resource "aws_s3_bucket" "without_policy" {
  expect_failure = true
  attrs = {
    id     = "without-policy"
    bucket = "without-policy"
  }
}

resource "aws_s3_bucket" "denies_encrypted" {
  expect_failure = true
  attrs = {
    id     = "denies-encrypted"
    bucket = "denies-encrypted"
    policy = core::jsonencode({
      Statement = [{ Effect = "Deny", Principal = "*", Action = "s3:*", Resource = "*", Condition = { Bool = { "aws:SecureTransport" = "true" } } }]
    })
  }
}

# Allowing what is encrypted denies nothing.
resource "aws_s3_bucket" "allows_encrypted" {
  expect_failure = true
  attrs = {
    id     = "allows-encrypted"
    bucket = "allows-encrypted"
    policy = core::jsonencode({
      Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:*", Resource = "*", Condition = { Bool = { "aws:SecureTransport" = "true" } } }]
    })
  }
}

resource "aws_s3_bucket" "denies_one_role" {
  expect_failure = true
  attrs = {
    id     = "denies-one-role"
    bucket = "denies-one-role"
    policy = core::jsonencode({
      Statement = [{
        Effect    = "Deny"
        Principal = { AWS = "arn:aws:iam::111122223333:role/reader" }
        Action    = "s3:*"
        Resource  = "*"
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }]
    })
  }
}

resource "aws_s3_bucket" "denies_deletion_only" {
  expect_failure = true
  attrs = {
    id     = "denies-deletion-only"
    bucket = "denies-deletion-only"
    policy = core::jsonencode({
      Statement = [{ Effect = "Deny", Principal = "*", Action = "s3:DeleteObject", Resource = "*", Condition = { Bool = { "aws:SecureTransport" = "false" } } }]
    })
  }
}

# -- topics and queues -------------------------------------------------------------------------------------------------------

resource "aws_sqs_queue" "not_asked_for" {
  attrs = {
    id = "https://sqs.eu-west-3.amazonaws.com/111122223333/not-asked-for"
  }
}

resource "aws_sqs_queue" "plain" {
  expect_failure = true
  inputs {
    deny_plain_messages = true
  }
  attrs = {
    id = "https://sqs.eu-west-3.amazonaws.com/111122223333/plain"
  }
}

resource "aws_sqs_queue" "encrypted" {
  inputs {
    deny_plain_messages = true
  }
  attrs = {
    id = "https://sqs.eu-west-3.amazonaws.com/111122223333/encrypted"
  }
}

resource "aws_sqs_queue_policy" "encrypted" {
  attrs = {
    queue_url = aws_sqs_queue.encrypted.id
    policy    = local.only_tls
  }
}

resource "aws_sns_topic" "plain" {
  expect_failure = true
  inputs {
    deny_plain_messages = true
  }
  attrs = {
    arn = "arn:aws:sns:eu-west-3:111122223333:plain"
  }
}

resource "aws_sns_topic" "encrypted" {
  inputs {
    deny_plain_messages = true
  }
  attrs = {
    arn    = "arn:aws:sns:eu-west-3:111122223333:encrypted"
    policy = local.only_tls
  }
}

# -- file systems ------------------------------------------------------------------------------------------------------------

resource "aws_efs_file_system" "without_policy" {
  expect_failure = true
  attrs = {
    id = "fs-1"
  }
}

resource "aws_efs_file_system" "only_tls" {
  attrs = {
    id = "fs-2"
  }
}

resource "aws_efs_file_system_policy" "only_tls" {
  attrs = {
    file_system_id = aws_efs_file_system.only_tls.id
    policy         = local.only_tls
  }
}

resource "aws_ecs_task_definition" "without_volumes" {
  attrs = {
    family = "without-volumes"
    volume = [{ name = "scratch" }]
  }
}

resource "aws_ecs_task_definition" "plain_mount" {
  expect_failure = true
  attrs = {
    family = "plain-mount"
    volume = [
      { name = "scans", efs_volume_configuration = [{ file_system_id = "fs-2", transit_encryption = "ENABLED" }] },
      { name = "dumps", efs_volume_configuration = [{ file_system_id = "fs-2" }] },
    ]
  }
}

resource "aws_ecs_task_definition" "encrypted_mount" {
  attrs = {
    family = "encrypted-mount"
    volume = [{ name = "scans", efs_volume_configuration = [{ file_system_id = "fs-2", transit_encryption = "ENABLED" }] }]
  }
}
