policytest {
  targets = ["azurerm_databases.policy.hcl"]
}

locals {
  prefix = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/staging/providers"
}

# -- Microsoft SQL -----------------------------------------------------------------------------------------------------------

# As versions 2 of the provider had it.
resource "azurerm_sql_server" "inline" {
  attrs = {
    id                       = "${local.prefix}/Microsoft.Sql/servers/inline"
    extended_auditing_policy = [{ storage_endpoint = "https://laboraaudit.blob.core.windows.net/", retention_in_days = 180 }]
  }
}

resource "azurerm_sql_server" "silent" {
  expect_failure = true
  attrs = {
    id = "${local.prefix}/Microsoft.Sql/servers/silent"
  }
}

resource "azurerm_mssql_server" "audited" {
  attrs = {
    id   = "${local.prefix}/Microsoft.Sql/servers/audited"
    name = "audited"
  }
}

resource "azurerm_mssql_server_extended_auditing_policy" "audited" {
  attrs = {
    server_id        = "${local.prefix}/Microsoft.Sql/servers/audited"
    storage_endpoint = "https://laboraaudit.blob.core.windows.net/"
  }
}

# One of its two databases is left out.
resource "azurerm_mssql_server" "half" {
  expect_failure = true
  attrs = {
    id   = "${local.prefix}/Microsoft.Sql/servers/half"
    name = "half"
  }
}

resource "azurerm_mssql_database" "first" {
  attrs = {
    id        = "${local.prefix}/Microsoft.Sql/servers/half/databases/first"
    server_id = "${local.prefix}/Microsoft.Sql/servers/half"
  }
}

resource "azurerm_mssql_database" "second" {
  attrs = {
    id        = "${local.prefix}/Microsoft.Sql/servers/half/databases/second"
    server_id = "${local.prefix}/Microsoft.Sql/servers/half"
  }
}

resource "azurerm_mssql_database_extended_auditing_policy" "first" {
  attrs = {
    database_id            = "${local.prefix}/Microsoft.Sql/servers/half/databases/first"
    log_monitoring_enabled = "true"
  }
}

resource "azurerm_mssql_server" "dropped" {
  attrs = {
    id   = "${local.prefix}/Microsoft.Sql/servers/dropped"
    name = "dropped"
  }
}

resource "azurerm_mssql_server_extended_auditing_policy" "dropped" {
  expect_failure = true
  attrs = {
    server_id = "${local.prefix}/Microsoft.Sql/servers/dropped"
  }
}

# A server that is declared elsewhere may have its setting there.
resource "azurerm_mssql_server_extended_auditing_policy" "server_elsewhere" {
  attrs = {
    server_id = "${local.prefix}/Microsoft.Sql/servers/elsewhere"
  }
}

resource "azurerm_synapse_workspace" "audited" {
  attrs = {
    id = "${local.prefix}/Microsoft.Synapse/workspaces/audited"
  }
}

resource "azurerm_synapse_workspace_extended_auditing_policy" "audited" {
  attrs = {
    synapse_workspace_id = "${local.prefix}/Microsoft.Synapse/workspaces/audited"
  }
}

resource "azurerm_synapse_sql_pool" "covered_by_the_workspace" {
  attrs = {
    id                   = "${local.prefix}/Microsoft.Synapse/workspaces/audited/sqlPools/one"
    synapse_workspace_id = "${local.prefix}/Microsoft.Synapse/workspaces/audited"
  }
}

resource "azurerm_synapse_workspace" "silent" {
  expect_failure = true
  attrs = {
    id = "${local.prefix}/Microsoft.Synapse/workspaces/silent"
  }
}

resource "azurerm_synapse_sql_pool" "with_its_own" {
  attrs = {
    id                   = "${local.prefix}/Microsoft.Synapse/workspaces/silent/sqlPools/one"
    synapse_workspace_id = "${local.prefix}/Microsoft.Synapse/workspaces/silent"
  }
}

resource "azurerm_synapse_sql_pool_extended_auditing_policy" "with_its_own" {
  attrs = {
    sql_pool_id = "${local.prefix}/Microsoft.Synapse/workspaces/silent/sqlPools/one"
  }
}

resource "azurerm_synapse_sql_pool" "silent" {
  expect_failure = true
  attrs = {
    id                   = "${local.prefix}/Microsoft.Synapse/workspaces/silent/sqlPools/two"
    synapse_workspace_id = "${local.prefix}/Microsoft.Synapse/workspaces/silent"
  }
}

