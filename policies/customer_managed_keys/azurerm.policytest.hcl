policytest {
  targets = ["azurerm.policy.hcl"]
}

locals {
  key = "https://lab.vault.azure.net/keys/personal-data/1"
}

# -- disks -------------------------------------------------------------------------------------------------------------------

resource "azurerm_managed_disk" "silent" {
  expect_failure = true
  attrs          = { name = "scans" }
}

resource "azurerm_managed_disk" "empty" {
  expect_failure = true
  attrs          = { name = "scans", disk_encryption_set_id = "" }
}

resource "azurerm_managed_disk" "own_key" {
  attrs = { name = "scans", disk_encryption_set_id = "set" }
}

resource "azurerm_managed_disk" "confidential" {
  attrs = { name = "scans", secure_vm_disk_encryption_set_id = "set" }
}

resource "azurerm_kubernetes_cluster" "silent" {
  expect_failure = true
  attrs          = { name = "lab" }
}

resource "azurerm_linux_virtual_machine" "silent" {
  expect_failure = true
  attrs          = { name = "import", os_disk = [{ caching = "None" }] }
}

resource "azurerm_windows_virtual_machine" "own_key" {
  attrs = { name = "import", os_disk = [{ disk_encryption_set_id = "set" }] }
}

resource "azurerm_linux_virtual_machine" "disk_of_its_own" {
  attrs = { name = "import", os_managed_disk_id = "disk" }
}

# -- blocks ------------------------------------------------------------------------------------------------------------------

resource "azurerm_storage_account" "silent" {
  expect_failure = true
  attrs          = { id = "storage-1", name = "labone" }
}

resource "azurerm_storage_account" "own_key" {
  attrs = { id = "storage-2", name = "labtwo", customer_managed_key = [{ key_vault_key_id = local.key }] }
}

resource "azurerm_storage_account" "own_key_beside" {
  attrs = { id = "storage-3", name = "labthree" }
}

resource "azurerm_storage_account_customer_managed_key" "beside" {
  attrs = { storage_account_id = "storage-3", key_vault_key_id = local.key }
}

resource "azurerm_servicebus_namespace" "hardware_module" {
  attrs = { id = "other", name = "lab", customer_managed_key = [{ managed_hsm_key_id = local.key }] }
}

resource "azurerm_postgresql_flexible_server" "silent" {
  expect_failure = true
  attrs          = { id = "other", name = "lab" }
}

resource "azurerm_cognitive_account" "silent" {
  expect_failure = true
  attrs          = { id = "cognitive-1", name = "lab" }
}

resource "azurerm_synapse_workspace" "silent" {
  expect_failure = true
  attrs          = { name = "lab" }
}

resource "azurerm_synapse_workspace" "own_key" {
  attrs = { name = "lab", customer_managed_key = [{ key_name = "k", key_versionless_id = local.key }] }
}

resource "azurerm_container_registry" "silent" {
  expect_failure = true
  attrs          = { name = "lab" }
}

resource "azurerm_batch_account" "own_key" {
  attrs = { name = "lab", encryption = [{ key_vault_key_id = local.key }] }
}

resource "azurerm_recovery_services_vault" "silent" {
  expect_failure = true
  attrs          = { name = "lab" }
}

resource "azurerm_machine_learning_workspace" "own_key" {
  attrs = { name = "lab", encryption = [{ key_id = local.key, key_vault_id = "vault" }] }
}

resource "azurerm_app_configuration" "silent" {
  expect_failure = true
  attrs          = { name = "lab" }
}

resource "azurerm_app_configuration" "own_key" {
  attrs = { name = "lab", encryption = [{ key_vault_key_identifier = local.key }] }
}

# -- one argument ------------------------------------------------------------------------------------------------------------

resource "azurerm_cosmosdb_account" "silent" {
  expect_failure = true
  attrs          = { name = "lab", key_vault_key_id = null }
}

resource "azurerm_cosmosdb_account" "own_key" {
  attrs = { name = "lab", key_vault_key_id = local.key }
}

resource "azurerm_data_factory" "silent" {
  expect_failure = true
  attrs          = { id = "factory-1", name = "lab" }
}

resource "azurerm_data_factory" "own_key" {
  attrs = { id = "factory-2", name = "lab", customer_managed_key_id = local.key }
}

resource "azurerm_databricks_workspace" "silent" {
  expect_failure = true
  attrs          = { id = "databricks-1", name = "lab" }
}

resource "azurerm_databricks_workspace" "own_key" {
  attrs = { id = "databricks-2", name = "lab", managed_disk_cmk_key_vault_key_id = local.key }
}

resource "azurerm_search_service" "silent" {
  expect_failure = true
  attrs          = { name = "lab" }
}

resource "azurerm_search_service" "enforced" {
  attrs = { name = "lab", customer_managed_key_enforcement_enabled = "true" }
}

resource "azurerm_healthcare_dicom_service" "silent" {
  expect_failure = true
  attrs          = { name = "lab" }
}

resource "azurerm_healthcare_dicom_service" "own_key" {
  attrs = { name = "lab", encryption_key_url = local.key }
}

resource "azurerm_healthcare_service" "silent" {
  expect_failure = true
  attrs          = { name = "lab" }
}

resource "azurerm_healthcare_service" "own_key" {
  attrs = { name = "lab", cosmosdb_key_vault_key_versionless_id = local.key }
}

# -- the vault ---------------------------------------------------------------------------------------------------------------

resource "azurerm_key_vault_key" "unprotected" {
  attrs = { name = "personal-data", key_vault_id = "vault-1" }
}

resource "azurerm_key_vault_key" "protected" {
  attrs = { name = "personal-data", key_vault_id = "vault-2" }
}

resource "azurerm_key_vault" "unprotected" {
  expect_failure = true
  attrs          = { id = "vault-1", name = "one" }
}

resource "azurerm_key_vault" "protected" {
  attrs = { id = "vault-2", name = "two", purge_protection_enabled = true }
}

# Secrets alone are nothing that others depend on to be read.
resource "azurerm_key_vault" "without_keys" {
  attrs = { id = "vault-3", name = "three" }
}
