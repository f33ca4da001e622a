policytest {
  targets = ["google_services.policy.hcl"]
}

# -- databases ---------------------------------------------------------------------------------------------------------------

resource "google_sql_database_instance" "private" {
  attrs = { name = "private", settings = [{ ip_configuration = [{ ipv4_enabled = "false", private_network = "main" }] }] }
}

# Networks mean nothing where there is no public address.
resource "google_sql_database_instance" "private_with_networks" {
  attrs = { name = "private-2", settings = [{ ip_configuration = [{ ipv4_enabled = false, authorized_networks = [{ value = "0.0.0.0/0" }] }] }] }
}

resource "google_sql_database_instance" "by_omission" {
  attrs          = { name = "by-omission", settings = [{ tier = "db-f1-micro" }] }
  expect_failure = true
}

resource "google_sql_database_instance" "few_addresses" {
  attrs          = { name = "few", settings = [{ ip_configuration = [{ ipv4_enabled = true, authorized_networks = [{ value = "198.51.100.7/32" }] }] }] }
  expect_failure = true
}

resource "google_sql_database_instance" "two_halves" {
  attrs = {
    name     = "halves"
    settings = [{ ip_configuration = [{ authorized_networks = [{ value = "0.0.0.0/1" }, { value = "128.0.0.0/1" }] }] }]
  }
  expect_failure = true
}

resource "google_alloydb_instance" "private" {
  attrs = { instance_id = "private", network_config = [{ enable_public_ip = false }] }
}

resource "google_alloydb_instance" "public" {
  attrs          = { instance_id = "public", network_config = [{ enable_public_ip = true }] }
  expect_failure = true
}

# -- Kubernetes --------------------------------------------------------------------------------------------------------------

resource "google_container_cluster" "private" {
  attrs = { name = "private", private_cluster_config = [{ enable_private_endpoint = true, enable_private_nodes = true }] }
}

resource "google_container_cluster" "own_networks" {
  attrs = {
    name                              = "own-networks"
    private_cluster_config            = [{ enable_private_nodes = "true" }]
    master_authorized_networks_config = [{ cidr_blocks = [{ cidr_block = "10.0.0.0/8" }] }]
  }
}

resource "google_container_cluster" "nobody_from_outside" {
  attrs = { name = "nobody", private_cluster_config = [{ enable_private_nodes = true }], master_authorized_networks_config = [{}] }
}

resource "google_container_cluster" "by_name_only" {
  attrs = {
    name                           = "by-name"
    private_cluster_config         = [{ enable_private_nodes = true }]
    control_plane_endpoints_config = [{ dns_endpoint_config = [{ allow_external_traffic = true }], ip_endpoints_config = [{ enabled = false }] }]
  }
}

resource "google_container_cluster" "open" {
  attrs          = { name = "open", private_cluster_config = [{ enable_private_nodes = true }] }
  expect_failure = true
}

resource "google_container_cluster" "the_world" {
  attrs = {
    name                              = "world"
    private_cluster_config            = [{ enable_private_nodes = true }]
    master_authorized_networks_config = [{ cidr_blocks = [{ cidr_block = "10.0.0.0/8" }, { cidr_block = "0.0.0.0/0" }] }]
  }
  expect_failure = true
}

resource "google_container_cluster" "public_nodes" {
  attrs          = { name = "public-nodes", master_authorized_networks_config = [{}] }
  expect_failure = true
}

# -- code that is called -----------------------------------------------------------------------------------------------------

resource "google_cloud_run_v2_service" "inside" {
  attrs = { name = "inside", ingress = "INGRESS_TRAFFIC_INTERNAL_ONLY" }
}

resource "google_cloud_run_v2_service" "by_omission" {
  attrs          = { name = "by-omission" }
  expect_failure = true
}

resource "google_cloud_run_service" "inside" {
  attrs = { name = "inside-v1", metadata = [{ annotations = { "run.googleapis.com/ingress" = "internal" } }] }
}

resource "google_cloud_run_service" "open" {
  attrs          = { name = "open-v1", metadata = [{ annotations = { "run.googleapis.com/ingress" = "all" } }] }
  expect_failure = true
}

resource "google_cloudfunctions_function" "inside" {
  attrs = { name = "inside", trigger_http = true, ingress_settings = "ALLOW_INTERNAL_ONLY" }
}

resource "google_cloudfunctions_function" "of_events" {
  attrs = { name = "of-events", event_trigger = [{ event_type = "google.storage.object.finalize", resource = "scans" }] }
}

resource "google_cloudfunctions_function" "by_omission" {
  attrs          = { name = "by-omission", trigger_http = true }
  expect_failure = true
}

resource "google_cloudfunctions2_function" "inside" {
  attrs = { name = "inside", service_config = [{ ingress_settings = "ALLOW_INTERNAL_AND_GCLB" }] }
}

resource "google_cloudfunctions2_function" "open" {
  attrs          = { name = "open", service_config = [{ ingress_settings = "ALLOW_ALL" }] }
  expect_failure = true
}

resource "google_app_engine_firewall_rule" "own_network" {
  attrs = { action = "ALLOW", source_range = "198.51.100.0/24", priority = 1000 }
}

