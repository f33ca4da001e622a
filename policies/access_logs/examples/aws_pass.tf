# expect: pass
resource "aws_s3_bucket" "logged" {
  bucket = "lab-reports"
}

resource "aws_s3_bucket_logging" "logged" {
  bucket        = aws_s3_bucket.logged.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "reports/"
}

# Buckets that receive logs need none of their own.
# expect: pass
resource "aws_s3_bucket" "logs" {
  bucket = "lab-logs"
}

# expect: pass
resource "aws_lb" "portal_logged" {
  name = "portal-logged"

  access_logs {
    bucket  = aws_s3_bucket.logs.id
    enabled = true
  }
}
