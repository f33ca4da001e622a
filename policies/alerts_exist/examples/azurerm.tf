resource "azurerm_resource_group" "staging" {
  name     = "labora-staging"
  location = "francecentral"
}

# expect: pass
resource "azurerm_mssql_database" "lims" {
  name      = "lims"
  server_id = "server"
}

resource "azurerm_monitor_metric_alert" "databases" {
  for_each = { lims = azurerm_mssql_database.lims.id }

  name                = "${each.key}-load"
  resource_group_name = azurerm_resource_group.staging.name
  scopes              = [each.value]

  criteria {
    metric_namespace = "Microsoft.Sql/servers/databases"
    metric_name      = "cpu_percent"
    aggregation      = "Average"
    operator         = "GreaterThan"
    threshold        = 90
  }
}

# expect: fail
resource "azurerm_mssql_database" "archive" {
  name      = "archive"
  server_id = "server"
}

# The alert is switched off.
# expect: fail
resource "azurerm_storage_account" "landing" {
  name                     = "laboralanding"
  location                 = "francecentral"
  resource_group_name      = azurerm_resource_group.staging.name
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}

resource "azurerm_monitor_metric_alert" "switched_off" {
  name                = "landing"
  resource_group_name = azurerm_resource_group.staging.name
  scopes              = [azurerm_storage_account.landing.id]
  enabled             = false
}

# Every server of the group is watched.
# expect: pass
resource "azurerm_linux_virtual_machine" "import" {
  name                = "import"
  location            = "francecentral"
  resource_group_name = azurerm_resource_group.staging.name
  size                = "Standard_D2s_v5"
  admin_username      = "labora"
}

resource "azurerm_monitor_metric_alert" "servers" {
  name                     = "servers"
  resource_group_name      = azurerm_resource_group.staging.name
  scopes                   = [azurerm_resource_group.staging.id]
  target_resource_type     = "Microsoft.Compute/virtualMachines"
  target_resource_location = "francecentral"
}

# A query on what its pipelines report.
# expect: pass
resource "azurerm_data_factory" "migration" {
  name                = "labora-migration"
  location            = "francecentral"
  resource_group_name = azurerm_resource_group.staging.name
}

resource "azurerm_monitor_scheduled_query_rules_alert_v2" "pipelines" {
  name                = "pipelines"
  location            = "francecentral"
  resource_group_name = azurerm_resource_group.staging.name
  scopes              = ["workspace"]

  criteria {
    query                   = "ADFPipelineRun | where Status == 'Failed'"
    time_aggregation_method = "Count"
    operator                = "GreaterThan"
    threshold               = 0
  }
}

# Application Insights sees its requests fail.
# expect: pass
resource "azurerm_linux_web_app" "portal" {
  name                = "labora-portal"
  location            = "francecentral"
  resource_group_name = azurerm_resource_group.staging.name
  service_plan_id     = "plan"

  app_settings = {
    APPLICATIONINSIGHTS_CONNECTION_STRING = azurerm_application_insights.portal.connection_string
  }

  site_config {}
}

resource "azurerm_application_insights" "portal" {
  name                = "portal"
  location            = "francecentral"
  resource_group_name = azurerm_resource_group.staging.name
  application_type    = "web"
}

resource "azurerm_monitor_metric_alert" "portal" {
  name                = "portal-failures"
  resource_group_name = azurerm_resource_group.staging.name
  scopes              = [azurerm_application_insights.portal.id]
}
