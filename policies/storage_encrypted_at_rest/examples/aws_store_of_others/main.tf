# A store that speaks the protocol of S3, and does not belong to Amazon.
provider "aws" {
  region                      = "gra"
  skip_requesting_account_id  = true
  skip_credentials_validation = true
  skip_region_validation      = true

  endpoints {
    s3 = "https://s3.gra.io.cloud.example.net"
  }
}

provider "aws" {
  alias  = "amazon"
  region = "eu-west-3"

  endpoints {
    s3 = "https://s3-fips.eu-west-3.amazonaws.com"
  }
}

# expect: fail
resource "aws_s3_bucket" "dumps" {
  bucket = "example-dumps"
}

# expect: pass
resource "aws_s3_bucket" "encrypted" {
  bucket = "example-dumps-encrypted"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "encrypted" {
  bucket = aws_s3_bucket.encrypted.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# As version 3 of the provider spells it.
# expect: pass
resource "aws_s3_bucket" "encrypted_inline" {
  bucket = "example-dumps-inline"

  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default {
        sse_algorithm = "AES256"
      }
    }
  }
}

resource "aws_s3_bucket" "at_amazon" {
  provider = aws.amazon
  bucket   = "example-results"
}
