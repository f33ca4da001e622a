# The chain from an alert to a person on Azure: alert -> action group -> receiver. Each link is judged where it is declared: an alert
# without an action group that works, and a group without anybody in it.
# https://learn.microsoft.com/en-us/azure/azure-monitor/alerts/action-groups

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

locals {
  yes = [true, "true"]
  off = [false, "false"]

  # Behind these there is a person, or a tool that calls one; behind the others a machine.
  receivers = [
    "arm_role_receiver", "azure_app_push_receiver", "azure_function_receiver", "email_receiver", "itsm_receiver", "logic_app_receiver",
    "sms_receiver", "voice_receiver", "webhook_receiver",
  ]
  machines = ["automation_runbook_receiver", "event_hub_receiver"]

  groups = core::getresources("azurerm_monitor_action_group", {})
  heard = [
    for group in local.groups : group.id
    if !core::contains(local.off, core::try(group.enabled, true))
    && core::anytrue([for kind in core::concat(local.receivers, local.machines) : core::length(core::try(group[kind], [])) > 0])
  ]
}

resource_policy "azurerm_monitor_*_alert" "azurerm_alert" {
  filter = core::contains(["azurerm_monitor_activity_log_alert", "azurerm_monitor_metric_alert"], meta.type)

  locals {
    ids = [for action in core::try(attrs.action, []) : action.action_group_id]
  }

  enforce {
    condition     = !core::contains(local.off, core::try(attrs.enabled, true))
    error_message = "This alert is switched off: what it looks for happens unseen."
  }

  enforce {
    condition     = core::length(core::try(attrs.action, [])) > 0
    error_message = "This alert has no action: it changes colour in a console and tells nobody."
  }

  # A group that is declared elsewhere has somebody in it, or it has not: that cannot be seen from here.
  enforce {
    condition = core::length(core::try(attrs.action, [])) == 0 || core::anytrue([
      for id in local.ids : core::length(core::getresources("azurerm_monitor_action_group", { id = id })) > 0
      ? core::contains(local.heard, id)
      : core::getdatasource("azurerm_monitor_action_group", { id = id }).enabled
    ])
    error_message = "This alert leads to no person: nobody is in the group that it is sent to, or the group is switched off."
  }
}

resource_policy "azurerm_monitor_scheduled_query_rules_alert_v2" "azurerm_query_alert" {
  locals {
    ids = core::try(attrs.action[0].action_groups, null) == null ? [] : attrs.action[0].action_groups
  }

  enforce {
    condition     = !core::contains(local.off, core::try(attrs.enabled, true))
    error_message = "This alert is switched off: what it looks for happens unseen."
  }

  enforce {
    condition     = core::length(local.ids) > 0
    error_message = "This alert has no action: it changes colour in a console and tells nobody."
  }

  enforce {
    condition = core::length(local.ids) == 0 || core::anytrue([
      for id in local.ids : core::length(core::getresources("azurerm_monitor_action_group", { id = id })) > 0
      ? core::contains(local.heard, id)
      : core::getdatasource("azurerm_monitor_action_group", { id = id }).enabled
    ])
    error_message = "This alert leads to no person: nobody is in the group that it is sent to, or the group is switched off."
  }
}

# The older form of queries.
resource_policy "azurerm_monitor_scheduled_query_rules_alert" "azurerm_old_query_alert" {
  locals {
    ids = core::try(attrs.action[0].action_group, null) == null ? [] : attrs.action[0].action_group
  }

  enforce {
    condition     = !core::contains(local.off, core::try(attrs.enabled, true))
    error_message = "This alert is switched off: what it looks for happens unseen."
  }

  enforce {
    condition = core::anytrue([
      for id in local.ids : core::length(core::getresources("azurerm_monitor_action_group", { id = id })) > 0
      ? core::contains(local.heard, id)
      : core::getdatasource("azurerm_monitor_action_group", { id = id }).enabled
    ])
    error_message = "This alert leads to no person: it is sent to no group, or to one that is switched off or has nobody in it."
  }
}

