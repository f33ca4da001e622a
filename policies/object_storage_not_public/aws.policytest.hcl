policytest {
  targets = ["aws.policy.hcl"]
}

resource "aws_s3_bucket" "exchange" {
  attrs = {
    id     = "exchange"
    bucket = "exchange"
  }
}

# -- bucket policies ---------------------------------------------------------------------------------------------------------

resource "aws_s3_bucket_policy" "for_a_role" {
  attrs = {
    bucket = aws_s3_bucket.exchange.id
    policy = core::jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::444455556666:role/download" }
        Action    = "s3:GetObject"
        Resource  = "arn:aws:s3:::exchange/*"
      }]
    })
  }
}

resource "aws_s3_bucket_policy" "for_everyone" {
  expect_failure = true
  attrs = {
    bucket = aws_s3_bucket.exchange.id
    policy = <<-POLICY
      {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": "*",
            "Action": ["s3:GetObject"],
            "Resource": ["arn:aws:s3:::exchange/*"]
          }
        ]
      }
    POLICY
  }
}

resource "aws_s3_bucket_policy" "for_any_account" {
  expect_failure = true
  attrs = {
    bucket = aws_s3_bucket.exchange.id
    policy = core::jsonencode({
      Statement = { Effect = "Allow", Principal = { AWS = ["*"] }, Action = "s3:*", Resource = "*" }
    })
  }
}

resource "aws_s3_bucket_policy" "for_our_organization" {
  attrs = {
    bucket = aws_s3_bucket.exchange.id
    policy = core::jsonencode({
      Statement = [{
        Effect    = "Allow"
        Principal = "*"
        Action    = "s3:GetObject"
        Resource  = "arn:aws:s3:::exchange/*"
        Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-1234567890" } }
      }]
    })
  }
}

# A condition that everyone meets narrows nothing.
resource "aws_s3_bucket_policy" "for_everyone_over_tls" {
  expect_failure = true
  attrs = {
    bucket = aws_s3_bucket.exchange.id
    policy = core::jsonencode({
      Statement = [{
        Effect    = "Allow"
        Principal = "*"
        Action    = "s3:GetObject"
        Resource  = "arn:aws:s3:::exchange/*"
        Condition = { Bool = { "aws:SecureTransport" = "true" } }
      }]
    })
  }
}

# What is refused to everyone opens nothing.
resource "aws_s3_bucket_policy" "refuses_plain_http" {
  attrs = {
    bucket = aws_s3_bucket.exchange.id
    policy = core::jsonencode({
      Statement = [{
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = "arn:aws:s3:::exchange/*"
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }]
    })
  }
}

resource "aws_s3_bucket" "policy_in_the_bucket" {
  expect_failure = true
  attrs = {
    bucket = "old-style"
    policy = core::jsonencode({
      Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "arn:aws:s3:::old-style/*" }]
    })
  }
}

# -- public access blocks ----------------------------------------------------------------------------------------------------

resource "aws_s3_bucket_public_access_block" "complete" {
  attrs = {
    bucket                  = "reports"
    block_public_acls       = true
    block_public_policy     = true
    ignore_public_acls      = true
    restrict_public_buckets = true
  }
}

resource "aws_s3_bucket_public_access_block" "empty" {
  expect_failure = true
  attrs = {
    bucket = "exports"
  }
}

resource "aws_s3_bucket_public_access_block" "policies_not_written" {
  expect_failure = true
  attrs = {
    bucket             = "exports"
    block_public_acls  = true
    ignore_public_acls = true
  }
}

resource "aws_s3_bucket_public_access_block" "one_switched_off" {
  expect_failure = true
  attrs = {
    bucket                  = "exports"
    block_public_acls       = true
    block_public_policy     = true
    ignore_public_acls      = false
    restrict_public_buckets = true
  }
}

resource "aws_s3_bucket_public_access_block" "public_buckets_not_restricted" {
  expect_failure = true
  attrs = {
    bucket              = "exports"
    block_public_acls   = true
    block_public_policy = true
    ignore_public_acls  = true
  }
}

resource "aws_s3_account_public_access_block" "half" {
  expect_failure = true
  attrs = {
    block_public_acls  = true
    ignore_public_acls = true
  }
}

# -- access control lists ----------------------------------------------------------------------------------------------------

resource "aws_s3_bucket_acl" "private" {
  attrs = {
    bucket = aws_s3_bucket.exchange.id
    acl    = "private"
  }
}

resource "aws_s3_bucket_acl" "public" {
  expect_failure = true
  attrs = {
    bucket = aws_s3_bucket.exchange.id
    acl    = "public-read"
  }
}

resource "aws_s3_bucket_acl" "every_customer" {
  expect_failure = true
  attrs = {
    bucket = aws_s3_bucket.exchange.id
    acl    = "authenticated-read"
  }
}

resource "aws_s3_bucket_acl" "log_delivery" {
  attrs = {
    bucket = aws_s3_bucket.exchange.id
    acl    = "log-delivery-write"
  }
}

# Its public access block ignores the list.
resource "aws_s3_bucket_acl" "ignored" {
  attrs = {
    bucket = "reports"
    acl    = "public-read"
  }
}

resource "aws_s3_bucket_ownership_controls" "enforced" {
  attrs = {
    bucket = "owned"
    rule   = [{ object_ownership = "BucketOwnerEnforced" }]
  }
}

resource "aws_s3_bucket_ownership_controls" "preferred" {
  attrs = {
    bucket = "shared"
    rule   = [{ object_ownership = "BucketOwnerPreferred" }]
  }
}

resource "aws_s3_bucket_acl" "disabled" {
  attrs = {
    bucket = "owned"
    acl    = "public-read"
  }
}

resource "aws_s3_bucket_acl" "not_disabled" {
  expect_failure = true
  attrs = {
    bucket = "shared"
    acl    = "public-read-write"
  }
}

resource "aws_s3_bucket" "public_in_the_bucket" {
  expect_failure = true
  attrs = {
    id     = "old-style-acl"
    bucket = "old-style-acl"
    acl    = "public-read"
  }
}

resource "aws_s3_object" "public" {
  expect_failure = true
  attrs = {
    bucket = aws_s3_bucket.exchange.id
    key    = "dump.sql"
    acl    = "public-read"
  }
}

resource "aws_s3_object" "silent" {
  attrs = {
    bucket = aws_s3_bucket.exchange.id
    key    = "dump.sql"
  }
}

resource "aws_s3_bucket_acl" "granted_to_everyone" {
  expect_failure = true
  attrs = {
    bucket = aws_s3_bucket.exchange.id
    access_control_policy = [{
      grant = [
        { permission = "FULL_CONTROL", grantee = [{ type = "CanonicalUser", id = "c0ffee" }] },
        { permission = "READ", grantee = [{ type = "Group", uri = "http://acs.amazonaws.com/groups/global/AllUsers" }] },
      ]
      owner = [{ id = "c0ffee" }]
    }]
  }
}

resource "aws_s3_bucket_acl" "granted_to_log_delivery" {
  attrs = {
    bucket = aws_s3_bucket.exchange.id
    access_control_policy = [{
      grant = [
        { permission = "WRITE", grantee = [{ type = "Group", uri = "http://acs.amazonaws.com/groups/s3/LogDelivery" }] },
      ]
      owner = [{ id = "c0ffee" }]
    }]
  }
}

resource "aws_s3_bucket" "grant_in_the_bucket" {
  expect_failure = true
  attrs = {
    id     = "old-style-grant"
    bucket = "old-style-grant"
    grant  = [{ type = "Group", permissions = ["READ"], uri = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers" }]
  }
}
