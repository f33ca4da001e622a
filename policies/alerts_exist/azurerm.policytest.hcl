policytest {
  targets = ["azurerm.policy.hcl"]
}

locals {
  prefix = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/staging/providers"
}

resource "azurerm_postgresql_flexible_server" "watched" {
  attrs = {
    id   = "${local.prefix}/Microsoft.DBforPostgreSQL/flexibleServers/portal"
    name = "portal"
  }
}

resource "azurerm_monitor_metric_alert" "portal" {
  attrs = {
    scopes = ["${local.prefix}/Microsoft.DBforPostgreSQL/flexibleServers/portal"]
  }
}

# Its name is that of an alert, which watches something else.
resource "azurerm_postgresql_flexible_server" "unwatched" {
  expect_failure = true
  attrs = {
    id   = "${local.prefix}/Microsoft.DBforPostgreSQL/flexibleServers/archive"
    name = "archive"
  }
}

resource "azurerm_monitor_metric_alert" "archive" {
  attrs = {
    name   = "archive"
    scopes = ["${local.prefix}/Microsoft.Cache/redis/sessions"]
  }
}

resource "azurerm_redis_cache" "watched" {
  attrs = {
    id = "${local.prefix}/Microsoft.Cache/redis/sessions"
  }
}

# The health of all databases of this type is watched.
resource "azurerm_mysql_flexible_server" "by_health" {
  attrs = {
    id = "${local.prefix}/Microsoft.DBforMySQL/flexibleServers/orders"
  }
}

resource "azurerm_monitor_activity_log_alert" "health" {
  attrs = {
    scopes   = ["/subscriptions/00000000-0000-0000-0000-000000000000"]
    criteria = [{ category = "ResourceHealth", resource_types = ["Microsoft.DBforMySQL/flexibleServers"] }]
  }
}

resource "azurerm_cosmosdb_account" "by_operation" {
  attrs = {
    id = "${local.prefix}/Microsoft.DocumentDB/databaseAccounts/events"
  }
}

resource "azurerm_monitor_activity_log_alert" "deletion" {
  attrs = {
    scopes   = ["/subscriptions/00000000-0000-0000-0000-000000000000"]
    criteria = [{ category = "Administrative", resource_id = "${local.prefix}/Microsoft.DocumentDB/databaseAccounts/events" }]
  }
}

# The older form of queries.
resource "azurerm_windows_web_app" "by_query" {
  attrs = {
    id = "${local.prefix}/Microsoft.Web/sites/results"
  }
}

resource "azurerm_monitor_scheduled_query_rules_alert" "requests" {
  attrs = {
    data_source_id = "workspace"
    query          = "AppServiceHTTPLogs | where ScStatus >= 500"
  }
}

resource "azurerm_monitor_scheduled_query_rules_alert_v2" "switched_off" {
  attrs = {
    enabled  = "false"
    scopes   = ["workspace"]
    criteria = [{ query = "Heartbeat | summarize max(TimeGenerated) by Computer" }]
  }
}

resource "azurerm_windows_virtual_machine" "query_switched_off" {
  expect_failure = true
  attrs = {
    id = "${local.prefix}/Microsoft.Compute/virtualMachines/import"
  }
}

resource "azurerm_kubernetes_cluster" "by_prometheus" {
  attrs = {
    id   = "${local.prefix}/Microsoft.ContainerService/managedClusters/portal"
    name = "portal"
  }
}

resource "azurerm_monitor_alert_prometheus_rule_group" "portal" {
  attrs = {
    cluster_name = "portal"
    scopes       = ["monitor"]
  }
}

resource "azurerm_storage_account" "for_logs" {
  attrs = {
    id = "${local.prefix}/Microsoft.Storage/storageAccounts/audit"
  }
}

resource "azurerm_monitor_diagnostic_setting" "to_it" {
  attrs = {
    storage_account_id = "${local.prefix}/Microsoft.Storage/storageAccounts/audit"
  }
}

resource "azurerm_mssql_database" "in_a_pool" {
  attrs = {
    id              = "${local.prefix}/Microsoft.Sql/servers/lims/databases/orders"
    elastic_pool_id = "${local.prefix}/Microsoft.Sql/servers/lims/elasticPools/pool"
  }
}

resource "azurerm_mssql_elasticpool" "pool" {
  attrs = {
    id = "${local.prefix}/Microsoft.Sql/servers/lims/elasticPools/pool"
  }
}

resource "azurerm_monitor_metric_alert" "pool" {
  attrs = {
    scopes = ["${local.prefix}/Microsoft.Sql/servers/lims/elasticPools/pool"]
  }
}
