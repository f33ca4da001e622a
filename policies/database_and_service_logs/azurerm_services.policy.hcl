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
}

resource_policy "azurerm_*" "azurerm_service_log" {
  filter = core::contains(core::keys(local.services), meta.type)

  locals {
    service  = local.services[meta.type]
    settings = hclscan::referrers(attrs, "azurerm_monitor_diagnostic_setting", "target_resource_id")
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

# A setting for figures alone is something else, and one without a destination is refused by Azure.
resource_policy "azurerm_monitor_diagnostic_setting" "azurerm_diagnostic_setting" {
  filter = core::length(core::try(attrs.log, [])) > 0

  enforce {
    condition = (
      core::length(core::try(attrs.enabled_log, [])) > 0
      || core::anytrue([for log in attrs.log : !core::contains(local.no, core::try(log.enabled, true))])
    )
    error_message = "This setting keeps nothing: each of its logs is switched off."
  }
}
