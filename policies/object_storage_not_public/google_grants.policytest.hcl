policytest {
  targets = ["google_iam.policy.hcl"]
}

# Every type of resource that holds files, packages, tables or patient records, and every form of grant on it.

resource "google_storage_bucket_iam_member" "everyone" {
  attrs          = { bucket = "exchange", role = "roles/storage.objectViewer", member = "allUsers" }
  expect_failure = true
}

resource "google_storage_bucket_iam_binding" "everyone" {
  attrs          = { bucket = "exchange", role = "roles/storage.objectViewer", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_storage_bucket_iam_policy" "everyone" {
  attrs          = { bucket = "exchange", role = "roles/storage.objectViewer", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_storage_managed_folder_iam_member" "everyone" {
  attrs          = { bucket = "exchange", managed_folder = "results/", role = "roles/storage.objectViewer", member = "allUsers" }
  expect_failure = true
}

resource "google_storage_managed_folder_iam_binding" "everyone" {
  attrs          = { bucket = "exchange", managed_folder = "results/", role = "roles/storage.objectViewer", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_storage_managed_folder_iam_policy" "everyone" {
  attrs          = { bucket = "exchange", managed_folder = "results/", role = "roles/storage.objectViewer", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_project_iam_member" "everyone" {
  attrs          = { project = "labora-prod", role = "roles/storage.objectViewer", member = "allUsers" }
  expect_failure = true
}

resource "google_project_iam_binding" "everyone" {
  attrs          = { project = "labora-prod", role = "roles/storage.objectViewer", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_artifact_registry_repository_iam_member" "everyone" {
  attrs          = { repository = "portal", role = "roles/artifactregistry.reader", member = "allUsers" }
  expect_failure = true
}

resource "google_artifact_registry_repository_iam_binding" "everyone" {
  attrs          = { repository = "portal", role = "roles/artifactregistry.reader", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_artifact_registry_repository_iam_policy" "everyone" {
  attrs          = { repository = "portal", role = "roles/artifactregistry.reader", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_bigquery_dataset_iam_member" "everyone" {
  attrs          = { dataset_id = "statistics", role = "roles/bigquery.dataViewer", member = "allUsers" }
  expect_failure = true
}

resource "google_bigquery_dataset_iam_binding" "everyone" {
  attrs          = { dataset_id = "statistics", role = "roles/bigquery.dataViewer", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_bigquery_dataset_iam_policy" "everyone" {
  attrs          = { dataset_id = "statistics", role = "roles/bigquery.dataViewer", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_bigquery_table_iam_member" "everyone" {
  attrs          = { dataset_id = "statistics", table_id = "visits", role = "roles/bigquery.dataViewer", member = "allUsers" }
  expect_failure = true
}

resource "google_bigquery_table_iam_binding" "everyone" {
  attrs          = { dataset_id = "statistics", table_id = "visits", role = "roles/bigquery.dataViewer", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_bigquery_table_iam_policy" "everyone" {
  attrs          = { dataset_id = "statistics", table_id = "visits", role = "roles/bigquery.dataViewer", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_healthcare_dataset_iam_member" "everyone" {
  attrs          = { dataset_id = "patients", role = "roles/healthcare.datasetViewer", member = "allUsers" }
  expect_failure = true
}

resource "google_healthcare_dataset_iam_binding" "everyone" {
  attrs          = { dataset_id = "patients", role = "roles/healthcare.datasetViewer", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_healthcare_dataset_iam_policy" "everyone" {
  attrs          = { dataset_id = "patients", role = "roles/healthcare.datasetViewer", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_healthcare_fhir_store_iam_member" "everyone" {
  attrs          = { fhir_store_id = "patients", role = "roles/healthcare.fhirResourceReader", member = "allUsers" }
  expect_failure = true
}

resource "google_healthcare_fhir_store_iam_binding" "everyone" {
  attrs          = { fhir_store_id = "patients", role = "roles/healthcare.fhirResourceReader", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_healthcare_fhir_store_iam_policy" "everyone" {
  attrs          = { fhir_store_id = "patients", role = "roles/healthcare.fhirResourceReader", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_healthcare_dicom_store_iam_member" "everyone" {
  attrs          = { dicom_store_id = "scans", role = "roles/healthcare.dicomViewer", member = "allUsers" }
  expect_failure = true
}

resource "google_healthcare_dicom_store_iam_binding" "everyone" {
  attrs          = { dicom_store_id = "scans", role = "roles/healthcare.dicomViewer", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_healthcare_dicom_store_iam_policy" "everyone" {
  attrs          = { dicom_store_id = "scans", role = "roles/healthcare.dicomViewer", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_healthcare_hl7_v2_store_iam_member" "everyone" {
  attrs          = { hl7_v2_store_id = "results", role = "roles/healthcare.hl7V2Consumer", member = "allUsers" }
  expect_failure = true
}

resource "google_healthcare_hl7_v2_store_iam_binding" "everyone" {
  attrs          = { hl7_v2_store_id = "results", role = "roles/healthcare.hl7V2Consumer", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_healthcare_hl7_v2_store_iam_policy" "everyone" {
  attrs          = { hl7_v2_store_id = "results", role = "roles/healthcare.hl7V2Consumer", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_healthcare_consent_store_iam_member" "everyone" {
  attrs          = { consent_store_id = "consents", dataset = "patients", role = "roles/healthcare.consentReader", member = "allUsers" }
  expect_failure = true
}

resource "google_healthcare_consent_store_iam_binding" "everyone" {
  attrs          = { consent_store_id = "consents", dataset = "patients", role = "roles/healthcare.consentReader", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_healthcare_consent_store_iam_policy" "everyone" {
  attrs          = { consent_store_id = "consents", dataset = "patients", role = "roles/healthcare.consentReader", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}
