# expect: pass
provider "azurerm" {
  features {}
}

data "azurerm_subscription" "current" {}

resource "azurerm_log_analytics_workspace" "logs" {
  name                = "labora-logs"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

resource "azurerm_monitor_diagnostic_setting" "activity" {
  name                       = "activity-log"
  target_resource_id         = data.azurerm_subscription.current.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.logs.id

  dynamic "enabled_log" {
    for_each = ["Administrative", "Alert", "Policy", "Security"]
    content {
      category = enabled_log.value
    }
  }
}

# expect: pass
resource "azurerm_monitor_aad_diagnostic_setting" "complete" {
  name                       = "directory-log"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.logs.id

  enabled_log {
    category = "AuditLogs"
  }

  enabled_log {
    category = "SignInLogs"
  }
}

# expect: fail
resource "azurerm_monitor_aad_diagnostic_setting" "without_sign_ins" {
  name                       = "directory-log-2"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.logs.id

  enabled_log {
    category = "AuditLogs"
  }
}

# expect: pass
resource "azurerm_kubernetes_cluster" "portal" {
  name                = "portal"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

resource "azurerm_monitor_diagnostic_setting" "portal" {
  name                       = "audit-log"
  target_resource_id         = azurerm_kubernetes_cluster.portal.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.logs.id

  enabled_log {
    category = "kube-audit-admin"
  }
}

# What containers print is not what people do.
# expect: fail
resource "azurerm_kubernetes_cluster" "agent_only" {
  name                = "migration"
  location            = "francecentral"
  resource_group_name = "labora-staging"

  oms_agent {
    log_analytics_workspace_id = azurerm_log_analytics_workspace.logs.id
  }
}

# expect: fail
resource "azurerm_recovery_services_vault" "silent" {
  name                = "backups"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  sku                 = "Standard"
}

# expect: fail
resource "azurerm_monitor_log_profile" "half" {
  name       = "default"
  categories = ["Write"]
  locations  = ["francecentral"]

  retention_policy {
    enabled = true
    days    = 365
  }
}
