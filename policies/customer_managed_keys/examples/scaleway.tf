resource "scaleway_object_bucket" "deliveries" {
  name = "labora-deliveries"
}

# expect: fail
resource "scaleway_object_bucket_server_side_encryption_configuration" "deliveries" {
  bucket = scaleway_object_bucket.deliveries.name

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "scaleway_object_bucket" "results" {
  name = "labora-results"
}

resource "scaleway_key_manager_key" "results" {
  name      = "results"
  usage     = "symmetric_encryption"
  algorithm = "aes_256_gcm"
}

# expect: pass
resource "scaleway_object_bucket_server_side_encryption_configuration" "results" {
  bucket = scaleway_object_bucket.results.name

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = scaleway_key_manager_key.results.id
    }
  }
}