resource "azurerm_synapse_sql_pool_extended_auditing_policy" "switched_off" {
  expect_failure = true
  attrs = {
    sql_pool_id = "${local.prefix}/Microsoft.Synapse/workspaces/silent/sqlPools/three"
    enabled     = "false"
  }
}

resource "azurerm_synapse_workspace_extended_auditing_policy" "to_nowhere" {
  expect_failure = true
  attrs = {
    synapse_workspace_id   = "${local.prefix}/Microsoft.Synapse/workspaces/other"
    log_monitoring_enabled = false
  }
}

# -- PostgreSQL, MySQL -------------------------------------------------------------------------------------------------------

resource "azurerm_mysql_flexible_server" "audited" {
  attrs = {
    id   = "${local.prefix}/Microsoft.DBforMySQL/flexibleServers/orders"
    name = "orders"
  }
}

resource "azurerm_mysql_flexible_server_configuration" "audited" {
  attrs = {
    server_name = "orders"
    name        = "audit_log_enabled"
    value       = "ON"
  }
}

resource "azurerm_monitor_diagnostic_setting" "orders" {
  attrs = {
    target_resource_id = "${local.prefix}/Microsoft.DBforMySQL/flexibleServers/orders"
    enabled_log        = [{ category_group = "audit" }]
  }
}

resource "azurerm_mysql_flexible_server" "switched_off" {
  expect_failure = true
  attrs = {
    id   = "${local.prefix}/Microsoft.DBforMySQL/flexibleServers/off"
    name = "off"
  }
}

resource "azurerm_mysql_flexible_server_configuration" "switched_off" {
  attrs = {
    server_name = "off"
    name        = "audit_log_enabled"
    value       = "OFF"
  }
}

resource "azurerm_postgresql_flexible_server" "replica" {
  attrs = {
    id          = "${local.prefix}/Microsoft.DBforPostgreSQL/flexibleServers/replica"
    name        = "replica"
    create_mode = "Replica"
  }
}

resource "azurerm_monitor_diagnostic_setting" "replica" {
  attrs = {
    target_resource_id = "${local.prefix}/Microsoft.DBforPostgreSQL/flexibleServers/replica"
    log                = [{ category = "PostgreSQLLogs", enabled = true }]
  }
}

# Its sessions are exported, its log is not.
resource "azurerm_postgresql_flexible_server" "another_category" {
  expect_failure = true
  attrs = {
    id   = "${local.prefix}/Microsoft.DBforPostgreSQL/flexibleServers/sessions"
    name = "sessions"
  }
}

resource "azurerm_postgresql_flexible_server_configuration" "statements" {
  attrs = {
    server_id = "${local.prefix}/Microsoft.DBforPostgreSQL/flexibleServers/sessions"
    name      = "log_statement"
    value     = "ddl"
  }
}

resource "azurerm_monitor_diagnostic_setting" "sessions" {
  attrs = {
    target_resource_id = "${local.prefix}/Microsoft.DBforPostgreSQL/flexibleServers/sessions"
    enabled_log        = [{ category = "PostgreSQLFlexSessions" }]
  }
}

resource "azurerm_postgresql_flexible_server" "audit_of_nothing" {
  expect_failure = true
  attrs = {
    id   = "${local.prefix}/Microsoft.DBforPostgreSQL/flexibleServers/nothing"
    name = "nothing"
  }
}

resource "azurerm_postgresql_flexible_server_configuration" "audit_of_nothing" {
  attrs = {
    server_id = "${local.prefix}/Microsoft.DBforPostgreSQL/flexibleServers/nothing"
    name      = "pgaudit.log"
    value     = "NONE"
  }
}

resource "azurerm_postgresql_configuration" "checkpoints" {
  expect_failure = true
  attrs = {
    name  = "log_checkpoints"
    value = "OFF"
  }
}

resource "azurerm_postgresql_configuration" "something_else" {
  attrs = {
    name  = "backslash_quote"
    value = "off"
  }
}

resource "azurerm_cosmosdb_account" "logged" {
  attrs = {
    id = "${local.prefix}/Microsoft.DocumentDB/databaseAccounts/events"
  }
}

resource "azurerm_monitor_diagnostic_setting" "events" {
  attrs = {
    target_resource_id = "${local.prefix}/Microsoft.DocumentDB/databaseAccounts/events"
    enabled_log        = [{ category = "DataPlaneRequests" }]
  }
}

resource "azurerm_postgresql_configuration" "switched_on" {
  attrs = {
    name  = "log_disconnections"
    value = "on"
  }
}
