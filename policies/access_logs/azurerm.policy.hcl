# Who read what, and who called: access logs of Azure storage and entry points. Nearly all of them go through a diagnostic setting.
# https://learn.microsoft.com/en-us/azure/azure-monitor/platform/diagnostic-settings
#
# Key vaults are asked for by HCL_LOG_002, firewalls by HCL_LOG_004. Load balancers and public addresses know no access log: what passes
# through them is in the flow log of the network.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  # Groups that hold the access log of every service.
  groups = ["allLogs", "audit"]

  # https://learn.microsoft.com/en-us/azure/azure-monitor/reference/logs-index
  services = {
    azurerm_application_gateway   = { categories = ["ApplicationGatewayAccessLog"], subject = "gateway", unknown = "who called it, and with which requests" }
    azurerm_cdn_frontdoor_profile = { categories = ["FrontDoorAccessLog"], subject = "entry point", unknown = "who called it, and with which requests" }
    azurerm_frontdoor             = { categories = ["FrontdoorAccessLog"], subject = "entry point", unknown = "who called it, and with which requests" }
    azurerm_api_management        = { categories = ["GatewayLogs"], subject = "interface", unknown = "who called it, and with which requests" }
    azurerm_bastion_host          = { categories = ["BastionAuditLogs"], subject = "bastion", unknown = "who opened a session on which server" }
    azurerm_container_registry = {
      categories = ["ContainerRegistryLoginEvents", "ContainerRegistryRepositoryEvents"], subject = "registry", unknown = "who pushed or fetched an image"
    }
  }

  web_apps = [
    "azurerm_app_service", "azurerm_linux_web_app", "azurerm_linux_web_app_slot", "azurerm_windows_web_app", "azurerm_windows_web_app_slot",
  ]
  function_apps = ["azurerm_linux_function_app", "azurerm_windows_function_app"]

  # https://learn.microsoft.com/en-us/azure/azure-monitor/app/connection-strings
  insights_settings = ["APPINSIGHTS_INSTRUMENTATIONKEY", "APPLICATIONINSIGHTS_CONNECTION_STRING"]

  # Where logs are kept: an account that holds them would log its own logging.
  log_stores = core::concat(
    [for setting in core::getresources("azurerm_monitor_diagnostic_setting", {}) : core::try(setting.storage_account_id, null)],
    [for log in core::getresources("azurerm_network_watcher_flow_log", {}) : core::try(log.storage_account_id, null)],
  )
}

# A setting on the account itself yields figures only: the log is that of each service in it.
# https://learn.microsoft.com/en-us/azure/storage/blobs/monitor-blob-storage
resource_policy "azurerm_storage_account" "azurerm_storage_account" {
  locals {
    service = core::try(attrs.account_kind, null) == "FileStorage" ? "/fileServices/default" : "/blobServices/default"
    settings = [
      for setting in hclscan::referrers(attrs, "azurerm_monitor_diagnostic_setting", "target_resource_id") : setting
      if setting.target_resource_id != attrs.id
      && (core::endswith(setting.target_resource_id, local.service) || core::endswith(setting.target_resource_id, "${local.service}/"))
    ]
    logs = core::flatten([
      for setting in local.settings : [
        core::try(setting.enabled_log, []),
        [for log in core::try(setting.log, []) : log if !core::contains(local.no, core::try(log.enabled, true))],
      ]
    ])

    # The log of queues, as accounts had it before there were diagnostic settings: enough where there are queues only.
    companions = core::getresources("azurerm_storage_account_queue_properties", { storage_account_id = attrs.id })
    queues     = core::try(attrs.queue_properties[0].logging[0], local.companions[0].logging[0], {})
    logs_queues = core::alltrue([
      for action in ["read", "write", "delete"] : core::contains(local.yes, core::try(local.queues[action], false))
    ])
    holds_files = (
      core::length(hclscan::referrers(attrs, "azurerm_storage_container", "storage_account_id", "storage_account_name")) > 0
      || core::length(hclscan::referrers(attrs, "azurerm_storage_share", "storage_account_id", "storage_account_name")) > 0
    )
  }

  enforce {
    condition = core::alltrue([
      for category in ["StorageRead", "StorageWrite", "StorageDelete"] : core::anytrue([
        for log in local.logs :
        core::contains(local.groups, core::try(log.category_group, null)) || core::try(log.category, null) == category
      ])
    ]) || (local.logs_queues && !local.holds_files) || core::contains(local.log_stores, attrs.id)
    error_message = "Nobody can tell who read, changed or deleted a file of this storage account: no diagnostic setting records it for ${local.service}."
  }
}

resource_policy "azurerm_*" "azurerm_access_log" {
  filter = core::contains(core::keys(local.services), meta.type)

  locals {
    service  = local.services[meta.type]
    settings = hclscan::referrers(attrs, "azurerm_monitor_diagnostic_setting", "target_resource_id")
    logs = core::flatten([
      for setting in local.settings : [
        core::try(setting.enabled_log, []),
        [for log in core::try(setting.log, []) : log if !core::contains(local.no, core::try(log.enabled, true))],
      ]
    ])
  }

  enforce {
    condition = core::anytrue([
      for log in local.logs :
      core::contains(local.groups, core::try(log.category_group, null)) || core::contains(local.service.categories, core::try(log.category, null))
    ])
    error_message = "Nobody can tell ${local.service.unknown}: no diagnostic setting keeps the access log of this ${local.service.subject}."
  }
}

# https://learn.microsoft.com/en-us/azure/app-service/troubleshoot-diagnostic-logs
resource_policy "azurerm_*" "azurerm_web_app" {
  filter = core::contains(local.web_apps, meta.type)

  locals {
    settings = hclscan::referrers(attrs, "azurerm_monitor_diagnostic_setting", "target_resource_id")
    logs = core::flatten([
      for setting in local.settings : [
        core::try(setting.enabled_log, []),
        [for log in core::try(setting.log, []) : log if !core::contains(local.no, core::try(log.enabled, true))],
      ]
    ])
  }

  enforce {
    condition = core::length(core::try(attrs.logs[0].http_logs, [])) > 0 || core::anytrue([
      for log in local.logs : core::try(log.category_group, null) == "allLogs" || core::try(log.category, null) == "AppServiceHTTPLogs"
    ])
    error_message = "Nobody can tell who called this application, and with which requests: its log of requests is off."
  }
}

# On unless it is switched off; what Application Insights collects is as good.
resource_policy "azurerm_*" "azurerm_function_app" {
  filter = core::contains(local.function_apps, meta.type)

  enforce {
    condition = (
      !core::contains(local.no, core::try(attrs.builtin_logging_enabled, true))
      || core::try(attrs.site_config[0].application_insights_connection_string, null) != null
      || core::try(attrs.site_config[0].application_insights_key, null) != null
      || core::anytrue([for name in local.insights_settings : core::try(attrs.app_settings[name], null) != null])
    )
    error_message = "What these functions were called for is kept nowhere: their own log is switched off, and no Application Insights takes its place."
  }
}

# https://learn.microsoft.com/en-us/azure/container-apps/log-options
resource_policy "azurerm_container_app_environment" "azurerm_container_app_environment" {
  locals {
    settings = hclscan::referrers(attrs, "azurerm_monitor_diagnostic_setting", "target_resource_id")
  }

  enforce {
    condition = (
      core::try(attrs.logs_destination, null) == "azure-monitor"
      ? core::length(local.settings) > 0
      : core::try(attrs.log_analytics_workspace_id, null) != null
    )
    error_message = "What the applications of this environment were called for is kept nowhere: their logs go to no workspace."
  }
}
