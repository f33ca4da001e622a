provider "google" {
  project = "labora-staging"

  default_labels = {
    environment = "staging"
  }
}

# expect: fail
resource "google_bigquery_dataset" "results" {
  dataset_id = "results"
}

# expect: fail
resource "google_bigquery_table" "results" {
  dataset_id = google_bigquery_dataset.results.dataset_id
  table_id   = "results"
}

# expect: pass
resource "google_bigquery_dataset" "exchange" {
  dataset_id                  = "exchange"
  default_table_expiration_ms = 2592000000
}

# expect: pass
resource "google_bigquery_table" "exchange" {
  dataset_id = google_bigquery_dataset.exchange.dataset_id
  table_id   = "exchange"
}

# expect: fail
resource "google_bigtable_table" "results" {
  name          = "results"
  instance_name = "results"

  column_family {
    family = "results"
  }
}

# expect: fail
resource "google_firestore_database" "portal" {
  name        = "portal"
  location_id = "europe-west9"
  type        = "FIRESTORE_NATIVE"
}

# expect: fail
resource "google_healthcare_fhir_store" "patients" {
  name    = "patients"
  dataset = "projects/labora-staging/locations/europe-west9/datasets/patients"
  version = "R4"
}
