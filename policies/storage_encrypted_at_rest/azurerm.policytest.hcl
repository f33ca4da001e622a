policytest {
  targets = ["azurerm.policy.hcl"]
}

# -- databases ---------------------------------------------------------------------------------------------------------------

resource "azurerm_mssql_database" "silent" {
  attrs = { name = "orders" }
}

resource "azurerm_mssql_database" "null" {
  attrs = { name = "orders", transparent_data_encryption_enabled = null }
}

resource "azurerm_mssql_database" "plain" {
  expect_failure = true
  attrs          = { name = "orders", transparent_data_encryption_enabled = "false" }
}

resource "azurerm_synapse_sql_pool" "silent" {
  expect_failure = true
  attrs          = { name = "warehouse" }
}

resource "azurerm_synapse_sql_pool" "encrypted" {
  attrs = { name = "warehouse", data_encrypted = true }
}

resource "azurerm_kusto_cluster" "silent" {
  expect_failure = true
  attrs          = { name = "telemetry" }
}

resource "azurerm_kusto_cluster" "old_spelling" {
  attrs = { name = "telemetry", enable_disk_encryption = true }
}

resource "azurerm_data_lake_store" "silent" {
  attrs = { name = "lake" }
}

resource "azurerm_data_lake_store" "plain" {
  expect_failure = true
  attrs          = { name = "lake", encryption_state = "Disabled" }
}

# -- variables ---------------------------------------------------------------------------------------------------------------

resource "azurerm_automation_variable_string" "silent" {
  expect_failure = true
  attrs          = { name = "password", value = "…" }
}

resource "azurerm_automation_variable_int" "plain" {
  expect_failure = true
  attrs          = { name = "port", value = 22, encrypted = false }
}

resource "azurerm_automation_variable_object" "encrypted" {
  attrs = { name = "settings", value = "{}", encrypted = "true" }
}

# -- disks -------------------------------------------------------------------------------------------------------------------

resource "azurerm_managed_disk" "silent" {
  attrs = { name = "data" }
}

resource "azurerm_managed_disk" "version_4" {
  attrs = { name = "data", encryption_settings = [{ disk_encryption_key = [] }] }
}

resource "azurerm_managed_disk" "switched_off" {
  expect_failure = true
  attrs          = { name = "data", encryption_settings = [{ enabled = false }] }
}

resource "azurerm_snapshot" "switched_off" {
  expect_failure = true
  attrs          = { name = "data", encryption_settings = [{ enabled = "false" }] }
}

# -- hosts -------------------------------------------------------------------------------------------------------------------

resource "azurerm_linux_virtual_machine" "silent" {
  expect_failure = true
  attrs          = { name = "import", os_disk = [{ caching = "None" }] }
}

resource "azurerm_windows_virtual_machine" "on_an_encrypting_host" {
  attrs = { name = "import", os_disk = [{ caching = "None" }], encryption_at_host_enabled = true }
}

resource "azurerm_linux_virtual_machine" "confidential" {
  attrs = { name = "import", os_disk = [{ security_encryption_type = "DiskWithVMGuestState" }] }
}

resource "azurerm_orchestrated_virtual_machine_scale_set" "off" {
  expect_failure = true
  attrs          = { name = "workers", encryption_at_host_enabled = false }
}

# A type of its own, which has no such switch.
resource "azurerm_virtual_machine" "legacy" {
  attrs = { name = "old", storage_os_disk = [{ name = "os" }] }
}

resource "azurerm_kubernetes_cluster" "silent" {
  expect_failure = true
  attrs          = { name = "lab", default_node_pool = [{ name = "system" }] }
}

resource "azurerm_kubernetes_cluster" "old_spelling" {
  attrs = { name = "lab", default_node_pool = [{ name = "system", enable_host_encryption = true }] }
}

resource "azurerm_kubernetes_cluster" "new_spelling" {
  attrs = { name = "lab", default_node_pool = [{ name = "system", host_encryption_enabled = true }] }
}

resource "azurerm_kubernetes_cluster_node_pool" "off" {
  expect_failure = true
  attrs          = { name = "jobs", enable_host_encryption = false }
}

resource "azurerm_kubernetes_cluster_node_pool" "on" {
  attrs = { name = "jobs", host_encryption_enabled = true }
}

resource "azurerm_hdinsight_spark_cluster" "silent" {
  expect_failure = true
  attrs          = { name = "analysis" }
}

resource "azurerm_hdinsight_spark_cluster" "own_key_only" {
  expect_failure = true
  attrs          = { name = "analysis", disk_encryption = [{ key_vault_key_id = "https://vault/keys/k" }] }
}

resource "azurerm_hdinsight_kafka_cluster" "on_encrypting_hosts" {
  attrs = { name = "events", disk_encryption = [{ encryption_at_host_enabled = true }] }
}
