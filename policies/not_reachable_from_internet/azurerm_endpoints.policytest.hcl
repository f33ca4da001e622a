policytest {
  targets = ["azurerm_endpoints.policy.hcl"]
}

# -- a switch ----------------------------------------------------------------------------------------------------------------

resource "azurerm_key_vault" "silent" {
  expect_failure = true
  attrs          = { name = "lab" }
}

resource "azurerm_key_vault" "null" {
  expect_failure = true
  attrs          = { name = "lab", public_network_access_enabled = null }
}

resource "azurerm_key_vault" "off" {
  attrs = { name = "lab", public_network_access_enabled = "false" }
}

resource "azurerm_key_vault" "listed_only" {
  attrs = { name = "lab", network_acls = [{ default_action = "Deny", bypass = "AzureServices", ip_rules = ["198.51.100.4"] }] }
}

resource "azurerm_key_vault" "everyone_listed" {
  expect_failure = true
  attrs          = { name = "lab", network_acls = [{ default_action = "Deny", bypass = "AzureServices", ip_rules = ["0.0.0.0/0"] }] }
}

resource "azurerm_key_vault" "everyone_by_default" {
  expect_failure = true
  attrs          = { name = "lab", network_acls = [{ default_action = "Allow", bypass = "AzureServices", ip_rules = ["198.51.100.4"] }] }
}

resource "azurerm_eventhub_namespace" "listed_only" {
  attrs = { name = "lab", network_rulesets = [{ default_action = "Deny" }] }
}

resource "azurerm_servicebus_namespace" "off_in_its_list" {
  attrs = { name = "lab", network_rule_set = [{ default_action = "Allow", public_network_access_enabled = false }] }
}

resource "azurerm_batch_account" "listed_only" {
  attrs = { name = "lab", network_profile = [{ account_access = [{ default_action = "Deny" }] }] }
}

resource "azurerm_batch_account" "for_everyone" {
  expect_failure = true
  attrs          = { name = "lab", network_profile = [{ account_access = [{ default_action = "Allow" }] }] }
}

resource "azurerm_search_service" "listed_only" {
  attrs = { name = "lab", allowed_ips = ["198.51.100.0/24"] }
}

resource "azurerm_search_service" "everyone_listed" {
  expect_failure = true
  attrs          = { name = "lab", allowed_ips = ["0.0.0.0/0"] }
}

resource "azurerm_search_service" "empty_list" {
  expect_failure = true
  attrs          = { name = "lab", allowed_ips = [] }
}

resource "azurerm_eventgrid_topic" "listed_only" {
  attrs = { name = "lab", inbound_ip_rule = [{ ip_mask = "198.51.100.0/24", action = "Allow" }] }
}

resource "azurerm_api_management" "internal" {
  attrs = { name = "lab", virtual_network_type = "Internal" }
}

resource "azurerm_api_management" "external" {
  expect_failure = true
  attrs          = { name = "lab", virtual_network_type = "External" }
}

resource "azurerm_redis_cache" "in_a_subnet" {
  attrs = { name = "lab", subnet_id = "subnet" }
}

resource "azurerm_signalr_service" "listed_beside" {
  attrs = { id = "signalr-1", name = "lab" }
}

resource "azurerm_signalr_service_network_acl" "beside" {
  attrs = { signalr_service_id = "signalr-1", default_action = "Deny" }
}

resource "azurerm_signalr_service" "another" {
  expect_failure = true
  attrs          = { id = "signalr-2", name = "lab" }
}

resource "azurerm_managed_redis" "silent" {
  expect_failure = true
  attrs          = { name = "lab" }
}

resource "azurerm_app_configuration" "off" {
  attrs = { name = "lab", public_network_access = "Disabled" }
}

resource "azurerm_data_factory" "silent" {
  expect_failure = true
  attrs          = { name = "lab" }
}

resource "azurerm_data_factory" "off" {
  attrs = { name = "lab", public_network_enabled = false }
}

resource "azurerm_spring_cloud_api_portal" "silent" {
  attrs = { name = "default" }
}

resource "azurerm_spring_cloud_api_portal" "on" {
  expect_failure = true
  attrs          = { name = "default", public_network_access_enabled = true }
}

resource "azurerm_storage_sync" "silent" {
  expect_failure = true
  attrs          = { name = "lab" }
}

resource "azurerm_storage_sync" "networks_only" {
  attrs = { name = "lab", incoming_traffic_policy = "AllowVirtualNetworksOnly" }
}

resource "azurerm_log_analytics_workspace" "silent" {
  expect_failure = true
  attrs          = { name = "lab" }
}