resource_policy "azurerm_monitor_smart_detector_alert_rule" "azurerm_smart_detector" {
  locals {
    ids = core::try(attrs.action_group[0].ids, null) == null ? [] : attrs.action_group[0].ids
  }

  enforce {
    condition     = !core::contains(local.off, core::try(attrs.enabled, true))
    error_message = "This detector is switched off: what it looks for happens unseen."
  }

  enforce {
    condition = core::anytrue([
      for id in local.ids : core::length(core::getresources("azurerm_monitor_action_group", { id = id })) > 0
      ? core::contains(local.heard, id)
      : core::getdatasource("azurerm_monitor_action_group", { id = id }).enabled
    ])
    error_message = "This detector leads to no person: it is sent to no group, or to one that is switched off or has nobody in it."
  }
}

resource_policy "azurerm_monitor_action_group" "azurerm_action_group" {
  enforce {
    condition     = !core::contains(local.off, core::try(attrs.enabled, true))
    error_message = "This group is switched off: alerts that are sent to it arrive nowhere."
  }

  enforce {
    condition     = core::anytrue([for kind in core::concat(local.receivers, local.machines) : core::length(core::try(attrs[kind], [])) > 0])
    error_message = "Nobody is in this group: alerts that are sent to it arrive nowhere."
  }
}

resource_policy "azurerm_monitor_action_group" "azurerm_action_group_machines" {
  enforcement_level = "advisory"
  filter            = core::anytrue([for kind in local.machines : core::length(core::try(attrs[kind], [])) > 0])

  enforce {
    condition     = core::anytrue([for kind in local.receivers : core::length(core::try(attrs[kind], [])) > 0])
    error_message = "Only machines are in this group: an event hub or a runbook wakes nobody up."
  }
}

# Silence for a night of maintenance has an end; silence without one is an alert less.
# https://learn.microsoft.com/en-us/azure/azure-monitor/alerts/alerts-processing-rules
resource_policy "azurerm_monitor_alert_processing_rule_suppression" "azurerm_suppression" {
  filter = !core::contains(local.off, core::try(attrs.enabled, true))

  enforce {
    condition = (
      core::try(attrs.schedule[0].effective_until, null) != null
      || core::length(core::try(attrs.schedule[0].recurrence, [])) > 0
    )
    error_message = "This rule keeps alerts from everybody, without an end."
  }
}

# https://learn.microsoft.com/en-us/azure/defender-for-cloud/configure-email-notifications
resource_policy "azurerm_security_center_contact" "azurerm_defender_contact" {
  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.email, null))
    error_message = "Defender finds an attack and has nobody to write to: this contact has no address."
  }

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.alert_notifications, false))
    error_message = "Defender finds an attack and tells nobody: notifications of this contact are switched off."
  }
}

resource_policy "azurerm_mssql_server_security_alert_policy" "azurerm_sql_alerts" {
  enforce {
    condition = (
      core::length(core::try(attrs.email_addresses, null) == null ? [] : attrs.email_addresses) > 0
      || core::contains(local.yes, core::try(attrs.email_account_admins_enabled, attrs.email_account_admins, false))
    )
    error_message = "Attacks on the databases of this server are found, and nobody is told: the policy has no address, and leaves out the administrators too."
  }
}

# https://learn.microsoft.com/en-us/azure/sentinel/automate-incident-handling-with-automation-rules
resource_policy "azurerm_sentinel_automation_rule" "azurerm_sentinel_automation" {
  enforcement_level = "advisory"

  enforce {
    condition = core::alltrue([
      for action in core::try(attrs.action_incident, []) : core::try(action.status, null) != "Closed" || core::try(action.owner_id, null) != null
    ])
    error_message = "This rule closes incidents before anybody has seen them."
  }
}
