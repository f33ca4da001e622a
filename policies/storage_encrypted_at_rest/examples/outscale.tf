# expect: fail
resource "outscale_oos_bucket" "deliveries" {
  name = "labora-deliveries-oos"
}

# expect: pass
resource "outscale_oos_bucket" "encrypted" {
  name = "labora-encrypted-oos"
}

resource "outscale_oos_bucket_encryption" "encrypted" {
  bucket          = outscale_oos_bucket.encrypted.name
  encryption_type = "AES256"
}
