# A complete block on the account protects every bucket of it.
policytest {
  targets = ["aws.policy.hcl"]
}

resource "aws_s3_account_public_access_block" "complete" {
  attrs = {
    block_public_acls       = true
    block_public_policy     = true
    ignore_public_acls      = true
    restrict_public_buckets = true
  }
}

resource "aws_s3_bucket_public_access_block" "policies_not_written" {
  attrs = {
    bucket             = "exports"
    block_public_acls  = true
    ignore_public_acls = true
  }
}

resource "aws_s3_bucket_public_access_block" "acls_not_written" {
  attrs = {
    bucket                  = "exports"
    block_public_policy     = true
    restrict_public_buckets = true
  }
}

# The author wants the bucket open: that is a finding although the account prevents it today.
resource "aws_s3_bucket_policy" "for_everyone" {
  expect_failure = true
  attrs = {
    bucket = "exports"
    policy = core::jsonencode({
      Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "arn:aws:s3:::exports/*" }]
    })
  }
}

# Lists that a block on the account ignores open nothing.
resource "aws_s3_bucket_acl" "public" {
  attrs = {
    bucket = "exports"
    acl    = "public-read"
  }
}

resource "aws_s3_bucket_acl" "granted_to_everyone" {
  attrs = {
    bucket = "exports"
    access_control_policy = [{
      grant = [{ permission = "READ", grantee = [{ type = "Group", uri = "http://acs.amazonaws.com/groups/global/AllUsers" }] }]
    }]
  }
}

resource "aws_s3_bucket" "grant_in_the_bucket" {
  attrs = {
    id    = "old-style-grant"
    grant = [{ type = "Group", permissions = ["READ"], uri = "http://acs.amazonaws.com/groups/global/AllUsers" }]
  }
}

resource "aws_s3_bucket_ownership_controls" "preferred" {
  attrs = {
    bucket = "shared"
    rule   = [{ object_ownership = "BucketOwnerPreferred" }]
  }
}

resource "aws_s3_bucket_website_configuration" "site" {
  attrs = {
    bucket         = "site"
    index_document = [{ suffix = "index.html" }]
  }
}
