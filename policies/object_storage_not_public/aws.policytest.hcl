policytest {
  targets = ["aws.policy.hcl"]
}

resource "aws_s3_bucket" "exchange" {
  attrs = {
    id     = "exchange"
    arn    = "arn:aws:s3:::exchange"
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
  expect_failure = true
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

resource "aws_s3_bucket_object" "public" {
  expect_failure = true
  attrs = {
    bucket = aws_s3_bucket.exchange.id
    key    = "dump.sql"
    acl    = "authenticated-read"
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

resource "aws_s3_bucket_acl" "granted_to_everyone_but_ignored" {
  attrs = {
    bucket = "reports"
    access_control_policy = [{
      grant = [{ permission = "READ", grantee = [{ type = "Group", uri = "http://acs.amazonaws.com/groups/global/AllUsers" }] }]
    }]
  }
}

resource "aws_s3_object_copy" "granted_to_everyone" {
  expect_failure = true
  attrs = {
    bucket = "copies"
    key    = "dump.sql"
    grant  = [{ type = "Group", permissions = ["READ"], uri = "http://acs.amazonaws.com/groups/global/AllUsers" }]
  }
}

resource "aws_s3_object_copy" "granted_to_an_account" {
  attrs = {
    bucket = "copies"
    key    = "dump.sql"
    grant  = [{ type = "CanonicalUser", permissions = ["READ"], id = "c0ffee" }]
  }
}

resource "aws_s3_bucket_ownership_controls" "preferred_but_ignored" {
  attrs = {
    bucket = "reports"
    rule   = [{ object_ownership = "BucketOwnerPreferred" }]
  }
}

# -- access points -----------------------------------------------------------------------------------------------------------

resource "aws_s3_access_point" "silent" {
  attrs = {
    bucket = "exports"
    name   = "silent"
  }
}

resource "aws_s3_access_point" "written_out" {
  attrs = {
    bucket                            = "exports"
    name                              = "written-out"
    public_access_block_configuration = [{ block_public_acls = true, restrict_public_buckets = "true" }]
  }
}

resource "aws_s3_access_point" "switched_off" {
  expect_failure = true
  attrs = {
    bucket                            = "exports"
    name                              = "off"
    public_access_block_configuration = [{ block_public_acls = true, restrict_public_buckets = "false" }]
  }
}

resource "aws_s3control_multi_region_access_point" "silent" {
  attrs = {
    details = [{ name = "silent" }]
  }
}

resource "aws_s3control_multi_region_access_point" "switched_off" {
  expect_failure = true
  attrs = {
    details = [{ name = "off", public_access_block = [{ block_public_policy = false }] }]
  }
}

# -- websites and distributions ----------------------------------------------------------------------------------------------

resource "aws_s3_bucket_website_configuration" "site" {
  expect_failure = true
  attrs = {
    bucket         = "site"
    index_document = [{ suffix = "index.html" }]
  }
}

resource "aws_s3_bucket_website_configuration" "only_redirects" {
  attrs = {
    bucket                   = "old-site"
    redirect_all_requests_to = [{ host_name = "example.org" }]
  }
}

resource "aws_s3_bucket_website_configuration" "behind_a_block" {
  attrs = {
    bucket         = "reports"
    index_document = [{ suffix = "index.html" }]
  }
}

resource "aws_s3_bucket" "website_in_the_bucket" {
  expect_failure = true
  attrs = {
    id      = "old-style-site"
    website = [{ index_document = "index.html" }]
  }
}

resource "aws_cloudfront_distribution" "as_a_stranger" {
  expect_failure = true
  attrs = {
    origin = [{ origin_id = "files", domain_name = "exports.s3.eu-west-3.amazonaws.com" }]
  }
}

resource "aws_cloudfront_distribution" "with_an_empty_identity" {
  expect_failure = true
  attrs = {
    origin = [{ origin_id = "files", domain_name = "exports.s3.amazonaws.com", s3_origin_config = [{ origin_access_identity = "" }] }]
  }
}

resource "aws_cloudfront_distribution" "with_an_identity" {
  attrs = {
    origin = [
      { origin_id = "files", domain_name = "exports.s3.amazonaws.com", s3_origin_config = [{ origin_access_identity = "origin-access-identity/cloudfront/E1" }] },
      { origin_id = "more", domain_name = "more.s3.amazonaws.com", origin_access_control_id = "E2" },
      { origin_id = "portal", domain_name = "portal.example.org", custom_origin_config = [{ origin_protocol_policy = "https-only" }] },
      { origin_id = "inside", domain_name = "inside.example.org", vpc_origin_config = [{ vpc_origin_id = "vo_1" }] },
    ]
  }
}

# -- registries, trails and transfers ----------------------------------------------------------------------------------------

resource "aws_ecrpublic_repository" "converter" {
  expect_failure = true
  attrs = {
    repository_name = "converter"
  }
}

resource "aws_ecrpublic_repository" "meant_for_everyone" {
  attrs = {
    repository_name = "client"
    tags            = { Data_Classification = "Public" }
  }
}

# "exchange" and "shared" are opened above.
resource "aws_cloudtrail" "into_an_open_bucket" {
  expect_failure = true
  attrs = {
    s3_bucket_name = "shared"
  }
}

resource "aws_cloudtrail" "into_a_closed_bucket" {
  attrs = {
    s3_bucket_name = "audit"
  }
}

resource "aws_datasync_location_s3" "open_bucket" {
  expect_failure = true
  attrs = {
    s3_bucket_arn = aws_s3_bucket.exchange.arn
  }
}

resource "aws_datasync_location_s3" "closed_bucket" {
  attrs = {
    s3_bucket_arn = "arn:aws:s3:::landing"
  }
}
