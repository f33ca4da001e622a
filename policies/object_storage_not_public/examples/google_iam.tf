# expect: fail
resource "google_storage_bucket_iam_member" "everyone" {
  bucket = google_storage_bucket.exchange.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}

# expect: pass
resource "google_storage_bucket_iam_member" "prevented" {
  bucket = google_storage_bucket.results.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}

resource "google_service_account" "import" {
  account_id = "import"
}

# expect: pass
resource "google_storage_bucket_iam_member" "import" {
  bucket = google_storage_bucket.exchange.name
  role   = "roles/storage.objectCreator"
  member = "serviceAccount:${google_service_account.import.email}"
}

# expect: pass
resource "google_storage_bucket_iam_member" "same_account" {
  bucket = google_storage_bucket.exchange.name
  role   = "roles/storage.objectViewer"
  member = google_service_account.import.member
}

# expect: unknown
resource "google_storage_bucket_iam_member" "reader" {
  bucket = google_storage_bucket.exchange.name
  role   = "roles/storage.objectViewer"
  member = var.reader
}

# expect: fail
resource "google_healthcare_dicom_store_iam_binding" "scans" {
  dicom_store_id = "labora-prod/europe-west9/patients/scans"
  role           = "roles/healthcare.dicomViewer"
  members        = ["group:radiology@example.org", "allAuthenticatedUsers"]
}

data "google_iam_policy" "everyone" {
  binding {
    role    = "roles/storage.objectAdmin"
    members = [google_service_account.import.member]
  }

  binding {
    role    = "roles/storage.objectViewer"
    members = ["allUsers"]
  }
}

# expect: fail
resource "google_storage_bucket_iam_policy" "exchange" {
  bucket      = google_storage_bucket.exchange.name
  policy_data = data.google_iam_policy.everyone.policy_data
}

data "google_iam_policy" "import" {
  binding {
    role    = "roles/storage.objectAdmin"
    members = ["serviceAccount:${google_service_account.import.email}"]
  }
}

# expect: pass
resource "google_storage_bucket_iam_policy" "results" {
  bucket      = google_storage_bucket.results.name
  policy_data = data.google_iam_policy.import.policy_data
}

variable "policy_of_the_organization" {
  type = string
}

# expect: unknown
resource "google_artifact_registry_repository_iam_policy" "images" {
  repository  = "images"
  policy_data = var.policy_of_the_organization
}

# expect: fail
resource "google_artifact_registry_repository_iam_policy" "packages" {
  repository  = "packages"
  policy_data = data.google_iam_policy.everyone.policy_data
}

# expect: fail
resource "google_bigquery_table_iam_policy" "orders" {
  dataset_id  = "orders"
  table_id    = "orders"
  policy_data = data.google_iam_policy.everyone.policy_data
}

# expect: fail
resource "google_healthcare_consent_store_iam_policy" "consents" {
  dataset          = "labora-prod/europe-west9/patients"
  consent_store_id = "consents"
  policy_data      = data.google_iam_policy.everyone.policy_data
}

# expect: fail
resource "google_healthcare_dataset_iam_policy" "patients" {
  dataset_id  = "labora-prod/europe-west9/patients"
  policy_data = data.google_iam_policy.everyone.policy_data
}

# expect: fail
resource "google_healthcare_dicom_store_iam_policy" "scans" {
  dicom_store_id = "labora-prod/europe-west9/patients/scans"
  policy_data    = data.google_iam_policy.everyone.policy_data
}

# expect: fail
resource "google_healthcare_fhir_store_iam_policy" "records" {
  fhir_store_id = "labora-prod/europe-west9/patients/records"
  policy_data   = data.google_iam_policy.everyone.policy_data
}

# expect: fail
resource "google_healthcare_hl7_v2_store_iam_policy" "messages" {
  hl7_v2_store_id = "labora-prod/europe-west9/patients/messages"
  policy_data     = data.google_iam_policy.everyone.policy_data
}
