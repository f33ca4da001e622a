# expect: fail
resource "google_storage_bucket" "for_ever" {
  name     = "biolab-nord-copy"
  location = "EUROPE-WEST9"
}

# expect: fail
resource "google_storage_bucket" "moved_and_locked" {
  name                     = "biolab-nord-archive"
  location                 = "EUROPE-WEST9"
  default_event_based_hold = true

  soft_delete_policy {
    retention_duration_seconds = 7776000
  }

  retention_policy {
    retention_period = 315360000
  }

  lifecycle_rule {
    action {
      type          = "SetStorageClass"
      storage_class = "COLDLINE"
    }

    condition {
      age = 30
    }
  }
}

# Earlier versions are never removed.
# expect: fail
resource "google_storage_bucket" "hidden_versions" {
  name     = "biolab-nord-results"
  location = "EUROPE-WEST9"

  versioning {
    enabled = true
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }

    condition {
      age        = 30
      with_state = "LIVE"
    }
  }
}

# expect: pass
resource "google_storage_bucket" "expires" {
  name     = "biolab-nord-exchange"
  location = "EUROPE-WEST9"

  versioning {
    enabled = true
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }

    condition {
      age = 30
    }
  }

  lifecycle_rule {
    action {
      type = "AbortIncompleteMultipartUpload"
    }

    condition {
      age = 7
    }
  }
}

# For how long, only the variable tells.
# expect: unknown
resource "google_storage_bucket" "given" {
  name     = "biolab-nord-given"
  location = "EUROPE-WEST9"

  lifecycle_rule {
    action {
      type = "Delete"
    }

    condition {
      age = var.retention_days
    }
  }

  lifecycle_rule {
    action {
      type = "AbortIncompleteMultipartUpload"
    }

    condition {
      age = 7
    }
  }
}

variable "retention_days" {
  type = number
}
