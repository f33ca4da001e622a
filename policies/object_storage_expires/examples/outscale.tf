# expect: fail
resource "outscale_oos_bucket" "deliveries" {
  name = "labora-deliveries-oos"
}

# expect: pass
resource "outscale_oos_bucket" "versions" {
  name = "labora-versions-oos"
}

resource "outscale_oos_bucket_versioning" "versions" {
  bucket = outscale_oos_bucket.versions.name
}

# expect: fail
resource "outscale_oos_bucket_lifecycle" "versions" {
  bucket = outscale_oos_bucket.versions.name

  rule {
    id         = "expire"
    status     = "Enabled"
    filter     = { prefix = "" }
    expiration = { days = 30 }
  }
}
