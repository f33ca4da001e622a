# expect: fail
resource "azurerm_mssql_server" "unwatched" {
  name                = "labora-unwatched"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  version             = "12.0"
}

# expect: pass
resource "azurerm_mssql_server" "lims" {
  name                = "labora-lims"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  version             = "12.0"
}

# expect: pass
resource "azurerm_mssql_server_security_alert_policy" "lims" {
  resource_group_name = "labora-staging"
  server_name         = azurerm_mssql_server.lims.name
  state               = "Enabled"
}

# expect: fail
resource "azurerm_mssql_server_security_alert_policy" "half" {
  resource_group_name = "labora-staging"
  server_name         = "other"
  state               = "Enabled"
  disabled_alerts     = ["Data_Exfiltration"]
}

# expect: fail
resource "azurerm_postgresql_server" "old" {
  name                = "labora-old"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

# expect: fail
resource "azurerm_security_center_subscription_pricing" "storage" {
  tier          = "Free"
  resource_type = "StorageAccounts"
}

# expect: fail
resource "azurerm_security_center_storage_defender" "landing" {
  storage_account_id = "account"
}

# expect: fail
resource "azurerm_advanced_threat_protection" "landing" {
  target_resource_id = "account"
  enabled            = false
}

# expect: fail
resource "azurerm_sentinel_alert_rule_scheduled" "downloads" {
  name                       = "downloads"
  display_name               = "Many downloads"
  log_analytics_workspace_id = "workspace"
  severity                   = "High"
  query                      = "StorageBlobLogs | summarize count() by CallerIpAddress"
  enabled                    = false
}

# expect: fail
resource "azurerm_mssql_managed_instance_security_alert_policy" "lims" {
  resource_group_name   = "labora-staging"
  managed_instance_name = "lims"
  enabled               = true
  disabled_alerts       = ["Sql_Injection"]
}

# expect: fail
resource "azurerm_synapse_workspace_security_alert_policy" "warehouse" {
  synapse_workspace_id = "warehouse"
  policy_state         = "Disabled"
}
