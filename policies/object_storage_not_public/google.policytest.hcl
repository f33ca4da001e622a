policytest {
  targets = ["google.policy.hcl"]
}

# -- lists -------------------------------------------------------------------------------------------------------------------

resource "google_storage_bucket_acl" "own_project" {
  attrs = { bucket = "exchange", predefined_acl = "projectPrivate", default_acl = null }
}

resource "google_storage_bucket_acl" "public" {
  attrs          = { bucket = "exchange", predefined_acl = "publicRead" }
  expect_failure = true
}

resource "google_storage_bucket_acl" "public_for_new_files" {
  attrs          = { bucket = "exchange", default_acl = "publicread" }
  expect_failure = true
}

resource "google_storage_object_acl" "everybody_with_an_account" {
  attrs          = { bucket = "exchange", object = "results.csv", predefined_acl = "authenticatedRead" }
  expect_failure = true
}

resource "google_storage_bucket" "uniform" {
  attrs = { name = "uniform", uniform_bucket_level_access = "true", public_access_prevention = "enforced" }
}

resource "google_storage_bucket_acl" "without_effect" {
  attrs = { bucket = "uniform", predefined_acl = "publicRead", role_entity = ["READER:allUsers"] }
}

resource "google_storage_bucket_acl" "named" {
  attrs = { bucket = "exchange", role_entity = ["OWNER:group-results@example.org", "READER:user-allusers@example.org"] }
}

resource "google_storage_default_object_acl" "public" {
  attrs          = { bucket = "exchange", role_entity = ["OWNER:project-owners-1", "READER:allUsers"] }
  expect_failure = true
}

resource "google_storage_object_access_control" "named" {
  attrs = { bucket = "exchange", object = "results.csv", role = "READER", entity = "user-a@example.org" }
}

resource "google_storage_object_access_control" "without_effect" {
  attrs = { bucket = "uniform", object = "results.csv", role = "READER", entity = "allUsers" }
}

resource "google_storage_bucket_access_control" "public" {
  attrs          = { bucket = "exchange", role = "READER", entity = "allUsers" }
  expect_failure = true
}

# -- buckets -----------------------------------------------------------------------------------------------------------------

resource "google_storage_bucket" "prevention_alone" {
  attrs          = { name = "prevention-alone", public_access_prevention = "enforced", uniform_bucket_level_access = false }
  expect_failure = true
}

resource "google_storage_bucket" "inherited" {
  attrs          = { name = "inherited", public_access_prevention = "inherited", uniform_bucket_level_access = true }
  expect_failure = true
}

resource "google_container_registry" "team" {
  attrs = { id = "eu.artifacts.labora-prod.appspot.com", location = "EU" }
}

resource "google_storage_bucket_iam_binding" "team" {
  attrs = { bucket = "eu.artifacts.labora-prod.appspot.com", role = "roles/storage.objectViewer", members = ["group:developers@example.org"] }
}

resource "google_container_registry" "public" {
  attrs          = { id = "artifacts.labora-prod.appspot.com" }
  expect_failure = true
}

resource "google_storage_bucket_iam_member" "public" {
  attrs = { bucket = "artifacts.labora-prod.appspot.com", role = "roles/storage.objectViewer", member = "allUsers" }
}

# -- tables ------------------------------------------------------------------------------------------------------------------

resource "google_bigquery_dataset" "statistics" {
  attrs = {
    dataset_id = "statistics"
    access     = [{ role = "READER", special_group = "projectReaders" }, { role = "roles/bigquery.dataViewer", iam_member = "group:s@example.org" }]
  }
}

resource "google_bigquery_dataset" "without_access" {
  attrs = { dataset_id = "private" }
}

resource "google_bigquery_dataset" "everybody_with_an_account" {
  attrs          = { dataset_id = "open", access = [{ role = "OWNER", user_by_email = "a@example.org" }, { special_group = "allAuthenticatedUsers" }] }
  expect_failure = true
}

resource "google_bigquery_dataset" "everyone" {
  attrs          = { dataset_id = "open", access = [{ role = "roles/bigquery.dataViewer", iam_member = "allUsers" }] }
  expect_failure = true
}

resource "google_bigquery_dataset_access" "group" {
  attrs = { dataset_id = "statistics", role = "READER", group_by_email = "s@example.org", special_group = null }
}

resource "google_bigquery_dataset_access" "everyone" {
  attrs          = { dataset_id = "statistics", role = "READER", iam_member = "allUsers" }
  expect_failure = true
}
