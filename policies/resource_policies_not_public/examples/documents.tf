# Results of the laboratories wait in a queue until the portal fetches them.

data "aws_caller_identity" "current" {}

variable "portal_role_arn" {
  type    = string
  default = "arn:aws:iam::111122223333:role/portal"
}

# expect: pass
resource "aws_sqs_queue" "results" {
  name = "results"
}

# expect: fail HCL_PUB_004
resource "aws_sqs_queue_policy" "results_for_everyone" {
  queue_url = aws_sqs_queue.results.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.results.arn
    }]
  })
}

data "aws_iam_policy_document" "results" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.results.arn]

    principals {
      type        = "AWS"
      identifiers = [var.portal_role_arn]
    }
  }
}

# expect: pass
resource "aws_sqs_queue_policy" "results_for_the_portal" {
  queue_url = aws_sqs_queue.results.id
  policy    = data.aws_iam_policy_document.results.json
}

# Events of the bucket come from a service, and only for this bucket.
# expect: pass
resource "aws_sns_topic" "arrivals" {
  name = "arrivals"

  policy = <<-POLICY
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": "*",
          "Action": "sns:Publish",
          "Resource": "arn:aws:sns:*:*:arrivals",
          "Condition": { "ArnLike": { "aws:SourceArn": "arn:aws:s3:*:*:inbound-biolab-nord" } }
        }
      ]
    }
  POLICY
}

data "aws_iam_policy_document" "arrivals_over_tls" {
  statement {
    actions   = ["sns:Subscribe"]
    resources = [aws_sns_topic.arrivals.arn]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    # Everyone can speak TLS: this keeps nobody out.
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["true"]
    }
  }
}

# expect: fail HCL_PUB_004
resource "aws_sns_topic_policy" "arrivals_over_tls" {
  arn    = aws_sns_topic.arrivals.arn
  policy = data.aws_iam_policy_document.arrivals_over_tls.json
}

# expect: pass
resource "aws_kms_key" "records" {
  description         = "Records of the laboratories"
  enable_key_rotation = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Effect    = "Allow"
        Principal = { AWS = "*" }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = "*"
        Condition = {
          StringEquals = {
            "kms:CallerAccount" = "111122223333"
            "kms:ViaService"    = "secretsmanager.eu-west-3.amazonaws.com"
          }
        }
      },
    ]
  })
}

# expect: pass
resource "aws_secretsmanager_secret" "dms" {
  name = "labora/dms"
}

# expect: fail HCL_PUB_004
resource "aws_secretsmanager_secret_policy" "for_all_but_one" {
  secret_arn = aws_secretsmanager_secret.dms.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect       = "Allow"
      NotPrincipal = { AWS = "arn:aws:iam::111122223333:user/former-employee" }
      Action       = "secretsmanager:GetSecretValue"
      Resource     = "*"
    }]
  })
}

# expect: pass
resource "aws_ecr_repository" "portal" {
  name = "portal"
}

# expect: fail HCL_PUB_004
resource "aws_ecr_repository_policy" "portal" {
  repository = aws_ecr_repository.portal.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["arn:aws:iam::111122223333:root", "*"] }
      Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    }]
  })
}

# Whoever is not in the laboratory's network is sent away again.
# expect: pass
resource "aws_api_gateway_rest_api" "results" {
  name = "results"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "execute-api:/*" },
      {
        Effect    = "Deny"
        Principal = "*"
        Action    = "execute-api:Invoke"
        Resource  = "execute-api:/*"
        Condition = { NotIpAddress = { "aws:SourceIp" = "198.51.100.0/24" } }
      },
    ]
  })
}

# expect: pass
resource "aws_cloudwatch_log_destination_policy" "laboratories" {
  destination_name = "laboratories"

  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "logs:PutSubscriptionFilter"
      Resource  = "*"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = ["o-1234567890"] } }
    }]
  })
}

# A policy of an identity has no principal.
# expect: pass
resource "aws_iam_policy" "portal" {
  name   = "portal"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sqs:*", Resource = "*" }] })
}

# expect: fail HCL_PUB_004
resource "aws_kms_key" "results" {
  description         = "Encrypts the results"
  enable_key_rotation = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}
