# expect: pass
resource "tencentcloud_cos_bucket" "results" {
  bucket = "labora-results-1258798060"
}

# expect: fail
resource "tencentcloud_cos_bucket" "exchange" {
  bucket = "labora-exchange-1258798060"
  acl    = "public-read"
}
