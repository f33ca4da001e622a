# Who changed what in an Azure subscription, in the directory, and in the services that have a control plane of their own.
# https://learn.microsoft.com/en-us/azure/azure-monitor/platform/activity-log

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

input "audit_trail_managed_elsewhere" {
  type        = bool
  default     = false
  description = "Whether the activity log is exported outside of this configuration, for instance by a policy of the management group."
}

locals {
  no     = [false, "false"]
  groups = ["allLogs", "audit"]

  settings = core::getresources("azurerm_monitor_diagnostic_setting", {})

  # https://learn.microsoft.com/en-us/azure/azure-monitor/reference/logs-index
  services = {
    azurerm_kubernetes_cluster = {
      categories = ["kube-audit", "kube-audit-admin"], subject = "cluster"
      unknown    = "who read a secret, changed a permission or opened a shell in it"
    }
    azurerm_key_vault = { categories = ["AuditEvent"], subject = "vault", unknown = "who read a key or a secret" }
    azurerm_recovery_services_vault = {
      categories = ["AzureBackupReport", "CoreAzureBackup"], subject = "vault", unknown = "who took, restored or deleted a backup"
    }
  }
}

# Azure keeps the activity log for 90 days, and deletes it then. "Administrative" is a category of subscriptions only.
provider_policy "azurerm" "azurerm_activity_log" {
  # Further configurations of the provider, for other subscriptions, carry an alias.
  filter = meta.alias == null && !input.audit_trail_managed_elsewhere

  enforce {
    condition = (
      core::anytrue([
        for setting in local.settings : core::anytrue([for log in core::try(setting.enabled_log, []) : core::try(log.category, null) == "Administrative"])
      ])
      || core::anytrue([
        for setting in local.settings : core::anytrue([
          for log in core::try(setting.log, []) : log.category == "Administrative" && !core::contains(local.no, core::try(log.enabled, true))
        ])
      ])
      || core::anytrue([
        for one in core::getresources("azapi_resource", {}) :
        core::startswith(one.type, "Microsoft.Insights/diagnosticSettings@")
        && core::contains_substring(core::try(core::jsonencode(one.body), ""), "Administrative")
      ])
      || core::length(core::getresources("azurerm_monitor_log_profile", {})) > 0
    )
    error_message = "What people change in this subscription is forgotten after 90 days: no diagnostic setting exports the activity log."
  }
}

# The retired form of the export.
resource_policy "azurerm_monitor_log_profile" "azurerm_log_profile" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::alltrue([for action in ["Action", "Delete", "Write"] : core::contains(core::try(attrs.categories, []), action)])
    error_message = "This export of the activity log leaves out part of what people do: Action, Delete and Write are not all there."
  }

  enforce {
    condition     = core::contains(core::try(attrs.locations, []), "global")
    error_message = "This export of the activity log leaves out what belongs to no region, permissions above all."
  }
}

# https://learn.microsoft.com/en-us/entra/identity/monitoring-health/concept-diagnostic-settings-logs-options
resource_policy "azurerm_monitor_aad_diagnostic_setting" "azurerm_directory_log" {
  locals {
    exported = core::concat(
      [for log in core::try(attrs.enabled_log, []) : core::try(log.category, null)],
      [for log in core::try(attrs.log, []) : core::try(log.category, null) if !core::contains(local.no, core::try(log.enabled, true))],
    )
  }

  enforce {
    condition     = core::contains(local.exported, "AuditLogs")
    error_message = "This export leaves out changes of users, groups and roles (AuditLogs)."
  }

  enforce {
    condition     = core::contains(local.exported, "SignInLogs")
    error_message = "This export leaves out who signed in, and from where (SignInLogs)."
  }
}

# The workspace of oms_agent receives what containers print, not what people do to the cluster.
# https://learn.microsoft.com/en-us/azure/aks/monitor-aks-reference
resource_policy "azurerm_*" "azurerm_service_trail" {
  filter = core::contains(core::keys(local.services), meta.type)

  locals {
    service = local.services[meta.type]
    own     = hclscan::referrers(attrs, "azurerm_monitor_diagnostic_setting", "target_resource_id")
    logs = core::flatten([
      for setting in local.own : [
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
    error_message = "Nobody can tell ${local.service.unknown}: no diagnostic setting keeps the audit log of this ${local.service.subject}."
  }
}
