policytest {
  targets = ["azurerm_companions.policy.hcl"]
}

locals {
  key = "https://lab.vault.azure.net/keys/personal-data/1"
}

# -- SQL ---------------------------------------------------------------------------------------------------------------------

resource "azurerm_mssql_server" "silent" {
  expect_failure = true
  attrs          = { id = "sql-1", name = "one" }
}

resource "azurerm_mssql_server" "own_key" {
  attrs = { id = "sql-2", name = "two", transparent_data_encryption_key_vault_key_id = local.key }
}

resource "azurerm_mssql_server" "own_key_beside" {
  attrs = { id = "sql-3", name = "three" }
}

resource "azurerm_mssql_server_transparent_data_encryption" "own_key" {
  attrs = { server_id = "sql-3", key_vault_key_id = local.key }
}

# A companion that names no key says that the key is the service's.
resource "azurerm_mssql_server" "service_key_beside" {
  expect_failure = true
  attrs          = { id = "sql-4", name = "four" }
}

resource "azurerm_mssql_server_transparent_data_encryption" "service_key" {
  attrs = { server_id = "sql-4" }
}

resource "azurerm_mssql_database" "of_a_server_without" {
  expect_failure = true
  attrs          = { name = "orders", server_id = "sql-1" }
}

resource "azurerm_mssql_database" "of_a_server_with" {
  attrs = { name = "orders", server_id = "sql-3" }
}

resource "azurerm_mssql_database" "own_key" {
  attrs = { name = "orders", server_id = "sql-1", transparent_data_encryption_key_vault_key_id = local.key }
}

data "azurerm_mssql_server" "elsewhere" {
  attrs = { id = "sql-9", transparent_data_encryption_key_vault_key_id = "https://elsewhere.vault.azure.net/keys/k/1" }
}

resource "azurerm_mssql_database" "elsewhere" {
  attrs = { name = "orders", server_id = "sql-9" }
}

resource "azurerm_mssql_managed_instance" "silent" {
  expect_failure = true
  attrs          = { id = "mi-1", name = "one" }
}

resource "azurerm_mssql_managed_instance" "own_key" {
  attrs = { id = "mi-2", name = "two" }
}

resource "azurerm_mssql_managed_instance_transparent_data_encryption" "own_key" {
  attrs = { managed_instance_id = "mi-2", key_vault_key_id = local.key }
}

# -- others ------------------------------------------------------------------------------------------------------------------

resource "azurerm_postgresql_server" "silent" {
  expect_failure = true
  attrs          = { id = "pg-1", name = "one" }
}

resource "azurerm_postgresql_server" "own_key" {
  attrs = { id = "pg-2", name = "two" }
}

resource "azurerm_postgresql_server_key" "own_key" {
  attrs = { server_id = "pg-2", key_vault_key_id = local.key }
}

resource "azurerm_mysql_server" "silent" {
  expect_failure = true
  attrs          = { id = "my-1", name = "one" }
}

resource "azurerm_mysql_server" "own_key" {
  attrs = { id = "my-2", name = "two" }
}

resource "azurerm_mysql_server_key" "own_key" {
  attrs = { server_id = "my-2", key_vault_key_id = local.key }
}

resource "azurerm_eventhub_namespace" "silent" {
  expect_failure = true
  attrs          = { id = "hub-1", name = "one" }
}

resource "azurerm_eventhub_namespace" "own_key" {
  attrs = { id = "hub-2", name = "two" }
}

resource "azurerm_eventhub_namespace_customer_managed_key" "own_key" {
  attrs = { eventhub_namespace_id = "hub-2", key_vault_key_ids = [local.key] }
}

resource "azurerm_kusto_cluster" "silent" {
  expect_failure = true
  attrs          = { id = "kusto-1", name = "one" }
}

resource "azurerm_kusto_cluster" "own_key" {
  attrs = { id = "kusto-2", name = "two" }
}

resource "azurerm_kusto_cluster_customer_managed_key" "own_key" {
  attrs = { cluster_id = "kusto-2", key_vault_id = "vault", key_name = "k" }
}

resource "azurerm_netapp_account" "silent" {
  expect_failure = true
  attrs          = { id = "netapp-1", name = "one" }
}

resource "azurerm_netapp_account" "own_key" {
  attrs = { id = "netapp-2", name = "two" }
}

resource "azurerm_netapp_account_encryption" "own_key" {
  attrs = { netapp_account_id = "netapp-2", encryption_key = local.key }
}

resource "azurerm_data_protection_backup_vault" "silent" {
  expect_failure = true
  attrs          = { id = "backups-1", name = "one" }
}

resource "azurerm_data_protection_backup_vault" "own_key" {
  attrs = { id = "backups-2", name = "two" }
}

resource "azurerm_data_protection_backup_vault_customer_managed_key" "own_key" {
  attrs = { data_protection_backup_vault_id = "backups-2", key_vault_key_id = local.key }
}

resource "azurerm_log_analytics_workspace" "silent" {
  expect_failure = true
  attrs          = { id = "logs-1", name = "one" }
}

resource "azurerm_log_analytics_workspace" "in_a_cluster_with_key" {
  attrs = { id = "logs-2", name = "two" }
}

resource "azurerm_log_analytics_linked_service" "with_key" {
  attrs = { workspace_id = "logs-2", write_access_id = "cluster-2" }
}

resource "azurerm_log_analytics_cluster_customer_managed_key" "own_key" {
  attrs = { log_analytics_cluster_id = "cluster-2", key_vault_key_id = local.key }
}

resource "azurerm_log_analytics_workspace" "in_a_cluster_without" {
  expect_failure = true
  attrs          = { id = "logs-3", name = "three" }
}

resource "azurerm_log_analytics_linked_service" "without" {
  attrs = { workspace_id = "logs-3", write_access_id = "cluster-3" }
}
