policytest {
  targets = ["google_records.policy.hcl"]
}

# -- logs ----------------------------------------------------------------------------------------------------------------------

resource "google_logging_project_bucket_config" "default" {
  attrs = {
    bucket_id = "_Default"
  }
}

resource "google_logging_folder_bucket_config" "ten_years" {
  expect_failure = true
  attrs = {
    bucket_id      = "audit"
    retention_days = 3650
  }
}

resource "google_logging_project_bucket_config" "required" {
  attrs = {
    bucket_id      = "_Required"
    retention_days = 400
  }
}

# -- tables --------------------------------------------------------------------------------------------------------------------

resource "google_bigquery_dataset" "for_ever" {
  expect_failure = true
  attrs = {
    dataset_id = "for_ever"
  }
  meta = {
    environment = "staging"
  }
}

resource "google_bigquery_dataset" "a_month" {
  attrs = {
    dataset_id                  = "a_month"
    default_table_expiration_ms = 2592000000
  }
  meta = {
    environment = "migration"
  }
}

resource "google_bigquery_dataset" "in_production" {
  attrs = {
    dataset_id = "in_production"
  }
  meta = {
    environment = "production"
  }
}

resource "google_bigquery_table" "as_its_dataset" {
  attrs = {
    dataset_id = "a_month"
    table_id   = "results"
  }
  meta = {
    environment = "staging"
  }
}

resource "google_bigquery_table" "for_ever" {
  expect_failure = true
  attrs = {
    dataset_id = "for_ever"
    table_id   = "results"
  }
  meta = {
    environment = "staging"
  }
}

resource "google_bigquery_table" "by_day" {
  attrs = {
    dataset_id        = "for_ever"
    table_id          = "by_day"
    time_partitioning = [{ type = "DAY", expiration_ms = 2592000000 }]
  }
  meta = {
    environment = "staging"
  }
}

resource "google_bigquery_table" "view" {
  attrs = {
    dataset_id = "for_ever"
    table_id   = "view"
    view       = [{ query = "SELECT 1" }]
  }
  meta = {
    environment = "staging"
  }
}

resource "google_bigquery_table" "of_a_dataset_from_elsewhere" {
  attrs = {
    dataset_id = "elsewhere"
    table_id   = "results"
  }
  meta = {
    environment = "staging"
  }
}

data "google_bigquery_dataset" "elsewhere" {
  attrs = {
    dataset_id                  = "elsewhere"
    default_table_expiration_ms = 2592000000
  }
}

resource "google_bigtable_table" "bounded" {
  attrs = {
    name          = "bounded"
    column_family = [{ family = "results" }, { family = "orders" }]
  }
  meta = {
    environment = "staging"
  }
}

resource "google_bigtable_gc_policy" "results" {
  attrs = {
    table         = "bounded"
    column_family = "results"
    max_age       = [{ duration = "720h" }]
  }
}

resource "google_bigtable_gc_policy" "orders" {
  attrs = {
    table         = "bounded"
    column_family = "orders"
    gc_rules      = "{\"rules\": [{\"max_age\": \"720h\"}]}"
  }
}

resource "google_bigtable_table" "half_bounded" {
  expect_failure = true
  attrs = {
    name          = "half"
    column_family = [{ family = "results" }, { family = "orders" }]
  }
  meta = {
    environment = "staging"
  }
}

resource "google_bigtable_gc_policy" "half" {
  attrs = {
    table         = "half"
    column_family = "results"
    max_age       = [{ duration = "720h" }]
  }
}

# The number of versions says nothing about time.
resource "google_bigtable_gc_policy" "half_by_number" {
  attrs = {
    table         = "half"
    column_family = "orders"
    max_version   = [{ number = 3 }]
  }
}

resource "google_firestore_database" "bounded" {
  attrs = {
    name = "bounded"
  }
  meta = {
    environment = "staging"
  }
}

resource "google_firestore_field" "bounded" {
  attrs = {
    database   = "bounded"
    collection = "results"
    ttl_config = [{}]
  }
}

# A field that names no database belongs to the one called (default).
resource "google_firestore_database" "default" {
  attrs = {
    name = "(default)"
  }
  meta = {
    environment = "staging"
  }
}

resource "google_firestore_field" "default" {
  attrs = {
    collection = "results"
    ttl_config = [{}]
  }
}

