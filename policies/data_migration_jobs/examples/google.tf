# expect: fail
resource "google_database_migration_service_connection_profile" "source" {
  connection_profile_id = "biolab-nord"

  mysql {
    host     = "198.51.100.7"
    port     = 3306
    username = "migration"
  }
}

# expect: fail
resource "google_database_migration_service_connection_profile" "target" {
  connection_profile_id = "results"

  cloudsql {
    settings {
      database_version = "MYSQL_8_0"

      ip_config {
        enable_ipv4 = true

        authorized_networks {
          value = "0.0.0.0/0"
        }
      }
    }
  }
}

# expect: fail
resource "google_database_migration_service_migration_job" "biolab_nord" {
  migration_job_id = "biolab-nord"
  type             = "CONTINUOUS"
  source           = google_database_migration_service_connection_profile.source.name
  destination      = google_database_migration_service_connection_profile.target.name

  static_ip_connectivity {}
}

# expect: fail
resource "google_datastream_connection_profile" "biolab_sud" {
  connection_profile_id = "biolab-sud"
  display_name          = "Biolab Sud"
  location              = "europe-west9"

  mysql_profile {
    hostname = "198.51.100.9"
    username = "migration"
    password = "not-a-secret"
  }
}

# expect: fail
resource "google_datastream_stream" "biolab_sud" {
  stream_id    = "biolab-sud"
  display_name = "Biolab Sud"
  location     = "europe-west9"

  source_config {
    source_connection_profile = google_datastream_connection_profile.biolab_sud.id

    mysql_source_config {}
  }

  destination_config {
    destination_connection_profile = "projects/labora/locations/europe-west9/connectionProfiles/bucket"
  }

  backfill_all {}
}

# expect: fail
resource "google_storage_transfer_job" "reports" {
  description = "Reports of Biolab Nord"

  transfer_spec {
    aws_s3_data_source {
      bucket_name = "biolab-nord"

      aws_access_key {
        access_key_id     = var.access_key_id
        secret_access_key = var.secret_access_key
      }
    }

    gcs_data_sink {
      bucket_name = "labora-inbound"
    }
  }

  schedule {
    schedule_start_date {
      year  = 2026
      month = 1
      day   = 1
    }
  }
}

variable "access_key_id" {
  type = string
}

variable "secret_access_key" {
  type      = string
  sensitive = true
}

# expect: pass
resource "google_storage_transfer_job" "reports_of_one_laboratory" {
  description = "Reports of Biolab Nord"

  transfer_spec {
    aws_s3_data_source {
      bucket_name = "biolab-nord"
      role_arn    = "arn:aws:iam::111122223333:role/storage-transfer"
    }

    gcs_data_sink {
      bucket_name = "labora-inbound"
    }

    object_conditions {
      include_prefixes = ["reports/2026/"]
    }
  }

  logging_config {
    log_actions       = ["FIND", "COPY"]
    log_action_states = ["SUCCEEDED", "FAILED"]
  }

  schedule {
    schedule_start_date {
      year  = 2026
      month = 1
      day   = 1
    }

    schedule_end_date {
      year  = 2026
      month = 1
      day   = 1
    }
  }
}

# expect: fail
resource "google_dataflow_job" "convert" {
  name              = "convert"
  template_gcs_path = "gs://labora-templates/convert"
  temp_gcs_location = "gs://labora-temporary"
}

# expect: fail
resource "google_bigquery_data_transfer_config" "nightly" {
  display_name           = "Migration of results"
  data_source_id         = "scheduled_query"
  destination_dataset_id = "results"
}

# expect: fail
resource "google_compute_instance" "migration" {
  name         = "biolab-nord-migration"
  machine_type = "e2-standard-4"
}

# What is transferred, only the variable tells.
# expect: unknown
resource "google_storage_transfer_job" "given" {
  description = "Files of a laboratory"

  transfer_spec {
    gcs_data_source {
      bucket_name = "biolab-nord"
    }

    gcs_data_sink {
      bucket_name = "labora-inbound"
    }

    object_conditions {
      include_prefixes = var.prefixes
    }
  }

  logging_config {
    log_actions       = ["COPY"]
    log_action_states = ["FAILED"]
  }
}

variable "prefixes" {
  type = list(string)
}
