policytest {
  targets = ["azurerm_logs.policy.hcl"]
}

locals {
  accounts = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/staging/providers/Microsoft.Storage/storageAccounts"
}

resource "azurerm_application_insights" "default" {
  attrs = {
    name = "portal"
  }
}

resource "azurerm_application_insights" "two_years" {
  expect_failure = true
  attrs = {
    name              = "portal"
    retention_in_days = 730
  }
}

resource "azurerm_log_analytics_workspace" "shorter_maximum" {
  expect_failure = true
  inputs {
    max_log_retention_days = 90
  }
  attrs = {
    retention_in_days = 180
  }
}

resource "azurerm_log_analytics_workspace_table" "archive" {
  attrs = {
    retention_in_days       = 30
    total_retention_in_days = 365
  }
}

resource "azurerm_log_analytics_workspace_table" "long_archive" {
  expect_failure = true
  attrs = {
    total_retention_in_days = 4383
  }
}

resource "azurerm_storage_account" "emptied" {
  attrs = {
    id                    = "${local.accounts}/emptied"
    name                  = "emptied"
    primary_blob_endpoint = "https://emptied.blob.core.windows.net/"
  }
}

resource "azurerm_storage_management_policy" "emptied" {
  attrs = {
    storage_account_id = "${local.accounts}/emptied"
  }
}

resource "azurerm_storage_account" "full" {
  attrs = {
    id                    = "${local.accounts}/full"
    name                  = "full"
    primary_blob_endpoint = "https://full.blob.core.windows.net/"
  }
}

resource "azurerm_monitor_diagnostic_setting" "to_an_emptied_account" {
  attrs = {
    storage_account_id = "${local.accounts}/emptied"
  }
}

# Its own retention has no effect any more.
resource "azurerm_monitor_diagnostic_setting" "to_a_full_account" {
  expect_failure = true
  attrs = {
    storage_account_id = "${local.accounts}/full"
    enabled_log        = [{ category = "AuditEvent", retention_policy = [{ enabled = true, days = 30 }] }]
  }
}

resource "azurerm_monitor_diagnostic_setting" "account_elsewhere" {
  attrs = {
    storage_account_id = "${local.accounts}/elsewhere"
  }
}

resource "azurerm_network_watcher_flow_log" "kept_for_a_while" {
  attrs = {
    storage_account_id = "${local.accounts}/full"
    retention_policy   = [{ enabled = "true", days = 180 }]
  }
}

resource "azurerm_network_watcher_flow_log" "switched_off" {
  expect_failure = true
  attrs = {
    storage_account_id = "${local.accounts}/full"
    retention_policy   = [{ enabled = false, days = 180 }]
  }
}

resource "azurerm_network_watcher_flow_log" "too_long" {
  expect_failure = true
  attrs = {
    storage_account_id = "${local.accounts}/emptied"
    retention_policy   = [{ enabled = true, days = 1000 }]
  }
}

resource "azurerm_mssql_database_extended_auditing_policy" "half_a_year" {
  attrs = {
    storage_endpoint  = "https://full.blob.core.windows.net/"
    retention_in_days = 180
  }
}

resource "azurerm_mssql_database_extended_auditing_policy" "too_long" {
  expect_failure = true
  attrs = {
    storage_endpoint  = "https://full.blob.core.windows.net/"
    retention_in_days = 3285
  }
}

resource "azurerm_synapse_sql_pool_extended_auditing_policy" "for_ever" {
  expect_failure = true
  attrs = {
    storage_endpoint  = "https://full.blob.core.windows.net/"
    retention_in_days = 0
  }
}

resource "azurerm_synapse_workspace_extended_auditing_policy" "emptied" {
  attrs = {
    storage_endpoint = "https://emptied.blob.core.windows.net/"
  }
}

resource "azurerm_container_registry" "premium" {
  attrs = {
    id                       = "registry"
    retention_policy_in_days = 30
  }
}

# As versions 3 of the provider had it.
resource "azurerm_container_registry" "premium_block" {
  attrs = {
    id               = "registry"
    retention_policy = [{ enabled = true, days = 30 }]
  }
}

resource "azurerm_container_registry" "switched_off" {
  expect_failure = true
  attrs = {
    id               = "registry"
    retention_policy = [{ enabled = false }]
  }
}
