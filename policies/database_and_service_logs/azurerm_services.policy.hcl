# What services of Azure that hold or move data record, and where it goes. They keep it to themselves until a diagnostic setting says where
# to send it.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

locals {
  no = [false, "false"]

  services = {
    azurerm_data_factory            = { subject = "data factory", unknown = "which pipelines ran, and what they copied" }
    azurerm_databricks_workspace    = { subject = "workspace", unknown = "who opened which notebook or table" }
    azurerm_eventhub_namespace      = { subject = "namespace", unknown = "who connected to its event hubs" }
    azurerm_healthcare_fhir_service = { subject = "service", unknown = "who read which patient's record" }
    azurerm_search_service          = { subject = "search service", unknown = "who searched it, and for what" }
    azurerm_servicebus_namespace    = { subject = "namespace", unknown = "who connected to its queues" }
  }

  destinations = [
    "log_analytics_workspace_id", "storage_account_id", "eventhub_authorization_rule_id", "partner_solution_id",
  ]
}

resource_policy "azurerm_*" "azurerm_service_log" {
  filter = core::contains(core::keys(local.services), meta.type)

  locals {
    service = local.services[meta.type]
    settings = [
      for setting in hclscan::referrers(attrs, "azurerm_monitor_diagnostic_setting") : setting
      if hclscan::refers_to(setting.target_resource_id, attrs)
    ]
  }

  enforce {
    condition = core::anytrue([
      for setting in local.settings :
      core::length(core::try(setting.enabled_log, [])) > 0
      || core::anytrue([for log in core::try(setting.log, []) : !core::contains(local.no, core::try(log.enabled, true))])
    ])
    error_message = "Nobody can tell ${local.service.unknown}: no diagnostic setting keeps the log of this ${local.service.subject}."
  }
}

# https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/monitor_diagnostic_setting
resource_policy "azurerm_monitor_diagnostic_setting" "azurerm_diagnostic_setting" {
  enforce {
    condition     = core::anytrue([for destination in local.destinations : core::try(attrs[destination], null) != null])
    error_message = "This setting has no place to send anything to: what it should keep is lost."
  }

  # A setting for figures alone is something else.
  enforce {
    condition = (
      core::length(core::try(attrs.log, [])) == 0
      || core::length(core::try(attrs.enabled_log, [])) > 0
      || core::anytrue([for log in core::try(attrs.log, []) : !core::contains(local.no, core::try(log.enabled, true))])
    )
    error_message = "This setting keeps nothing: each of its logs is switched off."
  }
}
