# expect: pass
resource "google_storage_bucket" "results" {
  name                        = "labora-results"
  location                    = "EU"
  public_access_prevention    = "enforced"
  uniform_bucket_level_access = true
}

# expect: fail
resource "google_storage_bucket" "exchange" {
  name     = "labora-exchange"
  location = "EU"
}

# -- lists -------------------------------------------------------------------------------------------------------------------

# expect: fail
resource "google_storage_bucket_acl" "exchange" {
  bucket         = google_storage_bucket.exchange.name
  predefined_acl = "publicRead"
}

# No list has any effect on this bucket.
# expect: pass
resource "google_storage_bucket_acl" "results" {
  bucket         = google_storage_bucket.results.name
  predefined_acl = "publicRead"
}

# expect: fail
resource "google_storage_default_object_acl" "exchange" {
  bucket      = google_storage_bucket.exchange.id
  role_entity = ["OWNER:group-results@example.org", "READER:allAuthenticatedUsers"]
}

# expect: fail
resource "google_storage_object_access_control" "brochure" {
  bucket = google_storage_bucket.exchange.name
  object = "brochure.pdf"
  role   = "READER"
  entity = "allUsers"
}

variable "reader" {
  type = string
}

# expect: unknown
resource "google_storage_bucket_access_control" "reader" {
  bucket = google_storage_bucket.exchange.name
  role   = "READER"
  entity = var.reader
}

# expect: fail
resource "google_container_registry" "images" {
  project  = "labora-prod"
  location = "EU"
}

# expect: fail
resource "google_storage_bucket_iam_member" "images" {
  bucket = google_container_registry.images.id
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}

# -- tables ------------------------------------------------------------------------------------------------------------------

# expect: fail
resource "google_bigquery_dataset" "visits" {
  dataset_id = "visits"

  access {
    role          = "READER"
    special_group = "allAuthenticatedUsers"
  }
}

# expect: fail
resource "google_bigquery_dataset_access" "visits" {
  dataset_id = google_bigquery_dataset.visits.dataset_id
  role       = "roles/bigquery.dataViewer"
  iam_member = "allUsers"
}

# expect: pass
resource "google_bigquery_dataset_access" "team" {
  dataset_id     = google_bigquery_dataset.visits.dataset_id
  role           = "READER"
  group_by_email = "statistics@example.org"
}

# expect: fail
resource "google_storage_object_acl" "brochure" {
  bucket         = google_storage_bucket.exchange.name
  object         = "brochure.pdf"
  predefined_acl = "publicRead"
}
