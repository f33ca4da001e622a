# The block counts for the account of its own provider, and for no other.

provider "aws" {
  region = "eu-west-3"
}

provider "aws" {
  alias  = "partner"
  region = "eu-west-3"

  assume_role {
    role_arn = "arn:aws:iam::444455556666:role/partner"
  }
}

# expect: pass
resource "aws_s3_account_public_access_block" "ours" {
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# expect: fail
resource "aws_s3_account_public_access_block" "theirs" {
  provider = aws.partner

  block_public_acls  = true
  ignore_public_acls = true
}

# expect: pass
resource "aws_s3_bucket_public_access_block" "ours" {
  bucket            = "ours"
  block_public_acls = true
}

# expect: fail
resource "aws_s3_bucket_public_access_block" "theirs" {
  provider = aws.partner

  bucket            = "theirs"
  block_public_acls = true
}

# expect: pass
resource "aws_s3_bucket_acl" "ours" {
  bucket = "ours-too"
  acl    = "public-read"
}

# expect: fail
resource "aws_s3_bucket_acl" "theirs" {
  provider = aws.partner

  bucket = "theirs-too"
  acl    = "public-read"
}