resource "azurerm_log_analytics_workspace" "old_spelling" {
  attrs = { name = "lab", internet_ingestion_enabled = false, internet_query_enabled = "false" }
}

resource "azurerm_log_analytics_workspace" "half_closed" {
  expect_failure = true
  attrs          = { name = "lab", internet_ingestion_access_type = "Disabled", internet_query_access_type = "Enabled" }
}

# -- storage -----------------------------------------------------------------------------------------------------------------

resource "azurerm_storage_account" "silent" {
  expect_failure = true
  attrs          = { id = "storage-1", name = "labone" }
}

resource "azurerm_storage_account" "off" {
  attrs = { id = "storage-2", name = "labtwo", public_network_access_enabled = false }
}

resource "azurerm_storage_account" "listed_only" {
  attrs = { id = "storage-3", name = "labthree", network_rules = [{ default_action = "Deny", ip_rules = ["198.51.100.4"] }] }
}

resource "azurerm_storage_account" "everyone_listed" {
  expect_failure = true
  attrs          = { id = "storage-4", name = "labfour", network_rules = [{ default_action = "Deny", ip_rules = ["0.0.0.0/1", "128.0.0.0/1"] }] }
}

resource "azurerm_storage_account" "listed_beside" {
  attrs = { id = "storage-5", name = "labfive" }
}

resource "azurerm_storage_account_network_rules" "beside" {
  attrs = { storage_account_id = "storage-5", default_action = "Deny", ip_rules = [] }
}

resource "azurerm_storage_account_network_rules" "for_everyone" {
  expect_failure = true
  attrs          = { storage_account_id = "storage-1", default_action = "Allow" }
}

resource "azurerm_managed_disk" "silent" {
  expect_failure = true
  attrs          = { name = "scans" }
}

resource "azurerm_snapshot" "denied" {
  attrs = { name = "scans", network_access_policy = "DenyAll" }
}

resource "azurerm_managed_disk" "allowed" {
  expect_failure = true
  attrs          = { name = "scans", network_access_policy = "AllowAll", public_network_access_enabled = true }
}

resource "azurerm_netapp_volume" "for_everyone" {
  expect_failure = true
  attrs          = { name = "archive", export_policy_rule = [{ rule_index = 1, allowed_clients = ["10.0.0.0/8", "0.0.0.0/0"] }] }
}

resource "azurerm_netapp_volume" "for_a_network" {
  attrs = { name = "archive", export_policy_rule = [{ rule_index = 1, allowed_clients = ["10.0.4.0/24"] }] }
}

# -- clusters and containers -------------------------------------------------------------------------------------------------

resource "azurerm_kubernetes_cluster" "silent" {
  expect_failure = true
  attrs          = { name = "lab", default_node_pool = [{ name = "system" }] }
}

resource "azurerm_kubernetes_cluster" "private" {
  attrs = { name = "lab", private_cluster_enabled = true }
}

resource "azurerm_kubernetes_cluster" "ranges" {
  attrs = { name = "lab", api_server_access_profile = [{ authorized_ip_ranges = ["198.51.100.0/24"] }] }
}

resource "azurerm_kubernetes_cluster" "ranges_in_the_old_spelling" {
  attrs = { name = "lab", api_server_authorized_ip_ranges = ["198.51.100.0/24"] }
}

resource "azurerm_kubernetes_cluster" "empty_ranges" {
  expect_failure = true
  attrs          = { name = "lab", api_server_authorized_ip_ranges = [] }
}

resource "azurerm_kubernetes_cluster" "everyone_in_range" {
  expect_failure = true
  attrs          = { name = "lab", api_server_access_profile = [{ authorized_ip_ranges = ["0.0.0.0/0"] }] }
}

resource "azurerm_kubernetes_cluster" "public_nodes" {
  expect_failure = true
  attrs          = { name = "lab", private_cluster_enabled = true, default_node_pool = [{ name = "system", enable_node_public_ip = true }] }
}

resource "azurerm_kubernetes_cluster_node_pool" "public" {
  expect_failure = true
  attrs          = { name = "jobs", node_public_ip_enabled = true }
}

resource "azurerm_kubernetes_cluster_node_pool" "silent" {
  attrs = { name = "jobs" }
}

resource "azurerm_container_group" "silent" {
  expect_failure = true
  attrs          = { name = "import" }
}

resource "azurerm_container_group" "private" {
  attrs = { name = "import", ip_address_type = "Private", subnet_ids = ["subnet"] }
}

resource "azurerm_hdinsight_spark_cluster" "silent" {
  expect_failure = true
  attrs          = { name = "analysis" }
}

resource "azurerm_hdinsight_hadoop_cluster" "private" {
  attrs = { name = "analysis", network = [{ private_link_enabled = true }] }
}
