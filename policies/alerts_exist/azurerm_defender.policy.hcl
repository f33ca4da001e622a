# What Microsoft Defender looks for on Azure: attacks on databases above all.
# https://learn.microsoft.com/en-us/azure/defender-for-cloud/defender-for-sql-introduction

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  alert_policies = [
    "azurerm_mssql_managed_instance_security_alert_policy", "azurerm_mssql_server_security_alert_policy",
    "azurerm_synapse_sql_pool_security_alert_policy", "azurerm_synapse_workspace_security_alert_policy",
  ]

  # Plans cover a subscription each.
  plans = [
    for plan in core::getresources("azurerm_security_center_subscription_pricing", {}) : plan if core::lower(plan.tier) == "standard"
  ]
}

resource_policy "azurerm_*sql_server" "azurerm_sql_server" {
  filter = core::contains(["azurerm_mssql_server", "azurerm_sql_server"], meta.type)

  enforce {
    condition = (
      core::anytrue([for plan in local.plans : core::try(plan.resource_type, "") == "SqlServers" && hclscan::same_provider(attrs, plan)])
      || core::length(core::getresources("azurerm_mssql_server_security_alert_policy", { server_name = attrs.name })) > 0
      || core::try(attrs.threat_detection_policy[0].state, "Disabled") != "Disabled"
    )
    error_message = "Nobody is told when somebody attacks the databases of this server: neither an alert policy nor a plan of Defender looks at them."
  }
}

# Servers of the generation before the flexible ones.
resource_policy "azurerm_*sql_server" "azurerm_single_server" {
  filter = core::contains(["azurerm_mysql_server", "azurerm_postgresql_server"], meta.type)

  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.threat_detection_policy[0].enabled, false))
      || core::anytrue([
        for plan in local.plans :
        core::try(plan.resource_type, "") == "OpenSourceRelationalDatabases" && hclscan::same_provider(attrs, plan)
      ])
    )
    error_message = "Nobody is told when somebody attacks the databases of this server: its threat detection is off."
  }
}

resource_policy "azurerm_*_security_alert_policy" "azurerm_alert_policy" {
  filter = core::contains(local.alert_policies, meta.type)

  locals {
    state = core::try(attrs.state, attrs.policy_state, attrs.enabled, null)
  }

  enforce {
    condition     = core::contains(["Enabled", true, "true"], local.state)
    error_message = "Nobody is told when somebody attacks these databases: the alert policy is switched off."
  }

  enforce {
    condition     = core::length(core::try(attrs.disabled_alerts, null) == null ? [] : attrs.disabled_alerts) == 0
    error_message = "Some attacks on these databases raise no alert: this policy leaves them out."
  }
}

# https://learn.microsoft.com/en-us/azure/defender-for-cloud/defender-for-cloud-introduction
resource_policy "azurerm_security_center_subscription_pricing" "azurerm_defender_plan" {
  enforce {
    condition     = core::lower(attrs.tier) == "standard"
    error_message = "Nobody is told when somebody attacks ${core::try(attrs.resource_type, "VirtualMachines")}: the free plan of Defender looks at settings, and not at what happens."
  }
}

# Without a plan, nothing is looked at; with one, the scan of what is uploaded is a switch of its own.
resource_policy "azurerm_security_center_storage_defender" "azurerm_storage_defender" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.malware_scanning_on_upload_enabled, false))
    error_message = "Nobody is told when somebody uploads malware to this account: Defender does not scan what arrives."
  }
}

resource_policy "azurerm_advanced_threat_protection" "azurerm_threat_protection" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.enabled, null))
    error_message = "Nobody is told when somebody reads this out in an unusual way: its threat protection is switched off."
  }
}

resource_policy "azurerm_sentinel_alert_rule_scheduled" "azurerm_sentinel_rule" {
  enforce {
    condition     = !core::contains(local.no, core::try(attrs.enabled, true))
    error_message = "This rule is switched off: what it looks for happens unseen."
  }
}
