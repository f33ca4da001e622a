# expect: pass
resource "aws_s3_bucket" "for_a_month" {
  bucket = "lab-exports"
}

# expect: pass
resource "aws_s3_bucket_lifecycle_configuration" "for_a_month" {
  bucket = aws_s3_bucket.for_a_month.id

  rule {
    id     = "expire"
    status = "Enabled"

    filter {}

    expiration {
      days = 30
    }

    noncurrent_version_expiration {
      noncurrent_days = 7
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 2
    }
  }
}
