# expect: fail
resource "scaleway_object_bucket" "deliveries" {
  name = "labora-deliveries"
}

# Moved away, and kept.
# expect: fail
resource "scaleway_object_bucket" "glacier" {
  name = "labora-glacier"

  lifecycle_rule {
    enabled = true

    transition {
      days          = 30
      storage_class = "GLACIER"
    }
  }
}

# A part of the files, for too long.
# expect: fail
resource "scaleway_object_bucket" "narrow" {
  name = "labora-narrow"

  lifecycle_rule {
    id      = "inbox"
    enabled = true
    prefix  = "inbox/"

    expiration {
      days = 30
    }
  }
}

# expect: fail
resource "scaleway_object_bucket" "versions" {
  name = "labora-versions"

  versioning {
    enabled = true
  }

  lifecycle_rule {
    id                                     = "expire"
    enabled                                = true
    abort_incomplete_multipart_upload_days = 3

    expiration {
      days = 365
    }
  }
}

# expect: pass
resource "scaleway_object_bucket" "expiring" {
  name = "labora-expiring"

  lifecycle_rule {
    id                                     = "expire"
    enabled                                = true
    abort_incomplete_multipart_upload_days = 3

    expiration {
      days = 30
    }
  }
}

# expect: fail
resource "scaleway_object_bucket_lock_configuration" "versions" {
  bucket = scaleway_object_bucket.versions.name

  rule {
    default_retention {
      mode  = "COMPLIANCE"
      years = 1
    }
  }
}
