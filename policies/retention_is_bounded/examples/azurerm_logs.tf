# expect: fail
resource "azurerm_log_analytics_workspace" "two_years" {
  name                = "labora-logs"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  retention_in_days   = 730
}

# expect: pass
resource "azurerm_log_analytics_workspace" "half_a_year" {
  name                = "labora-logs-2"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  retention_in_days   = 180
}

# expect: fail
resource "azurerm_log_analytics_workspace_table" "archive" {
  workspace_id            = azurerm_log_analytics_workspace.half_a_year.id
  name                    = "StorageBlobLogs"
  retention_in_days       = 30
  total_retention_in_days = 2556
}

resource "azurerm_storage_account" "logs" {
  name                     = "laboralogs"
  location                 = "francecentral"
  resource_group_name      = "labora-staging"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}

# expect: fail
resource "azurerm_monitor_diagnostic_setting" "to_an_account" {
  name               = "access-log"
  target_resource_id = "gateway"
  storage_account_id = azurerm_storage_account.logs.id

  enabled_log {
    category_group = "allLogs"
  }
}

# expect: fail
resource "azurerm_network_watcher_flow_log" "for_ever" {
  name                 = "network"
  network_watcher_name = "watcher"
  resource_group_name  = "labora-staging"
  target_resource_id   = "network"
  storage_account_id   = azurerm_storage_account.logs.id
  enabled              = true

  retention_policy {
    enabled = true
    days    = 0
  }
}

# expect: fail
resource "azurerm_mssql_server_extended_auditing_policy" "for_ever" {
  server_id        = "server"
  storage_endpoint = azurerm_storage_account.logs.primary_blob_endpoint
}

# expect: fail
resource "azurerm_container_registry" "for_ever" {
  name                = "laboraimages"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  sku                 = "Standard"
}

# expect: pass
resource "azurerm_container_registry" "purged" {
  name                = "laboraimages2"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  sku                 = "Standard"
}

resource "azurerm_container_registry_task" "purge" {
  name                  = "purge"
  container_registry_id = azurerm_container_registry.purged.id

  platform {
    os = "Linux"
  }

  encoded_step {
    task_content = base64encode("steps: [{cmd: acr purge --filter '.*:.*' --ago 30d}]")
  }
}