resource "google_app_engine_firewall_rule" "deny" {
  attrs = { action = "DENY", source_range = "*", priority = 2000 }
}

resource "google_app_engine_firewall_rule" "everyone" {
  attrs          = { action = "ALLOW", source_range = "*", priority = 3000 }
  expect_failure = true
}

# -- jobs and clusters of machines -------------------------------------------------------------------------------------------

resource "google_dataproc_cluster" "private" {
  attrs = { name = "private", cluster_config = [{ gce_cluster_config = [{ internal_ip_only = true }] }] }
}

resource "google_dataproc_cluster" "new_image" {
  attrs = { name = "new", cluster_config = [{ software_config = [{ image_version = "2.2-debian12" }] }] }
}

resource "google_dataproc_cluster" "old_image" {
  attrs          = { name = "old", cluster_config = [{ software_config = [{ image_version = "2.1-debian11" }] }] }
  expect_failure = true
}

resource "google_dataproc_cluster" "public" {
  attrs          = { name = "public", cluster_config = [{ gce_cluster_config = [{ internal_ip_only = "false" }] }] }
  expect_failure = true
}

resource "google_dataflow_job" "private" {
  attrs = { name = "private", ip_configuration = "WORKER_IP_PRIVATE" }
}

resource "google_dataflow_flex_template_job" "by_omission" {
  attrs          = { name = "by-omission" }
  expect_failure = true
}

resource "google_composer_environment" "private" {
  attrs = { name = "private", config = [{ private_environment_config = [{ enable_private_endpoint = true }] }] }
}

resource "google_composer_environment" "version_3" {
  attrs = { name = "version-3", config = [{ enable_private_environment = true }] }
}

resource "google_composer_environment" "by_omission" {
  attrs          = { name = "by-omission", config = [{}] }
  expect_failure = true
}

resource "google_cloudbuild_worker_pool" "private" {
  attrs = { name = "private", worker_config = [{ no_external_ip = true }] }
}

resource "google_cloudbuild_worker_pool" "no_way_out" {
  attrs = { name = "no-way-out", network_config = [{ peered_network = "main", egress_option = "NO_PUBLIC_EGRESS" }] }
}

resource "google_cloudbuild_worker_pool" "by_omission" {
  attrs          = { name = "by-omission", worker_config = [{ machine_type = "e2-standard-4" }] }
  expect_failure = true
}

resource "google_tpu_v2_vm" "by_omission" {
  attrs = { name = "by-omission", network_config = [{ network = "main" }] }
}

resource "google_tpu_v2_vm" "public" {
  attrs          = { name = "public", network_config = [{ enable_external_ips = true }] }
  expect_failure = true
}

# -- tools for people --------------------------------------------------------------------------------------------------------

resource "google_workbench_instance" "private" {
  attrs = { name = "private", gce_setup = [{ disable_public_ip = true }] }
}

resource "google_workbench_instance" "by_omission" {
  attrs          = { name = "by-omission" }
  expect_failure = true
}

resource "google_notebooks_instance" "private" {
  attrs = { name = "private", no_public_ip = true }
}

resource "google_notebooks_instance" "by_omission" {
  attrs          = { name = "by-omission" }
  expect_failure = true
}

resource "google_notebooks_runtime" "private" {
  attrs = { name = "private", virtual_machine = [{ virtual_machine_config = [{ internal_ip_only = true }] }] }
}

resource "google_notebooks_runtime" "by_omission" {
  attrs          = { name = "by-omission", virtual_machine = [{ virtual_machine_config = [{ machine_type = "n1-standard-4" }] }] }
  expect_failure = true
}

resource "google_looker_instance" "private" {
  attrs = { name = "private", public_ip_enabled = false }
}

resource "google_looker_instance" "by_omission" {
  attrs          = { name = "by-omission" }
  expect_failure = true
}

resource "google_data_fusion_instance" "private" {
  attrs = { name = "private", private_instance = true }
}

resource "google_data_fusion_instance" "by_omission" {
  attrs          = { name = "by-omission" }
  expect_failure = true
}

# -- models and files --------------------------------------------------------------------------------------------------------

resource "google_vertex_ai_endpoint" "private" {
  attrs = { name = "private", network = "projects/123/global/networks/main" }
}

resource "google_vertex_ai_endpoint" "by_omission" {
  attrs          = { name = "by-omission" }
  expect_failure = true
}

resource "google_vertex_ai_index_endpoint" "private" {
  attrs = { display_name = "private", network = "projects/123/global/networks/main" }
}

resource "google_vertex_ai_index_endpoint" "public" {
  attrs          = { display_name = "public", public_endpoint_enabled = true }
  expect_failure = true
}

resource "google_netapp_volume" "one_subnet" {
  attrs = { name = "scans", export_policy = [{ rules = [{ allowed_clients = "10.1.2.0/24,10.1.3.0/24" }] }] }
}

resource "google_netapp_volume" "all_addresses" {
  attrs          = { name = "open", export_policy = [{ rules = [{ allowed_clients = "10.1.2.0/24" }, { allowed_clients = "10.0.0.1,0.0.0.0/0" }] }] }
  expect_failure = true
}
