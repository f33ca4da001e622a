resource "azurerm_log_analytics_workspace" "logs" {
  name                = "labora-logs"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

resource "azurerm_storage_account" "audit" {
  name                     = "laboraaudit"
  location                 = "francecentral"
  resource_group_name      = "labora-staging"
  account_tier             = "Standard"
  account_replication_type = "GRS"
}

# -- Microsoft SQL -----------------------------------------------------------------------------------------------------------

# expect: fail
resource "azurerm_mssql_server" "silent_mssql_server" {
  name                = "labora-silent"
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
resource "azurerm_mssql_server_extended_auditing_policy" "lims" {
  server_id              = azurerm_mssql_server.lims.id
  log_monitoring_enabled = true
}

resource "azurerm_monitor_diagnostic_setting" "lims" {
  name                       = "audit-log"
  target_resource_id         = "${azurerm_mssql_server.lims.id}/databases/master"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.logs.id

  enabled_log {
    category = "SQLSecurityAuditEvents"
  }
}

# expect: pass
resource "azurerm_mssql_server" "by_database" {
  name                = "labora-results"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  version             = "12.0"
}

resource "azurerm_mssql_database" "results" {
  name      = "results"
  server_id = azurerm_mssql_server.by_database.id
}

# expect: pass
resource "azurerm_mssql_database_extended_auditing_policy" "results" {
  database_id       = azurerm_mssql_database.results.id
  storage_endpoint  = azurerm_storage_account.audit.primary_blob_endpoint
  retention_in_days = 180
}

# expect: pass
resource "azurerm_mssql_server" "dropped" {
  name                = "labora-archive"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  version             = "12.0"
}

# Handed to Azure Monitor, and kept by nobody.
# expect: fail
resource "azurerm_mssql_server_extended_auditing_policy" "dropped" {
  server_id = azurerm_mssql_server.dropped.id
}

# expect: fail
resource "azurerm_mssql_database_extended_auditing_policy" "switched_off" {
  database_id      = azurerm_mssql_database.results.id
  enabled          = false
  storage_endpoint = azurerm_storage_account.audit.primary_blob_endpoint
}

# expect: fail
resource "azurerm_mssql_database_extended_auditing_policy" "to_nowhere" {
  database_id            = azurerm_mssql_database.results.id
  log_monitoring_enabled = false
}

# expect: fail
resource "azurerm_synapse_workspace" "silent_synapse_workspace" {
  name                                 = "labora-warehouse"
  location                             = "francecentral"
  resource_group_name                  = "labora-staging"
  storage_data_lake_gen2_filesystem_id = "filesystem"
}

# expect: fail
resource "azurerm_synapse_sql_pool" "silent_synapse_sql_pool" {
  name                 = "results"
  synapse_workspace_id = azurerm_synapse_workspace.silent_synapse_workspace.id
  sku_name             = "DW100c"
  storage_account_type = "GRS"
}

# -- PostgreSQL, MySQL -------------------------------------------------------------------------------------------------------

# expect: pass
resource "azurerm_postgresql_flexible_server" "portal" {
  name                = "labora-portal"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

resource "azurerm_postgresql_flexible_server_configuration" "portal" {
  name      = "pgaudit.log"
  server_id = azurerm_postgresql_flexible_server.portal.id
  value     = "DDL,ROLE,WRITE"
}

resource "azurerm_monitor_diagnostic_setting" "portal" {
  name                       = "database-log"
  target_resource_id         = azurerm_postgresql_flexible_server.portal.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.logs.id

  enabled_log {
    category = "PostgreSQLLogs"
  }
}

# expect: fail
resource "azurerm_postgresql_flexible_server" "silent_postgresql_flexible_server" {
  name                = "labora-portal-silent"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

# expect: fail
resource "azurerm_postgresql_flexible_server_configuration" "connections" {
  name      = "log_connections"
  server_id = azurerm_postgresql_flexible_server.silent_postgresql_flexible_server.id
  value     = "off"
}

# The audit log is exported, and never written.
# expect: fail
resource "azurerm_mysql_flexible_server" "never_written" {
  name                = "labora-orders"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

resource "azurerm_monitor_diagnostic_setting" "orders" {
  name                       = "database-log"
  target_resource_id         = azurerm_mysql_flexible_server.never_written.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.logs.id

  enabled_log {
    category = "MySqlAuditLogs"
  }
}

# -- others ------------------------------------------------------------------------------------------------------------------

# expect: fail
resource "azurerm_cosmosdb_account" "silent_cosmosdb_account" {
  name                = "labora-events"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  offer_type          = "Standard"
}

# expect: fail
resource "azurerm_redis_cache" "silent_redis_cache" {
  name                = "labora-sessions"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

# expect: fail
resource "azurerm_synapse_workspace_extended_auditing_policy" "nowhere" {
  synapse_workspace_id   = "warehouse"
  log_monitoring_enabled = false
}
