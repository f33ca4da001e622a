policytest {
  targets = ["google_compute.policy.hcl"]
}

locals {
  key = "projects/labora-prod/locations/europe-west9/keyRings/records/cryptoKeys/records"
}

# -- disks -------------------------------------------------------------------------------------------------------------------

resource "google_compute_disk" "records" {
  attrs = { name = "records", disk_encryption_key = [{ kms_key_self_link = local.key }] }
}

resource "google_compute_disk" "plain" {
  attrs          = { name = "plain" }
  expect_failure = true
}

resource "google_compute_region_disk" "records" {
  attrs = { name = "records-region", disk_encryption_key = [{ kms_key_name = local.key }] }
}

resource "google_compute_region_disk" "plain" {
  attrs          = { name = "plain-region", disk_encryption_key = [{ kms_key_name = null }] }
  expect_failure = true
}

resource "google_compute_instance" "portal" {
  attrs = { name = "portal", boot_disk = [{ kms_key_self_link = local.key }] }
}

resource "google_compute_instance" "of_existing_disk" {
  attrs = { name = "of-existing-disk", boot_disk = [{ source = "projects/labora-prod/zones/europe-west9-a/disks/records" }] }
}

resource "google_compute_instance" "plain" {
  attrs          = { name = "plain", boot_disk = [{ initialize_params = [{ image = "debian-cloud/debian-12" }] }] }
  expect_failure = true
}

resource "google_compute_instance_template" "workers" {
  attrs = { name = "workers", disk = [{ disk_encryption_key = [{ kms_key_self_link = local.key }] }, { type = "SCRATCH" }] }
}

resource "google_compute_region_instance_template" "plain" {
  attrs          = { name = "plain", disk = [{ source_image = "debian-cloud/debian-12" }] }
  expect_failure = true
}

resource "google_compute_snapshot" "of_records" {
  attrs = { name = "of-records", source_disk = "records" }
}

resource "google_compute_snapshot" "of_plain" {
  attrs          = { name = "of-plain", source_disk = "plain" }
  expect_failure = true
}

resource "google_compute_image" "base" {
  attrs = { name = "base", image_encryption_key = [{ kms_key_self_link = local.key }] }
}

resource "google_compute_machine_image" "plain" {
  attrs          = { name = "plain", source_instance = "portal" }
  expect_failure = true
}

# -- keys in the configuration -----------------------------------------------------------------------------------------------

resource "google_compute_disk" "key_in_configuration" {
  attrs          = { name = "raw", disk_encryption_key = [{ raw_key = "SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0=" }] }
  expect_failure = true
}

resource "google_compute_instance" "key_in_configuration" {
  attrs          = { name = "raw", boot_disk = [{ disk_encryption_key_raw = "SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0=" }] }
  expect_failure = true
}

# -- services on machines ----------------------------------------------------------------------------------------------------

resource "google_dataproc_cluster" "statistics" {
  attrs = { name = "statistics", cluster_config = [{ encryption_config = [{ kms_key_name = local.key }] }] }
}

resource "google_dataproc_cluster" "on_kubernetes" {
  attrs = { name = "on-kubernetes", virtual_cluster_config = [{ staging_bucket = "staging" }] }
}

resource "google_dataproc_cluster" "plain" {
  attrs          = { name = "plain", cluster_config = [{}] }
  expect_failure = true
}

resource "google_composer_environment" "nightly" {
  attrs = { name = "nightly", config = [{ encryption_config = [{ kms_key_name = local.key }] }] }
}

resource "google_composer_environment" "plain" {
  attrs          = { name = "plain" }
  expect_failure = true
}

resource "google_container_cluster" "portal" {
  attrs = { name = "portal", database_encryption = [{ state = "ENCRYPTED", key_name = local.key }] }
}

resource "google_container_cluster" "switched_off" {
  attrs          = { name = "off", database_encryption = [{ state = "DECRYPTED", key_name = local.key }] }
  expect_failure = true
}

resource "google_container_cluster" "plain" {
  attrs          = { name = "plain" }
  expect_failure = true
}

resource "google_container_node_pool" "portal" {
  attrs = { name = "portal", node_config = [{ boot_disk_kms_key = local.key }] }
}

resource "google_container_node_pool" "plain" {
  attrs          = { name = "plain" }
  expect_failure = true
}

resource "google_cloud_run_v2_service" "portal" {
  attrs = { name = "portal", template = [{ encryption_key = local.key }] }
}

resource "google_cloud_run_v2_service" "plain" {
  attrs          = { name = "plain", template = [{ containers = [{ image = "portal" }] }] }
  expect_failure = true
}

resource "google_cloud_run_v2_job" "import" {
  attrs = { name = "import", template = [{ template = [{ encryption_key = local.key }] }] }
}

resource "google_cloud_run_v2_job" "key_in_the_wrong_place" {
  attrs          = { name = "plain", template = [{ encryption_key = local.key, template = [{}] }] }
  expect_failure = true
}

resource "google_managed_kafka_cluster" "results" {
  attrs = { cluster_id = "results", gcp_config = [{ kms_key = local.key }] }
}

resource "google_managed_kafka_cluster" "plain" {
  attrs          = { cluster_id = "plain", gcp_config = [{}] }
  expect_failure = true
}

resource "google_data_fusion_instance" "import" {
  attrs = { name = "import", crypto_key_config = [{ key_reference = local.key }] }
}

resource "google_data_fusion_instance" "plain" {
  attrs          = { name = "plain" }
  expect_failure = true
}

# -- notebooks ---------------------------------------------------------------------------------------------------------------

resource "google_workbench_instance" "study" {
  attrs = { name = "study", gce_setup = [{ boot_disk = [{ disk_encryption = "CMEK", kms_key = local.key }] }] }
}

resource "google_workbench_instance" "key_without_effect" {
  attrs          = { name = "no-effect", gce_setup = [{ boot_disk = [{ disk_encryption = "GMEK", kms_key = local.key }] }] }
  expect_failure = true
}

resource "google_workbench_instance" "plain" {
  attrs          = { name = "plain" }
  expect_failure = true
}

resource "google_notebooks_instance" "study" {
  attrs = { name = "study", disk_encryption = "CMEK", kms_key = local.key }
}

resource "google_notebooks_instance" "key_without_effect" {
  attrs          = { name = "no-effect", kms_key = local.key }
  expect_failure = true
}

resource "google_notebooks_runtime" "study" {
  attrs = {
    name            = "study"
    virtual_machine = [{ virtual_machine_config = [{ encryption_config = [{ kms_key = local.key }] }] }]
  }
}

resource "google_notebooks_runtime" "plain" {
  attrs          = { name = "plain", virtual_machine = [{ virtual_machine_config = [{ machine_type = "n1-standard-4" }] }] }
  expect_failure = true
}
