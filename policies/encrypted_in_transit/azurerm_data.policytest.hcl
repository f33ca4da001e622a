policytest {
  targets = ["azurerm_data.policy.hcl"]
}

# -- storage -----------------------------------------------------------------------------------------------------------------

resource "azurerm_storage_account" "silent" {
  attrs = { name = "results" }
}

resource "azurerm_storage_account" "null" {
  attrs = { name = "results1", https_traffic_only_enabled = null, min_tls_version = null }
}

resource "azurerm_storage_account" "plain" {
  expect_failure = true
  attrs          = { name = "results2", https_traffic_only_enabled = false }
}

resource "azurerm_storage_account" "plain_in_the_old_spelling" {
  expect_failure = true
  attrs          = { name = "results3", enable_https_traffic_only = "false" }
}

resource "azurerm_storage_account" "for_nfs" {
  attrs = { name = "scans", https_traffic_only_enabled = false }
}

resource "azurerm_storage_share" "nfs" {
  expect_failure = true
  attrs          = { name = "scans", storage_account_name = "scans", enabled_protocol = "NFS" }
}

# A share of another account is no excuse.
resource "azurerm_storage_share" "smb" {
  attrs = { name = "letters", storage_account_name = "results2" }
}

resource "azurerm_storage_account" "old_tls" {
  expect_failure = true
  attrs          = { name = "results4", min_tls_version = "TLS1_1" }
}

resource "azurerm_netapp_volume" "silent" {
  expect_failure = true
  attrs          = { name = "archive" }
}

resource "azurerm_netapp_volume" "smb" {
  expect_failure = true
  attrs          = { name = "archive", protocols = ["CIFS"] }
}

resource "azurerm_netapp_volume" "encrypted_smb" {
  attrs = { name = "archive", protocols = ["CIFS"], smb3_protocol_encryption_enabled = true }
}

resource "azurerm_netapp_volume" "nfs_without_kerberos" {
  expect_failure = true
  attrs          = { name = "archive", protocols = ["NFSv4.1"], export_policy_rule = [{ rule_index = 1, unix_read_write = true }] }
}

resource "azurerm_netapp_volume" "nfs_with_kerberos" {
  attrs = { name = "archive", protocols = ["NFSv4.1"], export_policy_rule = [{ rule_index = 1, kerberos_5p_read_write_enabled = true }] }
}

# -- databases ---------------------------------------------------------------------------------------------------------------

resource "azurerm_mssql_server" "silent" {
  attrs = { name = "lab" }
}

resource "azurerm_mssql_server" "old" {
  expect_failure = true
  attrs          = { name = "lab", minimum_tls_version = "1.0" }
}

resource "azurerm_mssql_managed_instance" "none" {
  expect_failure = true
  attrs          = { name = "lab", minimum_tls_version = "Disabled" }
}

resource "azurerm_servicebus_namespace" "good" {
  attrs = { name = "lab", minimum_tls_version = "1.2" }
}

resource "azurerm_eventhub_namespace" "old" {
  expect_failure = true
  attrs          = { name = "lab", minimum_tls_version = "1.1" }
}

resource "azurerm_cosmosdb_account" "silent" {
  attrs = { name = "orders" }
}

resource "azurerm_cosmosdb_account" "old" {
  expect_failure = true
  attrs          = { name = "orders", minimal_tls_version = "Tls11" }
}

resource "azurerm_postgresql_server" "good" {
  attrs = { name = "lab", ssl_enforcement_enabled = true, ssl_minimal_tls_version_enforced = "TLS1_2" }
}

resource "azurerm_mysql_server" "plain" {
  expect_failure = true
  attrs          = { name = "lab", ssl_enforcement_enabled = false }
}

resource "azurerm_mariadb_server" "old" {
  expect_failure = true
  attrs          = { name = "lab", ssl_enforcement_enabled = true, ssl_minimal_tls_version_enforced = "TLSEnforcementDisabled" }
}

resource "azurerm_postgresql_flexible_server_configuration" "plain" {
  expect_failure = true
  attrs          = { name = "require_secure_transport", server_id = "lab", value = "off" }
}

resource "azurerm_postgresql_flexible_server_configuration" "encrypted" {
  attrs = { name = "require_secure_transport", server_id = "lab", value = "on" }
}

