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
