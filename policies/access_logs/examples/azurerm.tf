resource "azurerm_log_analytics_workspace" "logs" {
  name                = "labora-logs"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  retention_in_days   = 180
}

# -- storage -----------------------------------------------------------------------------------------------------------------

# expect: pass
resource "azurerm_storage_account" "landing" {
  name                     = "laboralanding"
  location                 = "francecentral"
  resource_group_name      = "labora-staging"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}

resource "azurerm_monitor_diagnostic_setting" "landing" {
  for_each = toset(["blob", "queue"])

  name                       = "access-log"
  target_resource_id         = "${azurerm_storage_account.landing.id}/${each.key}Services/default"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.logs.id

  enabled_log {
    category_group = "allLogs"
  }
}

# A setting on the account itself yields figures only.
# expect: fail
resource "azurerm_storage_account" "figures_only" {
  name                     = "laborafigures"
  location                 = "francecentral"
  resource_group_name      = "labora-staging"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}

resource "azurerm_monitor_diagnostic_setting" "figures_only" {
  name                       = "figures"
  target_resource_id         = azurerm_storage_account.figures_only.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.logs.id

  enabled_metric {
    category = "AllMetrics"
  }
}

# Who reads leaves no trace.
# expect: fail
resource "azurerm_storage_account" "writes_only" {
  name                     = "laborawrites"
  location                 = "francecentral"
  resource_group_name      = "labora-staging"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}

resource "azurerm_monitor_diagnostic_setting" "writes_only" {
  name                       = "writes"
  target_resource_id         = "${azurerm_storage_account.writes_only.id}/blobServices/default"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.logs.id

  enabled_log {
    category = "StorageWrite"
  }

  enabled_log {
    category = "StorageDelete"
  }
}

# Receives logs: it would log its own logging.
# expect: pass
resource "azurerm_storage_account" "audit" {
  name                     = "laboraaudit"
  location                 = "francecentral"
  resource_group_name      = "labora-staging"
  account_tier             = "Standard"
  account_replication_type = "GRS"
}

# -- entry points ------------------------------------------------------------------------------------------------------------

# expect: pass
resource "azurerm_application_gateway" "portal" {
  name                = "portal"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

resource "azurerm_monitor_diagnostic_setting" "portal" {
  name               = "access-log"
  target_resource_id = azurerm_application_gateway.portal.id
  storage_account_id = azurerm_storage_account.audit.id

  enabled_log {
    category = "ApplicationGatewayAccessLog"
  }
}

# The log of the firewall says what was stopped, not who called.
# expect: fail
resource "azurerm_application_gateway" "without_callers" {
  name                = "without-callers"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

resource "azurerm_monitor_diagnostic_setting" "without_callers" {
  name                       = "firewall-log"
  target_resource_id         = azurerm_application_gateway.without_callers.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.logs.id

  enabled_log {
    category = "ApplicationGatewayFirewallLog"
  }
}

# expect: fail
resource "azurerm_bastion_host" "silent_bastion_host" {
  name                = "bastion"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

# expect: fail
resource "azurerm_container_registry" "silent_container_registry" {
  name                = "laboraimages"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  sku                 = "Standard"
}

# -- applications ------------------------------------------------------------------------------------------------------------

# expect: fail
resource "azurerm_linux_web_app" "silent_linux_web_app" {
  name                = "labora-results"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  service_plan_id     = "plan"

  logs {
    detailed_error_messages = true
  }

  site_config {}
}

# expect: pass
resource "azurerm_linux_web_app" "with_a_setting" {
  name                = "labora-orders"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  service_plan_id     = "plan"

  site_config {}
}

resource "azurerm_monitor_diagnostic_setting" "orders" {
  name                       = "requests"
  target_resource_id         = azurerm_linux_web_app.with_a_setting.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.logs.id

  enabled_log {
    category = "AppServiceHTTPLogs"
  }
}

# expect: fail
resource "azurerm_linux_function_app" "silent_linux_function_app" {
  name                    = "labora-convert"
  location                = "francecentral"
  resource_group_name     = "labora-staging"
  service_plan_id         = "plan"
  builtin_logging_enabled = false

  site_config {}
}

# expect: fail
resource "azurerm_container_app_environment" "silent_container_app_environment" {
  name                = "labora-jobs"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

# expect: pass
resource "azurerm_container_app_environment" "logged" {
  name                       = "labora-portal"
  location                   = "francecentral"
  resource_group_name        = "labora-staging"
  logs_destination           = "log-analytics"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.logs.id
}
