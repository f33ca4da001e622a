resource "digitalocean_spaces_bucket" "exchange" {
  name   = "labora-exchange"
  region = "fra1"
}

# expect: fail
resource "digitalocean_spaces_bucket_policy" "exchange" {
  region = digitalocean_spaces_bucket.exchange.region
  bucket = digitalocean_spaces_bucket.exchange.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::${digitalocean_spaces_bucket.exchange.name}/*"
    }]
  })
}

# A statement that denies opens nothing.
# expect: pass
resource "digitalocean_spaces_bucket_policy" "office" {
  region = "fra1"
  bucket = "labora-results"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = "arn:aws:s3:::labora-results/*"
      Condition = { NotIpAddress = { "aws:SourceIp" = "198.51.100.16/29" } }
    }]
  })
}
