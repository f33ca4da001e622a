policytest {
  targets = ["azurerm_services.policy.hcl"]
}

locals {
  prefix = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/staging/providers"
}

resource "azurerm_data_factory" "logged" {
  attrs = {
    id = "${local.prefix}/Microsoft.DataFactory/factories/migration"
  }
}

resource "azurerm_monitor_diagnostic_setting" "logged" {
  attrs = {
    target_resource_id         = "${local.prefix}/Microsoft.DataFactory/factories/migration"
    log_analytics_workspace_id = "workspace"
    log                        = [{ category = "PipelineRuns", enabled = true }, { category = "TriggerRuns", enabled = false }]
  }
}

# The setting of another factory whose name begins alike.
resource "azurerm_data_factory" "silent" {
  expect_failure = true
  attrs = {
    id = "${local.prefix}/Microsoft.DataFactory/factories/other"
  }
}

resource "azurerm_search_service" "switched_off" {
  expect_failure = true
  attrs = {
    id = "${local.prefix}/Microsoft.Search/searchServices/records"
  }
}

resource "azurerm_monitor_diagnostic_setting" "switched_off" {
  expect_failure = true
  attrs = {
    target_resource_id = "${local.prefix}/Microsoft.Search/searchServices/records"
    storage_account_id = "account"
    log                = [{ category = "OperationLogs", enabled = false }]
    metric             = [{ category = "AllMetrics" }]
  }
}

resource "azurerm_monitor_diagnostic_setting" "figures_only" {
  attrs = {
    target_resource_id             = "${local.prefix}/Microsoft.Search/searchServices/more"
    eventhub_authorization_rule_id = "rule"
    enabled_metric                 = [{ category = "AllMetrics" }]
  }
}
