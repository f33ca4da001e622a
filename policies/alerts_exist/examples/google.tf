# expect: fail
provider "google" {
  project = "labora-staging"
  region  = "europe-west9"
}

# expect: fail
resource "google_sql_database_instance" "unwatched" {
  name             = "results"
  database_version = "POSTGRES_16"
}

# expect: fail
resource "google_logging_metric" "permissions" {
  name   = "permission-changes"
  filter = "protoPayload.methodName = \"SetIamPolicy\""
}

# expect: fail
resource "google_monitoring_uptime_check_config" "portal" {
  display_name = "portal"
  timeout      = "10s"

  http_check {
    path    = "/"
    use_ssl = true
  }

  monitored_resource {
    type   = "uptime_url"
    labels = { host = "portal.labora.example" }
  }
}

# expect: fail
resource "google_monitoring_alert_policy" "switched_off" {
  display_name = "Servers"
  combiner     = "OR"
  enabled      = false

  conditions {
    display_name = "Load"

    condition_threshold {
      filter     = "resource.type = \"gce_instance\" AND metric.type = \"compute.googleapis.com/instance/cpu/utilization\""
      comparison = "COMPARISON_GT"
      duration   = "300s"
    }
  }
}

# expect: fail
resource "google_data_fusion_instance" "import" {
  name = "import"
  type = "BASIC"
}

# expect: pass
resource "google_storage_bucket" "watched" {
  name     = "labora-results"
  location = "EUROPE-WEST9"
}

resource "google_monitoring_alert_policy" "downloads" {
  display_name = "Downloads"
  combiner     = "OR"

  conditions {
    display_name = "Bytes sent"

    condition_threshold {
      filter     = "resource.type = \"gcs_bucket\" AND resource.labels.bucket_name = \"${google_storage_bucket.watched.name}\" AND metric.type = \"storage.googleapis.com/network/sent_bytes_count\""
      comparison = "COMPARISON_GT"
      duration   = "300s"
    }
  }
}
