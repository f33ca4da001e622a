policytest {
  targets = ["azurerm.policy.hcl"]
}

locals {
  prefix = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/staging/providers"
}

# -- storage -----------------------------------------------------------------------------------------------------------------

resource "azurerm_storage_account" "logged" {
  attrs = {
    id   = "${local.prefix}/Microsoft.Storage/storageAccounts/laboralogged"
    name = "laboralogged"
  }
}

resource "azurerm_monitor_diagnostic_setting" "logged" {
  attrs = {
    name               = "access"
    target_resource_id = "${local.prefix}/Microsoft.Storage/storageAccounts/laboralogged/blobServices/default"
    enabled_log        = [{ category = "StorageRead" }, { category = "StorageWrite" }, { category = "StorageDelete" }]
  }
}

# The log block of versions 3 and older of the provider, with one category switched off.
resource "azurerm_storage_account" "reading_switched_off" {
  expect_failure = true
  attrs = {
    id   = "${local.prefix}/Microsoft.Storage/storageAccounts/laboraoff"
    name = "laboraoff"
  }
}

resource "azurerm_monitor_diagnostic_setting" "reading_switched_off" {
  attrs = {
    name               = "access"
    target_resource_id = "${local.prefix}/Microsoft.Storage/storageAccounts/laboraoff/blobServices/default"
    log                = [{ category = "StorageRead", enabled = false }, { category = "StorageWrite" }, { category = "StorageDelete", enabled = true }]
  }
}

# Another service of the same account.
resource "azurerm_storage_account" "queues_logged_files_not" {
  expect_failure = true
  attrs = {
    id   = "${local.prefix}/Microsoft.Storage/storageAccounts/laboraqueue"
    name = "laboraqueue"
  }
}

resource "azurerm_monitor_diagnostic_setting" "queues" {
  attrs = {
    name               = "access"
    target_resource_id = "${local.prefix}/Microsoft.Storage/storageAccounts/laboraqueue/queueServices/default"
    enabled_log        = [{ category_group = "allLogs" }]
  }
}

resource "azurerm_storage_account" "shares_only" {
  attrs = {
    id           = "${local.prefix}/Microsoft.Storage/storageAccounts/laborashares"
    name         = "laborashares"
    account_kind = "FileStorage"
  }
}

resource "azurerm_monitor_diagnostic_setting" "shares_only" {
  attrs = {
    name               = "access"
    target_resource_id = "${local.prefix}/Microsoft.Storage/storageAccounts/laborashares/fileServices/default"
    log                = [{ category_group = "audit", enabled = true }]
  }
}

# The old log of queues, in an account of queues.
resource "azurerm_storage_account" "old_log_of_queues" {
  attrs = {
    id               = "${local.prefix}/Microsoft.Storage/storageAccounts/laboraold"
    name             = "laboraold"
    queue_properties = [{ logging = [{ read = true, write = "true", delete = true, version = "1.0" }] }]
  }
}

# In a resource of its own, as versions 5 of the provider have it.
resource "azurerm_storage_account" "log_of_queues_beside_it" {
  attrs = {
    id   = "${local.prefix}/Microsoft.Storage/storageAccounts/laborabeside"
    name = "laborabeside"
  }
}

resource "azurerm_storage_account_queue_properties" "beside_it" {
  attrs = {
    storage_account_id = "${local.prefix}/Microsoft.Storage/storageAccounts/laborabeside"
    logging            = [{ read = true, write = true, delete = true, version = "1.0" }]
  }
}

resource "azurerm_storage_account" "old_log_of_queues_incomplete" {
  expect_failure = true
  attrs = {
    id               = "${local.prefix}/Microsoft.Storage/storageAccounts/laboraold2"
    name             = "laboraold2"
    queue_properties = [{ logging = [{ read = false, write = true, delete = true, version = "1.0" }] }]
  }
}

resource "azurerm_storage_account" "receives_flow_logs" {
  attrs = {
    id   = "${local.prefix}/Microsoft.Storage/storageAccounts/laboraflow"
    name = "laboraflow"
  }
}

resource "azurerm_network_watcher_flow_log" "network" {
  attrs = {
    name               = "network"
    storage_account_id = "${local.prefix}/Microsoft.Storage/storageAccounts/laboraflow"
  }
}

# -- entry points and applications -------------------------------------------------------------------------------------------

resource "azurerm_api_management" "logged" {
  attrs = {
    id   = "${local.prefix}/Microsoft.ApiManagement/service/orders"
    name = "orders"
  }
}

resource "azurerm_monitor_diagnostic_setting" "api" {
  attrs = {
    name               = "gateway"
    target_resource_id = "${local.prefix}/Microsoft.ApiManagement/service/orders"
    enabled_log        = [{ category = "GatewayLogs" }]
  }
}

resource "azurerm_cdn_frontdoor_profile" "silent" {
  expect_failure = true
  attrs = {
    id   = "${local.prefix}/Microsoft.Cdn/profiles/portal"
    name = "portal"
  }
}

resource "azurerm_windows_web_app" "logged" {
  attrs = {
    id   = "${local.prefix}/Microsoft.Web/sites/results"
    logs = [{ http_logs = [{ file_system = [{ retention_in_days = 30, retention_in_mb = 50 }] }] }]
  }
}

resource "azurerm_app_service" "silent" {
  expect_failure = true
  attrs = {
    id = "${local.prefix}/Microsoft.Web/sites/old"
  }
}

resource "azurerm_windows_function_app" "on_by_default" {
  attrs = {
    id = "${local.prefix}/Microsoft.Web/sites/convert"
  }
}

resource "azurerm_linux_function_app" "insights_instead" {
  attrs = {
    id                      = "${local.prefix}/Microsoft.Web/sites/anonymise"
    builtin_logging_enabled = false
    app_settings            = { APPLICATIONINSIGHTS_CONNECTION_STRING = "InstrumentationKey=0" }
  }
}

resource "azurerm_linux_function_app" "switched_off" {
  expect_failure = true
  attrs = {
    id                      = "${local.prefix}/Microsoft.Web/sites/anonymise2"
    builtin_logging_enabled = "false"
    site_config             = [{}]
  }
}

resource "azurerm_container_app_environment" "to_azure_monitor" {
  attrs = {
    id               = "${local.prefix}/Microsoft.App/managedEnvironments/jobs"
    logs_destination = "azure-monitor"
  }
}

resource "azurerm_monitor_diagnostic_setting" "environment" {
  attrs = {
    name               = "environment"
    target_resource_id = "${local.prefix}/Microsoft.App/managedEnvironments/jobs"
    enabled_log        = [{ category_group = "allLogs" }]
  }
}

# Azure Monitor gets them, and passes them on to nobody.
resource "azurerm_container_app_environment" "to_nowhere" {
  expect_failure = true
  attrs = {
    id               = "${local.prefix}/Microsoft.App/managedEnvironments/jobs2"
    logs_destination = "azure-monitor"
  }
}
