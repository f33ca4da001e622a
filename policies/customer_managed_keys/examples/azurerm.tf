# expect: fail HCL_ENC_002
resource "azurerm_managed_disk" "scans" {
  name                = "scans"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_kubernetes_cluster" "lab" {
  name                = "lab"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_storage_account" "labresults" {
  name                = "labresults"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_postgresql_flexible_server" "lab" {
  name                = "lab"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_mysql_flexible_server" "lab" {
  name                = "lab"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_servicebus_namespace" "lab" {
  name                = "lab"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_cognitive_account" "letters" {
  name                = "letters"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_managed_redis" "sessions" {
  name                = "sessions"
  resource_group_name = "lab"
  location            = "westeurope"

  default_database {}
}

# expect: fail HCL_ENC_002
resource "azurerm_synapse_workspace" "lab" {
  name                = "lab"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_container_registry" "labimages" {
  name                = "labimages"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_batch_account" "labjobs" {
  name                = "labjobs"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_automation_account" "imports" {
  name                = "imports"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_recovery_services_vault" "backups" {
  name                = "backups"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_machine_learning_workspace" "research" {
  name                = "research"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_app_configuration" "settings" {
  name                = "settings"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_cosmosdb_account" "orders" {
  name                = "orders"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_data_factory" "imports" {
  name                = "imports"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_databricks_workspace" "research" {
  name                = "research"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_search_service" "documents" {
  name                = "documents"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_healthcare_dicom_service" "images" {
  name                = "images"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_healthcare_service" "records" {
  name                = "records"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_mssql_server" "lab" {
  name                = "lab"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_mssql_managed_instance" "lab" {
  name                = "lab"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_postgresql_server" "old" {
  name                = "old"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_mysql_server" "old" {
  name                = "old"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_eventhub_namespace" "results" {
  name                = "results"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_kusto_cluster" "telemetry" {
  name                = "telemetry"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_netapp_account" "files" {
  name                = "files"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_data_protection_backup_vault" "blobs" {
  name                = "blobs"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_log_analytics_workspace" "logs" {
  name                = "logs"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: fail HCL_ENC_002
resource "azurerm_linux_virtual_machine" "import" {
  name                  = "import"
  resource_group_name   = "lab"
  location              = "westeurope"
  size                  = "Standard_D2s_v5"
  admin_username        = "operator"
  network_interface_ids = []

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

# expect: fail HCL_ENC_002
resource "azurerm_mssql_database" "orders" {
  name      = "orders"
  server_id = azurerm_mssql_server.lab.id
}

# expect: fail HCL_ENC_002
resource "azurerm_key_vault" "lab" {
  name                = "labkeys"
  resource_group_name = "lab"
  location            = "westeurope"
  tenant_id           = "00000000-0000-0000-0000-000000000000"
  sku_name            = "premium"
}

resource "azurerm_key_vault_key" "lab" {
  name         = "lab"
  key_vault_id = azurerm_key_vault.lab.id
  key_type     = "RSA"
  key_size     = 3072
  key_opts     = ["unwrapKey", "wrapKey"]
}

# expect: pass
resource "azurerm_storage_account" "under_own_key" {
  name                     = "labownkey"
  resource_group_name      = "lab"
  location                 = "westeurope"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}

resource "azurerm_storage_account_customer_managed_key" "under_own_key" {
  storage_account_id = azurerm_storage_account.under_own_key.id
  key_vault_id       = azurerm_key_vault.lab.id
  key_name           = azurerm_key_vault_key.lab.name
}

# expect: pass
resource "azurerm_mssql_server" "under_own_key" {
  name                = "lab-2"
  resource_group_name = "lab"
  location            = "westeurope"
  version             = "12.0"
}

resource "azurerm_mssql_server_transparent_data_encryption" "under_own_key" {
  server_id        = azurerm_mssql_server.under_own_key.id
  key_vault_key_id = azurerm_key_vault_key.lab.id
}

# expect: pass
resource "azurerm_mssql_database" "under_the_key_of_its_server" {
  name      = "orders"
  server_id = azurerm_mssql_server.under_own_key.id
}

# Its server is declared elsewhere.
# expect: unknown
resource "azurerm_mssql_database" "elsewhere" {
  name      = "orders"
  server_id = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Sql/servers/elsewhere"
}

# The key is not made yet, but there will be one.
# expect: pass
resource "azurerm_cosmosdb_account" "under_own_key" {
  name                = "results"
  resource_group_name = "lab"
  location            = "westeurope"
  offer_type          = "Standard"
  key_vault_key_id    = azurerm_key_vault_key.lab.versionless_id
}
