policytest {
  targets = ["google.policy.hcl"]
}

locals {
  key = "projects/labora-prod/locations/europe-west9/keyRings/records/cryptoKeys/records"
}

# -- one argument ------------------------------------------------------------------------------------------------------------

resource "google_pubsub_topic" "results" {
  attrs = { name = "results", kms_key_name = local.key }
}

resource "google_pubsub_topic" "plain" {
  attrs          = { name = "plain", kms_key_name = null }
  expect_failure = true
}

resource "google_filestore_instance" "empty" {
  attrs          = { name = "empty", kms_key_name = "" }
  expect_failure = true
}

resource "google_redis_cluster" "sessions" {
  attrs = { name = "sessions", kms_key = local.key }
}

resource "google_memorystore_instance" "plain" {
  attrs          = { instance_id = "plain" }
  expect_failure = true
}

resource "google_redis_instance" "sessions" {
  attrs = { name = "sessions", customer_managed_key = local.key }
}

resource "google_redis_instance" "plain" {
  attrs          = { name = "plain" }
  expect_failure = true
}

resource "google_sql_database_instance" "records" {
  attrs = { name = "records", encryption_key_name = local.key }
}

resource "google_sql_database_instance" "replica" {
  attrs = { name = "replica", master_instance_name = "records" }
}

resource "google_sql_database_instance" "plain" {
  attrs          = { name = "plain" }
  expect_failure = true
}

# -- one block ---------------------------------------------------------------------------------------------------------------

resource "google_healthcare_dataset" "patients" {
  attrs = { name = "patients", encryption_spec = [{ kms_key_name = local.key }] }
}

resource "google_vertex_ai_dataset" "plain" {
  attrs          = { display_name = "plain" }
  expect_failure = true
}

resource "google_spanner_database" "records" {
  attrs = { name = "records", encryption_config = [{ kms_key_name = local.key }] }
}

resource "google_spanner_database" "in_two_regions" {
  attrs = { name = "in-two-regions", encryption_config = [{ kms_key_names = [local.key, "${local.key}-2"] }] }
}

resource "google_alloydb_cluster" "plain" {
  attrs          = { cluster_id = "plain", encryption_config = [] }
  expect_failure = true
}

resource "google_storage_bucket" "scans" {
  attrs = { name = "scans", encryption = [{ default_kms_key_name = local.key }] }
}

resource "google_storage_bucket" "plain" {
  attrs          = { name = "plain" }
  expect_failure = true
}

resource "google_bigquery_dataset" "statistics" {
  attrs = { dataset_id = "statistics", default_encryption_configuration = [{ kms_key_name = local.key }] }
}

resource "google_bigquery_dataset" "plain" {
  attrs          = { dataset_id = "plain" }
  expect_failure = true
}

resource "google_bigquery_table" "own_key" {
  attrs = { dataset_id = "plain", table_id = "own_key", encryption_configuration = [{ kms_key_name = local.key }] }
}

resource "google_bigquery_table" "key_of_dataset" {
  attrs = { dataset_id = "statistics", table_id = "key_of_dataset" }
}

resource "google_bigquery_table" "view" {
  attrs = { dataset_id = "plain", table_id = "view", view = [{ query = "SELECT 1" }] }
}

resource "google_bigquery_table" "plain" {
  attrs          = { dataset_id = "plain", table_id = "plain" }
  expect_failure = true
}

data "google_bigquery_dataset" "of_another_team" {
  attrs = { dataset_id = "of_another_team", default_encryption_configuration = [{ kms_key_name = local.key }] }
}

resource "google_bigquery_table" "in_dataset_of_another_team" {
  attrs = { dataset_id = "of_another_team", table_id = "results" }
}

resource "google_bigtable_instance" "measurements" {
  attrs = { name = "measurements", cluster = [{ cluster_id = "a", kms_key_name = local.key }] }
}

resource "google_bigtable_instance" "second_cluster_plain" {
  attrs          = { name = "second", cluster = [{ cluster_id = "a", kms_key_name = local.key }, { cluster_id = "b" }] }
  expect_failure = true
}

resource "google_firestore_database" "documents" {
  attrs = { name = "documents", cmek_config = [{ kms_key_name = local.key }] }
}

resource "google_firestore_database" "plain" {
  attrs          = { name = "plain" }
  expect_failure = true
}

resource "google_secret_manager_secret" "token" {
  attrs = { secret_id = "token", replication = [{ auto = [{ customer_managed_encryption = [{ kms_key_name = local.key }] }] }] }
}

resource "google_secret_manager_secret" "plain" {
  attrs          = { secret_id = "plain", replication = [{ auto = [{}] }] }
  expect_failure = true
}

resource "google_secret_manager_secret" "one_copy_plain" {
  attrs = {
    secret_id = "one-copy-plain"
    replication = [{
      user_managed = [{
        replicas = [
          { location = "europe-west9", customer_managed_encryption = [{ kms_key_name = local.key }] },
          { location = "europe-west1" },
        ]
      }]
    }]
  }
  expect_failure = true
}

resource "google_secret_manager_regional_secret" "token" {
  attrs = { secret_id = "token", location = "europe-west9", customer_managed_encryption = [{ kms_key_name = local.key }] }
}

resource "google_logging_project_bucket_config" "audit" {
  attrs = { bucket_id = "audit", cmek_settings = [{ kms_key_name = local.key }] }
}

resource "google_logging_folder_bucket_config" "plain" {
  attrs          = { bucket_id = "plain" }
  expect_failure = true
}

resource "google_netapp_storage_pool" "files" {
  attrs = { name = "files", kms_config = "projects/labora-prod/locations/europe-west9/kmsConfigs/files" }
}

resource "google_netapp_storage_pool" "plain" {
  attrs          = { name = "plain" }
  expect_failure = true
}

# -- keys themselves ---------------------------------------------------------------------------------------------------------

resource "google_kms_crypto_key" "renewed" {
  attrs = { name = "renewed", rotation_period = "7776000s" }
}

resource "google_kms_crypto_key" "signs" {
  attrs = { name = "signs", purpose = "ASYMMETRIC_SIGN" }
}

resource "google_kms_crypto_key" "renewed_once_a_year" {
  attrs          = { name = "yearly", purpose = "ENCRYPT_DECRYPT", rotation_period = "31536000s" }
  expect_failure = true
}

resource "google_kms_crypto_key" "never_renewed" {
  attrs          = { name = "never" }
  expect_failure = true
}

resource "google_kms_crypto_key" "renewed_once_a_year_as_agreed" {
  attrs = { name = "agreed", rotation_period = "31536000s" }

  inputs {
    longest_rotation = 31536000
  }
}
