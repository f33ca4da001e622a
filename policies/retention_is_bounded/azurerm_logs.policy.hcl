# Logs of Azure, and images: until when they stay.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

input "max_log_retention_days" {
  type        = number
  default     = 365
  description = "Days that logs may stay: the CNIL recommends six months to a year."
}

locals {
  yes = [true, "true"]

  # A period without an end.
  never = [null, 0, "0"]

  # What keeps logs, and never for ever: reported is what goes beyond the maximum.
  # https://learn.microsoft.com/en-us/azure/azure-monitor/logs/data-retention-configure
  workspaces = {
    azurerm_application_insights          = "this application"
    azurerm_log_analytics_workspace       = "this workspace"
    azurerm_log_analytics_workspace_table = "this table"
  }

  auditing_policies = [
    "azurerm_mssql_database_extended_auditing_policy", "azurerm_mssql_server_extended_auditing_policy",
    "azurerm_synapse_sql_pool_extended_auditing_policy", "azurerm_synapse_workspace_extended_auditing_policy",
  ]
}

resource_policy "azurerm_*" "azurerm_log_retention" {
  filter = core::contains(core::keys(local.workspaces), meta.type)

  enforce {
    condition     = core::try(attrs.retention_in_days, null) == null || attrs.retention_in_days <= input.max_log_retention_days
    error_message = "Logs stay in ${local.workspaces[meta.type]} for ${attrs.retention_in_days} days, longer than the ${input.max_log_retention_days} days allowed."
  }
}

resource_policy "azurerm_log_analytics_workspace_table" "azurerm_log_archive" {
  enforce {
    condition     = core::try(attrs.total_retention_in_days, null) == null || attrs.total_retention_in_days <= input.max_log_retention_days
    error_message = "The archive of this table keeps logs for ${attrs.total_retention_in_days} days, longer than the ${input.max_log_retention_days} days allowed."
  }
}

# The retention that a diagnostic setting itself could state has had no effect since September 2025.
# https://learn.microsoft.com/en-us/azure/azure-monitor/platform/migrate-to-azure-storage-lifecycle-policy
resource_policy "azurerm_monitor_diagnostic_setting" "azurerm_log_store" {
  enforcement_level = "advisory"

  # An account that is declared elsewhere is judged there.
  filter = core::try(attrs.storage_account_id, null) != null && core::length(
    core::getresources("azurerm_storage_account", { id = core::try(attrs.storage_account_id, null) })
  ) > 0

  enforce {
    condition     = core::length(core::getresources("azurerm_storage_management_policy", { storage_account_id = attrs.storage_account_id })) > 0
    error_message = "These logs stay for ever: nothing deletes files from the storage account that receives them."
  }
}

# https://learn.microsoft.com/en-us/azure/network-watcher/vnet-flow-logs-overview
resource_policy "azurerm_network_watcher_flow_log" "azurerm_flow_log" {
  locals {
    days     = core::try(attrs.retention_policy[0].days, null)
    is_kept  = core::contains(local.yes, core::try(attrs.retention_policy[0].enabled, false)) && !core::contains(local.never, local.days)
    policies = core::getresources("azurerm_storage_management_policy", { storage_account_id = attrs.storage_account_id })
  }

  enforce {
    condition     = local.is_kept || core::length(local.policies) > 0
    error_message = "Records of who talked to whom stay for ever: this flow log states no number of days, or 0, which means the same."
  }

  enforce {
    condition     = !local.is_kept || local.days <= input.max_log_retention_days
    error_message = "Records of who talked to whom stay for longer than the ${input.max_log_retention_days} days allowed."
  }
}

# https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server_extended_auditing_policy
resource_policy "azurerm_*_extended_auditing_policy" "azurerm_auditing_policy" {
  filter = core::contains(local.auditing_policies, meta.type) && core::try(attrs.storage_endpoint, null) != null

  locals {
    days = core::try(attrs.retention_in_days, null)
    policies = core::flatten([
      for account in core::getresources("azurerm_storage_account", { primary_blob_endpoint = attrs.storage_endpoint }) :
      core::getresources("azurerm_storage_management_policy", { storage_account_id = account.id })
    ])
  }

  enforce {
    condition     = !core::contains(local.never, local.days) || core::length(local.policies) > 0
    error_message = "What this policy records, queries of people included, stays for ever: it states no number of days, or 0, which means the same."
  }

  enforce {
    condition     = core::contains(local.never, local.days) || local.days <= input.max_log_retention_days
    error_message = "What this policy records, queries of people included, stays for ${local.days} days, longer than the ${input.max_log_retention_days} days allowed."
  }
}

# Images hold whatever was built into them. A retention of its own takes the Premium tier; in the others a task purges.
# https://learn.microsoft.com/en-us/azure/container-registry/container-registry-retention-policy
resource_policy "azurerm_container_registry" "azurerm_container_registry" {
  enforcement_level = "advisory"

  locals {
    purging = [
      for task in core::getresources("azurerm_container_registry_task", { container_registry_id = attrs.id }) : task
      if core::regex_match(
        "${core::try(task.name, "")} ${core::try(task.docker_step[0].arguments["cmd"], "")} ${core::try(task.encoded_step[0].task_content, "")}",
        "purge",
      )
    ]
  }

  enforce {
    condition = (
      !core::contains(local.never, core::try(attrs.retention_policy_in_days, null))
      || core::contains(local.yes, core::try(attrs.retention_policy[0].enabled, false))
      || core::length(local.purging) > 0
    )
    error_message = "Images are kept in this registry for ever, with whatever data was built into them."
  }
}
