resource "aws_s3_bucket" "results" {
  bucket = "lab-results"
}

# expect: fail
resource "aws_s3_bucket_policy" "everybody" {
  bucket = aws_s3_bucket.results.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "${aws_s3_bucket.results.arn}/*"
    }]
  })
}

resource "aws_s3_bucket" "reports" {
  bucket = "lab-reports"
}

# expect: pass
resource "aws_s3_bucket_policy" "one_role" {
  bucket = aws_s3_bucket.reports.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/portal" }
      Action    = "s3:GetObject"
      Resource  = "${aws_s3_bucket.reports.arn}/*"
    }]
  })
}