# Another parameter may be off.
resource "azurerm_postgresql_flexible_server_configuration" "other" {
  attrs = { name = "log_checkpoints", server_id = "lab", value = "off" }
}

resource "azurerm_postgresql_flexible_server_configuration" "old" {
  expect_failure = true
  attrs          = { name = "ssl_min_protocol_version", server_id = "lab", value = "TLSv1.1" }
}

resource "azurerm_mysql_flexible_server_configuration" "plain" {
  expect_failure = true
  attrs          = { name = "require_secure_transport", server_name = "lab", value = "OFF" }
}

resource "azurerm_mysql_flexible_server_configuration" "old" {
  expect_failure = true
  attrs          = { name = "tls_version", server_name = "lab", value = "TLSv1.2,TLSv1.1" }
}

resource "azurerm_mysql_flexible_server_configuration" "good" {
  attrs = { name = "tls_version", server_name = "lab", value = "TLSv1.2, TLSv1.3" }
}

# -- caches, queues, devices -------------------------------------------------------------------------------------------------

resource "azurerm_redis_cache" "good" {
  attrs = { name = "sessions", minimum_tls_version = "1.2" }
}

# No version of the provider is required here, so it may be one before 4.
resource "azurerm_redis_cache" "silent" {
  expect_failure = true
  attrs          = { name = "sessions" }
}

resource "azurerm_redis_cache" "plain_port" {
  expect_failure = true
  attrs          = { name = "sessions", minimum_tls_version = "1.2", non_ssl_port_enabled = true }
}

resource "azurerm_redis_cache" "plain_port_in_the_old_spelling" {
  expect_failure = true
  attrs          = { name = "sessions", minimum_tls_version = "1.2", enable_non_ssl_port = "true" }
}

resource "azurerm_redis_enterprise_database" "silent" {
  attrs = { name = "default" }
}

resource "azurerm_redis_enterprise_database" "plain" {
  expect_failure = true
  attrs          = { name = "default", client_protocol = "Plaintext" }
}

resource "azurerm_managed_redis" "silent" {
  attrs = { name = "sessions", default_database = [{}] }
}

resource "azurerm_managed_redis" "plain" {
  expect_failure = true
  attrs          = { name = "sessions", default_database = [{ client_protocol = "Plaintext" }] }
}

resource "azurerm_iothub" "silent" {
  expect_failure = true
  attrs          = { name = "analysers" }
}

resource "azurerm_iothub" "good" {
  attrs = { name = "analysers", min_tls_version = "1.2" }
}

# -- clusters, tunnels -------------------------------------------------------------------------------------------------------

resource "azurerm_hdinsight_spark_cluster" "silent" {
  expect_failure = true
  attrs          = { name = "analysis" }
}

resource "azurerm_hdinsight_kafka_cluster" "good" {
  attrs = { name = "events", encryption_in_transit_enabled = true, tls_min_version = "1.2" }
}

# This kind has no such switch.
resource "azurerm_hdinsight_hadoop_cluster" "silent" {
  attrs = { name = "analysis" }
}

resource "azurerm_hdinsight_hbase_cluster" "old" {
  expect_failure = true
  attrs          = { name = "table", tls_min_version = "1.1" }
}

resource "azurerm_service_fabric_cluster" "silent" {
  expect_failure = true
  attrs          = { name = "services" }
}

resource "azurerm_service_fabric_cluster" "signed_only" {
  expect_failure = true
  attrs          = { name = "services", fabric_settings = [{ name = "Security", parameters = { ClusterProtectionLevel = "Sign" } }] }
}

resource "azurerm_service_fabric_cluster" "encrypted" {
  attrs = { name = "services", fabric_settings = [{ name = "Security", parameters = { ClusterProtectionLevel = "EncryptAndSign" } }] }
}

resource "azurerm_virtual_network_gateway_connection" "silent" {
  attrs = { name = "branch" }
}

resource "azurerm_virtual_network_gateway_connection" "weak" {
  expect_failure = true
  attrs          = { name = "branch", ipsec_policy = [{ ike_encryption = "AES256", ike_integrity = "SHA1", ipsec_encryption = "AES256" }] }
}

resource "azurerm_virtual_network_gateway_connection" "strong" {
  attrs = { name = "branch", ipsec_policy = [{ dh_group = "DHGroup14", ike_encryption = "AES256", ike_integrity = "SHA256", ipsec_encryption = "AES256", ipsec_integrity = "SHA256" }] }
}