resource "google_firestore_database" "for_ever" {
  expect_failure = true
  attrs = {
    name = "for-ever"
  }
  meta = {
    environment = "staging"
  }
}

resource "google_firestore_field" "for_ever" {
  attrs = {
    database   = "for-ever"
    collection = "results"
  }
}

# -- messages ------------------------------------------------------------------------------------------------------------------

resource "google_pubsub_topic" "a_month" {
  expect_failure = true
  attrs = {
    name                       = "a-month"
    message_retention_duration = "2678400s"
  }
}

resource "google_pubsub_topic" "none" {
  attrs = {
    name = "none"
  }
}

resource "google_pubsub_subscription" "archive" {
  expect_failure = true
  attrs = {
    name                       = "archive"
    retain_acked_messages      = true
    message_retention_duration = "2678400s"
  }
}

resource "google_pubsub_subscription" "waits_for_its_reader" {
  attrs = {
    name                       = "waits"
    message_retention_duration = "2678400s"
  }
}

resource "google_managed_kafka_topic" "for_ever" {
  expect_failure = true
  attrs = {
    topic_id = "for-ever"
    configs  = { "retention.ms" = "-1" }
  }
}

resource "google_managed_kafka_topic" "default" {
  attrs = {
    topic_id = "default"
  }
}

# -- health records ------------------------------------------------------------------------------------------------------------

resource "google_healthcare_fhir_store" "every_state" {
  expect_failure = true
  attrs = {
    name = "every-state"
  }
  meta = {
    environment = "migration"
  }
}

resource "google_healthcare_fhir_store" "last_state" {
  attrs = {
    name                        = "last-state"
    disable_resource_versioning = true
  }
  meta = {
    environment = "migration"
  }
}

resource "google_healthcare_consent_store" "for_ever" {
  expect_failure = true
  attrs = {
    name = "for-ever"
  }
}

resource "google_healthcare_consent_store" "a_year" {
  attrs = {
    name                = "a-year"
    default_consent_ttl = "31536000s"
  }
}

# -- what is left behind ---------------------------------------------------------------------------------------------------------

resource "google_compute_instance" "disk_stays" {
  expect_failure = true
  attrs = {
    name      = "disk-stays"
    boot_disk = [{ auto_delete = false }]
  }
}

resource "google_compute_instance" "disk_goes" {
  attrs = {
    name      = "disk-goes"
    boot_disk = [{ device_name = "system" }]
  }
}

resource "google_compute_instance_template" "disk_stays" {
  expect_failure = true
  attrs = {
    name = "disk-stays"
    disk = [{ boot = true }, { auto_delete = "false" }]
  }
}

resource "google_compute_region_instance_template" "disk_goes" {
  attrs = {
    name = "disk-goes"
    disk = [{ boot = true, auto_delete = true }]
  }
}

resource "google_dataproc_cluster" "stays" {
  expect_failure = true
  attrs = {
    name = "stays"
  }
}

resource "google_dataproc_cluster" "goes" {
  attrs = {
    name           = "goes"
    cluster_config = [{ lifecycle_config = [{ idle_delete_ttl = "3600s" }] }]
  }
}

resource "google_artifact_registry_repository" "for_ever" {
  expect_failure = true
  attrs = {
    repository_id    = "for-ever"
    cleanup_policies = [{ id = "newest", action = "KEEP" }]
  }
}

resource "google_artifact_registry_repository" "only_tries" {
  expect_failure = true
  attrs = {
    repository_id          = "tries"
    cleanup_policies       = [{ id = "old", action = "DELETE" }]
    cleanup_policy_dry_run = true
  }
}

resource "google_artifact_registry_repository" "cleaned" {
  attrs = {
    repository_id    = "cleaned"
    cleanup_policies = [{ id = "old", action = "DELETE" }]
  }
}

resource "google_artifact_registry_repository" "hands_on" {
  attrs = {
    repository_id = "hands-on"
    mode          = "REMOTE_REPOSITORY"
  }
}

resource "google_secret_manager_secret" "of_a_migration" {
  expect_failure = true
  attrs = {
    secret_id = "biolab-nord-migration"
  }
}

resource "google_secret_manager_secret" "of_a_migration_with_end" {
  attrs = {
    secret_id = "biolab-nord-migration"
    ttl       = "2592000s"
  }
}

resource "google_secret_manager_secret" "of_the_portal" {
  attrs = {
    secret_id = "portal"
  }
}
