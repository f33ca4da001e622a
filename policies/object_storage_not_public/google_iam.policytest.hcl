policytest {
  targets = ["google_iam.policy.hcl"]
}

resource "google_storage_bucket" "protected" {
  attrs = { name = "protected", public_access_prevention = "enforced" }
}

# -- one member --------------------------------------------------------------------------------------------------------------

resource "google_storage_bucket_iam_member" "group" {
  attrs = { bucket = "exchange", role = "roles/storage.objectViewer", member = "group:results@example.org" }
}

resource "google_storage_bucket_iam_member" "everyone" {
  attrs          = { bucket = "exchange", role = "roles/storage.legacyBucketReader", member = "allUsers" }
  expect_failure = true
}

resource "google_storage_bucket_iam_member" "prevented" {
  attrs = { bucket = "protected", role = "roles/storage.objectViewer", member = "allUsers" }
}

# A condition tells when, not who.
resource "google_storage_managed_folder_iam_member" "for_a_month" {
  attrs = {
    bucket         = "exchange"
    managed_folder = "results/"
    role           = "roles/storage.objectViewer"
    member         = "allAuthenticatedUsers"
    condition      = [{ title = "until", expression = "request.time < timestamp(\"2030-01-01T00:00:00Z\")" }]
  }
  expect_failure = true
}

resource "google_healthcare_fhir_store_iam_member" "everyone" {
  attrs          = { fhir_store_id = "patients", role = "roles/healthcare.fhirResourceReader", member = "allUsers" }
  expect_failure = true
}

resource "google_project_iam_member" "role_of_the_storage" {
  attrs          = { project = "labora-prod", role = "roles/storage.objectViewer", member = "allUsers" }
  expect_failure = true
}

# Another policy has this one.
resource "google_project_iam_member" "another_role" {
  attrs = { project = "labora-prod", role = "roles/viewer", member = "allUsers" }
}

# -- members -----------------------------------------------------------------------------------------------------------------

resource "google_bigquery_dataset_iam_binding" "domain" {
  attrs = { dataset_id = "statistics", role = "roles/bigquery.dataViewer", members = ["domain:example.org", "group:s@example.org"] }
}

resource "google_bigquery_table_iam_binding" "everyone" {
  attrs          = { dataset_id = "statistics", table_id = "visits", role = "roles/bigquery.dataViewer", members = ["domain:example.org", "allUsers"] }
  expect_failure = true
}

resource "google_storage_bucket_iam_binding" "prevented" {
  attrs = { bucket = "protected", role = "roles/storage.objectViewer", members = ["allUsers"] }
}

resource "google_project_iam_binding" "role_of_the_storage" {
  attrs          = { project = "labora-prod", role = "roles/storage.admin", members = ["allAuthenticatedUsers"] }
  expect_failure = true
}

# -- whole policies ----------------------------------------------------------------------------------------------------------

resource "google_artifact_registry_repository_iam_policy" "named" {
  attrs = { repository = "portal", policy_data = "{\"bindings\":[{\"role\":\"roles/artifactregistry.reader\",\"members\":[\"group:d@example.org\"]}]}" }
}

resource "google_storage_bucket_iam_policy" "without_bindings" {
  attrs = { bucket = "exchange", policy_data = "{}" }
}

resource "google_storage_bucket_iam_policy" "prevented" {
  attrs = { bucket = "protected", policy_data = "{\"bindings\":[{\"role\":\"roles/storage.objectViewer\",\"members\":[\"allUsers\"]}]}" }
}

resource "google_storage_bucket_iam_policy" "everyone" {
  attrs = {
    bucket      = "exchange"
    policy_data = "{\"bindings\":[{\"role\":\"roles/storage.admin\",\"members\":[\"group:s@example.org\"]},{\"role\":\"roles/storage.objectViewer\",\"members\":[\"allUsers\"]}]}"
  }
  expect_failure = true
}
