# expect: fail
resource "azurerm_data_factory" "silent_data_factory" {
  name                = "labora-migration"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

# Figures are no log.
resource "azurerm_monitor_diagnostic_setting" "figures" {
  name                       = "figures"
  target_resource_id         = azurerm_data_factory.silent_data_factory.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.logs.id

  enabled_metric {
    category = "AllMetrics"
  }
}

# expect: fail
resource "azurerm_servicebus_namespace" "silent_servicebus_namespace" {
  name                = "labora-orders"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  sku                 = "Standard"
}

# expect: pass
resource "azurerm_eventhub_namespace" "logged" {
  name                = "labora-results"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  sku                 = "Standard"
}

resource "azurerm_monitor_diagnostic_setting" "logged" {
  name                       = "service-log"
  target_resource_id         = azurerm_eventhub_namespace.logged.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.logs.id

  enabled_log {
    category = "RuntimeAuditLogs"
  }
}

# expect: fail
resource "azurerm_monitor_diagnostic_setting" "switched_off" {
  name                       = "switched-off"
  target_resource_id         = azurerm_eventhub_namespace.logged.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.logs.id

  log {
    category = "OperationalLogs"
    enabled  = false
  }
}
