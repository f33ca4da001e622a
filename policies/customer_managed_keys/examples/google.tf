resource "google_kms_key_ring" "records" {
  name     = "records"
  location = "europe-west9"
}

# expect: pass
resource "google_kms_crypto_key" "records" {
  name            = "records"
  key_ring        = google_kms_key_ring.records.id
  rotation_period = "7776000s"
}

# expect: fail
resource "google_kms_crypto_key" "never_renewed" {
  name     = "archive"
  key_ring = google_kms_key_ring.records.id
}

# expect: pass
resource "google_pubsub_topic" "results" {
  name         = "results"
  kms_key_name = google_kms_crypto_key.records.id
}

# expect: fail
resource "google_pubsub_topic" "alerts" {
  name = "alerts"
}

variable "key_of_the_region" {
  type = string
}

# expect: unknown
resource "google_pubsub_topic" "orders" {
  name         = "orders"
  kms_key_name = var.key_of_the_region
}

# expect: fail
resource "google_redis_cluster" "sessions" {
  name        = "sessions"
  shard_count = 3
}

# expect: fail
resource "google_redis_instance" "sessions" {
  name           = "sessions"
  memory_size_gb = 1
}

# expect: pass
resource "google_sql_database_instance" "records" {
  name                = "records"
  database_version    = "POSTGRES_16"
  encryption_key_name = google_kms_crypto_key.records.id
}

# expect: pass
resource "google_sql_database_instance" "replica" {
  name                 = "replica"
  database_version     = "POSTGRES_16"
  master_instance_name = google_sql_database_instance.records.name
}

# expect: fail
resource "google_sql_database_instance" "legacy" {
  name             = "legacy"
  database_version = "POSTGRES_16"
}

# expect: fail
resource "google_healthcare_dataset" "patients" {
  name     = "patients"
  location = "europe-west9"
}

# expect: fail
resource "google_spanner_database" "orders" {
  instance = "orders"
  name     = "orders"
}

# expect: pass
resource "google_storage_bucket" "scans" {
  name     = "labora-scans"
  location = "EU"

  encryption {
    default_kms_key_name = google_kms_crypto_key.records.id
  }
}

# expect: fail
resource "google_storage_bucket" "exports" {
  name     = "labora-exports"
  location = "EU"
}

# expect: pass
resource "google_bigquery_dataset" "statistics" {
  dataset_id = "statistics"

  default_encryption_configuration {
    kms_key_name = google_kms_crypto_key.records.id
  }
}

# expect: fail
resource "google_bigquery_dataset" "drafts" {
  dataset_id = "drafts"
}

# expect: pass
resource "google_bigquery_table" "visits" {
  dataset_id = google_bigquery_dataset.statistics.dataset_id
  table_id   = "visits"
}

# expect: fail
resource "google_bigquery_table" "drafts" {
  dataset_id = google_bigquery_dataset.drafts.dataset_id
  table_id   = "visits"
}

# expect: unknown
resource "google_bigquery_table" "in_dataset_of_another_team" {
  dataset_id = "research"
  table_id   = "visits"
}

# expect: fail
resource "google_bigtable_instance" "measurements" {
  name = "measurements"

  cluster {
    cluster_id = "paris"
    zone       = "europe-west9-a"
  }
}

# expect: fail
resource "google_firestore_database" "documents" {
  name        = "documents"
  location_id = "europe-west9"
  type        = "FIRESTORE_NATIVE"
}

# expect: fail
resource "google_secret_manager_secret" "token" {
  secret_id = "token"

  replication {
    auto {}
  }
}

# expect: fail
resource "google_logging_project_bucket_config" "audit" {
  project   = "labora-prod"
  location  = "global"
  bucket_id = "_Default"
}

# expect: fail
resource "google_netapp_storage_pool" "files" {
  name          = "files"
  location      = "europe-west9"
  service_level = "PREMIUM"
  capacity_gib  = "2048"
}

# expect: fail
resource "google_spanner_backup_schedule" "nightly" {
  instance           = "records"
  database           = "records"
  name               = "nightly"
  retention_duration = "604800s"
}

# expect: fail
resource "google_eventarc_channel" "orders" {
  name     = "orders"
  location = "europe-west9"
}

# expect: fail
resource "google_workflows_workflow" "import" {
  name   = "import"
  region = "europe-west9"
}

# expect: pass
resource "google_workflows_workflow" "under_own_key" {
  name            = "under-own-key"
  region          = "europe-west9"
  crypto_key_name = google_kms_crypto_key.records.id
}

# expect: fail
resource "google_secret_manager_regional_secret" "source" {
  secret_id = "source"
  location  = "europe-west9"
}
