policytest {
  targets = ["google.policy.hcl"]
}

# Common types of resources, and every form of grant on them; types that are not listed are judged alike.

resource "google_organization_iam_member" "everyone" {
  attrs          = { org_id = "123456789", role = "roles/browser", member = "allUsers" }
  expect_failure = true
}

resource "google_organization_iam_binding" "everyone" {
  attrs          = { org_id = "123456789", role = "roles/browser", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_organization_iam_policy" "everyone" {
  attrs          = { org_id = "123456789", role = "roles/browser", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_folder_iam_member" "everyone" {
  attrs          = { folder = "folders/1234567", role = "roles/viewer", member = "allUsers" }
  expect_failure = true
}

resource "google_folder_iam_binding" "everyone" {
  attrs          = { folder = "folders/1234567", role = "roles/viewer", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_folder_iam_policy" "everyone" {
  attrs          = { folder = "folders/1234567", role = "roles/viewer", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_project_iam_member" "everyone" {
  attrs          = { project = "labora-prod", role = "roles/viewer", member = "allUsers" }
  expect_failure = true
}

resource "google_project_iam_binding" "everyone" {
  attrs          = { project = "labora-prod", role = "roles/viewer", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_project_iam_policy" "everyone" {
  attrs          = { project = "labora-prod", role = "roles/viewer", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_billing_account_iam_member" "everyone" {
  attrs          = { billing_account_id = "00AA00-000AAA-00AA0A", role = "roles/billing.viewer", member = "allUsers" }
  expect_failure = true
}

resource "google_billing_account_iam_binding" "everyone" {
  attrs          = { billing_account_id = "00AA00-000AAA-00AA0A", role = "roles/billing.viewer", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_billing_account_iam_policy" "everyone" {
  attrs          = { billing_account_id = "00AA00-000AAA-00AA0A", role = "roles/billing.viewer", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_service_account_iam_member" "everyone" {
  attrs          = { service_account_id = "import", role = "roles/iam.serviceAccountTokenCreator", member = "allUsers" }
  expect_failure = true
}

resource "google_service_account_iam_binding" "everyone" {
  attrs          = { service_account_id = "import", role = "roles/iam.serviceAccountTokenCreator", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_service_account_iam_policy" "everyone" {
  attrs          = { service_account_id = "import", role = "roles/iam.serviceAccountTokenCreator", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_kms_key_ring_iam_member" "everyone" {
  attrs          = { key_ring_id = "records", role = "roles/cloudkms.viewer", member = "allUsers" }
  expect_failure = true
}

resource "google_kms_key_ring_iam_binding" "everyone" {
  attrs          = { key_ring_id = "records", role = "roles/cloudkms.viewer", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_kms_key_ring_iam_policy" "everyone" {
  attrs          = { key_ring_id = "records", role = "roles/cloudkms.viewer", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_kms_crypto_key_iam_member" "everyone" {
  attrs          = { crypto_key_id = "records", role = "roles/cloudkms.cryptoKeyDecrypter", member = "allUsers" }
  expect_failure = true
}

resource "google_kms_crypto_key_iam_binding" "everyone" {
  attrs          = { crypto_key_id = "records", role = "roles/cloudkms.cryptoKeyDecrypter", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_kms_crypto_key_iam_policy" "everyone" {
  attrs          = { crypto_key_id = "records", role = "roles/cloudkms.cryptoKeyDecrypter", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_secret_manager_secret_iam_member" "everyone" {
  attrs          = { secret_id = "token", role = "roles/secretmanager.secretAccessor", member = "allUsers" }
  expect_failure = true
}

resource "google_secret_manager_secret_iam_binding" "everyone" {
  attrs          = { secret_id = "token", role = "roles/secretmanager.secretAccessor", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_secret_manager_secret_iam_policy" "everyone" {
  attrs          = { secret_id = "token", role = "roles/secretmanager.secretAccessor", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_secret_manager_regional_secret_iam_member" "everyone" {
  attrs          = { secret_id = "token", role = "roles/secretmanager.secretAccessor", member = "allUsers" }
  expect_failure = true
}

resource "google_secret_manager_regional_secret_iam_binding" "everyone" {
  attrs          = { secret_id = "token", role = "roles/secretmanager.secretAccessor", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_secret_manager_regional_secret_iam_policy" "everyone" {
  attrs          = { secret_id = "token", role = "roles/secretmanager.secretAccessor", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_pubsub_topic_iam_member" "everyone" {
  attrs          = { topic = "results", role = "roles/pubsub.publisher", member = "allUsers" }
  expect_failure = true
}

resource "google_pubsub_topic_iam_binding" "everyone" {
  attrs          = { topic = "results", role = "roles/pubsub.publisher", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_pubsub_topic_iam_policy" "everyone" {
  attrs          = { topic = "results", role = "roles/pubsub.publisher", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_pubsub_subscription_iam_member" "everyone" {
  attrs          = { subscription = "results", role = "roles/pubsub.subscriber", member = "allUsers" }
  expect_failure = true
}

resource "google_pubsub_subscription_iam_binding" "everyone" {
  attrs          = { subscription = "results", role = "roles/pubsub.subscriber", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_pubsub_subscription_iam_policy" "everyone" {
  attrs          = { subscription = "results", role = "roles/pubsub.subscriber", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_cloud_tasks_queue_iam_member" "everyone" {
  attrs          = { name = "import", role = "roles/cloudtasks.enqueuer", member = "allUsers" }
  expect_failure = true
}

resource "google_cloud_tasks_queue_iam_binding" "everyone" {
  attrs          = { name = "import", role = "roles/cloudtasks.enqueuer", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_cloud_tasks_queue_iam_policy" "everyone" {
  attrs          = { name = "import", role = "roles/cloudtasks.enqueuer", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
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

resource "google_bigtable_instance_iam_member" "everyone" {
  attrs          = { instance = "measurements", role = "roles/bigtable.reader", member = "allUsers" }
  expect_failure = true
}

resource "google_bigtable_instance_iam_binding" "everyone" {
  attrs          = { instance = "measurements", role = "roles/bigtable.reader", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_bigtable_instance_iam_policy" "everyone" {
  attrs          = { instance = "measurements", role = "roles/bigtable.reader", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_bigtable_table_iam_member" "everyone" {
  attrs          = { instance_name = "measurements", table = "visits", role = "roles/bigtable.reader", member = "allUsers" }
  expect_failure = true
}

resource "google_bigtable_table_iam_binding" "everyone" {
  attrs          = { instance_name = "measurements", table = "visits", role = "roles/bigtable.reader", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_bigtable_table_iam_policy" "everyone" {
  attrs          = { instance_name = "measurements", table = "visits", role = "roles/bigtable.reader", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_spanner_instance_iam_member" "everyone" {
  attrs          = { instance = "orders", role = "roles/spanner.databaseReader", member = "allUsers" }
  expect_failure = true
}

resource "google_spanner_instance_iam_binding" "everyone" {
  attrs          = { instance = "orders", role = "roles/spanner.databaseReader", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_spanner_instance_iam_policy" "everyone" {
  attrs          = { instance = "orders", role = "roles/spanner.databaseReader", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_spanner_database_iam_member" "everyone" {
  attrs          = { instance = "orders", database = "orders", role = "roles/spanner.databaseReader", member = "allUsers" }
  expect_failure = true
}

resource "google_spanner_database_iam_binding" "everyone" {
  attrs          = { instance = "orders", database = "orders", role = "roles/spanner.databaseReader", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_spanner_database_iam_policy" "everyone" {
  attrs          = { instance = "orders", database = "orders", role = "roles/spanner.databaseReader", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_dataproc_cluster_iam_member" "everyone" {
  attrs          = { cluster = "statistics", role = "roles/viewer", member = "allUsers" }
  expect_failure = true
}

resource "google_dataproc_cluster_iam_binding" "everyone" {
  attrs          = { cluster = "statistics", role = "roles/viewer", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_dataproc_cluster_iam_policy" "everyone" {
  attrs          = { cluster = "statistics", role = "roles/viewer", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_dataproc_job_iam_member" "everyone" {
  attrs          = { job_id = "statistics", role = "roles/viewer", member = "allUsers" }
  expect_failure = true
}

resource "google_dataproc_job_iam_binding" "everyone" {
  attrs          = { job_id = "statistics", role = "roles/viewer", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_dataproc_job_iam_policy" "everyone" {
  attrs          = { job_id = "statistics", role = "roles/viewer", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_compute_instance_iam_member" "everyone" {
  attrs          = { instance_name = "portal", role = "roles/compute.osLogin", member = "allUsers" }
  expect_failure = true
}

resource "google_compute_instance_iam_binding" "everyone" {
  attrs          = { instance_name = "portal", role = "roles/compute.osLogin", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_compute_instance_iam_policy" "everyone" {
  attrs          = { instance_name = "portal", role = "roles/compute.osLogin", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_compute_disk_iam_member" "everyone" {
  attrs          = { name = "records", role = "roles/viewer", member = "allUsers" }
  expect_failure = true
}

resource "google_compute_disk_iam_binding" "everyone" {
  attrs          = { name = "records", role = "roles/viewer", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_compute_disk_iam_policy" "everyone" {
  attrs          = { name = "records", role = "roles/viewer", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_sourcerepo_repository_iam_member" "everyone" {
  attrs          = { repository = "portal", role = "roles/source.reader", member = "allUsers" }
  expect_failure = true
}

resource "google_sourcerepo_repository_iam_binding" "everyone" {
  attrs          = { repository = "portal", role = "roles/source.reader", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_sourcerepo_repository_iam_policy" "everyone" {
  attrs          = { repository = "portal", role = "roles/source.reader", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_data_fusion_instance_iam_member" "everyone" {
  attrs          = { name = "import", role = "roles/viewer", member = "allUsers" }
  expect_failure = true
}

resource "google_data_fusion_instance_iam_binding" "everyone" {
  attrs          = { name = "import", role = "roles/viewer", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_data_fusion_instance_iam_policy" "everyone" {
  attrs          = { name = "import", role = "roles/viewer", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_notebooks_instance_iam_member" "everyone" {
  attrs          = { instance_name = "study", role = "roles/viewer", member = "allUsers" }
  expect_failure = true
}

resource "google_notebooks_instance_iam_binding" "everyone" {
  attrs          = { instance_name = "study", role = "roles/viewer", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_notebooks_instance_iam_policy" "everyone" {
  attrs          = { instance_name = "study", role = "roles/viewer", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_endpoints_service_iam_member" "everyone" {
  attrs          = { service_name = "results", role = "roles/viewer", member = "allUsers" }
  expect_failure = true
}

resource "google_endpoints_service_iam_binding" "everyone" {
  attrs          = { service_name = "results", role = "roles/viewer", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_endpoints_service_iam_policy" "everyone" {
  attrs          = { service_name = "results", role = "roles/viewer", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}
