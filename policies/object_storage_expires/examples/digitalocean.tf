# expect: pass
resource "digitalocean_spaces_bucket" "exchange" {
  name   = "labora-exchange"
  region = "fra1"

  versioning {
    enabled = true
  }

  lifecycle_rule {
    enabled                                = true
    abort_incomplete_multipart_upload_days = 1

    expiration {
      days = 30
    }

    noncurrent_version_expiration {
      days = 7
    }
  }
}

# expect: fail
resource "digitalocean_spaces_bucket" "results" {
  name   = "labora-results"
  region = "fra1"
}

# Logs may stay longer.
# expect: pass
resource "digitalocean_spaces_bucket" "logs" {
  name   = "labora-logs"
  region = "fra1"

  lifecycle_rule {
    enabled                                = true
    abort_incomplete_multipart_upload_days = 1

    expiration {
      days = 365
    }
  }
}

resource "digitalocean_spaces_bucket_logging" "results" {
  region        = "fra1"
  bucket        = digitalocean_spaces_bucket.results.id
  target_bucket = digitalocean_spaces_bucket.logs.id
  target_prefix = "results/"
}

# expect: fail
resource "digitalocean_spaces_bucket" "part" {
  name   = "labora-part"
  region = "fra1"

  lifecycle_rule {
    enabled = true
    prefix  = "tmp/"

    expiration {
      days = 1
    }
  }
}
