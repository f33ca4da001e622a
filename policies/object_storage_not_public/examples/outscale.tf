# expect: fail
resource "outscale_oos_bucket" "deliveries" {
  name = "labora-deliveries-oos"
  acl  = "public-read"
}

# expect: pass
resource "outscale_oos_bucket" "private" {
  name = "labora-private-oos"
}

# expect: fail
resource "outscale_oos_object" "report" {
  bucket  = outscale_oos_bucket.private.name
  key     = "report.csv"
  content = "…"
  acl     = "authenticated-read"
}

# expect: fail
resource "outscale_oos_bucket_policy" "private" {
  bucket = outscale_oos_bucket.private.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["s3:GetObject"]
      Resource  = ["arn:aws:s3:::labora-private-oos/*"]
    }]
  })
}
