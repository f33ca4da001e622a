variable "oncall_email" {
  type    = string
  default = "oncall@example.org"
}

resource "azurerm_resource_group" "monitoring" {
  name     = "labora-monitoring"
  location = "francecentral"
}

# -- groups ------------------------------------------------------------------------------------------------------------------

# expect: pass
resource "azurerm_monitor_action_group" "night" {
  name                = "night"
  resource_group_name = azurerm_resource_group.monitoring.name
  short_name          = "night"

  email_receiver {
    name          = "night"
    email_address = var.oncall_email
  }

  event_hub_receiver {
    name                = "archive"
    event_hub_name      = "alerts"
    event_hub_namespace = "labora"
  }
}

# expect: fail
resource "azurerm_monitor_action_group" "empty" {
  name                = "empty"
  resource_group_name = azurerm_resource_group.monitoring.name
  short_name          = "empty"
}

# expect: fail
resource "azurerm_monitor_action_group" "machines" {
  name                = "machines"
  resource_group_name = azurerm_resource_group.monitoring.name
  short_name          = "machines"

  event_hub_receiver {
    name                = "archive"
    event_hub_name      = "alerts"
    event_hub_namespace = "labora"
  }
}

# -- alerts ------------------------------------------------------------------------------------------------------------------

# expect: pass
resource "azurerm_monitor_metric_alert" "load" {
  name                = "load"
  resource_group_name = azurerm_resource_group.monitoring.name
  scopes              = ["database"]

  action {
    action_group_id = azurerm_monitor_action_group.night.id
  }
}

# expect: fail
resource "azurerm_monitor_metric_alert" "silent" {
  name                = "silent"
  resource_group_name = azurerm_resource_group.monitoring.name
  scopes              = ["database"]
}

# expect: fail
resource "azurerm_monitor_activity_log_alert" "to_nobody" {
  name                = "firewall-rules"
  resource_group_name = azurerm_resource_group.monitoring.name
  location            = "global"
  scopes              = ["subscription"]

  criteria {
    category       = "Administrative"
    operation_name = "Microsoft.Sql/servers/firewallRules/write"
  }

  action {
    action_group_id = azurerm_monitor_action_group.empty.id
  }
}

data "azurerm_monitor_action_group" "security" {
  name                = "security"
  resource_group_name = "shared"
}

# Who is in it cannot be seen from here.
# expect: unknown
resource "azurerm_monitor_metric_alert" "group_elsewhere" {
  name                = "elsewhere"
  resource_group_name = azurerm_resource_group.monitoring.name
  scopes              = ["database"]

  action {
    action_group_id = data.azurerm_monitor_action_group.security.id
  }
}

# expect: fail
resource "azurerm_monitor_scheduled_query_rules_alert_v2" "silent" {
  name                = "pipelines"
  location            = "francecentral"
  resource_group_name = azurerm_resource_group.monitoring.name
  scopes              = ["workspace"]

  criteria {
    query                   = "ADFPipelineRun | where Status == 'Failed'"
    time_aggregation_method = "Count"
    operator                = "GreaterThan"
    threshold               = 0
  }
}

# expect: fail
resource "azurerm_monitor_scheduled_query_rules_alert" "to_nobody" {
  name                = "sign-ins"
  location            = "francecentral"
  resource_group_name = azurerm_resource_group.monitoring.name
  data_source_id      = "workspace"
  query               = "SigninLogs | where ResultType != 0"

  action {
    action_group = [azurerm_monitor_action_group.empty.id]
  }
}

# expect: fail
resource "azurerm_monitor_smart_detector_alert_rule" "to_nobody" {
  name                = "failures"
  resource_group_name = azurerm_resource_group.monitoring.name
  severity            = "Sev1"
  scope_resource_ids  = ["insights"]
  frequency           = "PT1M"
  detector_type       = "FailureAnomaliesDetector"

  action_group {
    ids = [azurerm_monitor_action_group.empty.id]
  }
}

# expect: fail
resource "azurerm_monitor_alert_processing_rule_suppression" "for_ever" {
  name                = "quiet"
  resource_group_name = azurerm_resource_group.monitoring.name
  scopes              = ["subscription"]
}

# expect: pass
resource "azurerm_monitor_alert_processing_rule_suppression" "cutover" {
  name                = "cutover"
  resource_group_name = azurerm_resource_group.monitoring.name
  scopes              = ["subscription"]

  schedule {
    effective_from  = "2027-01-10T20:00:00"
    effective_until = "2027-01-11T06:00:00"
  }
}

# -- Defender, Sentinel --------------------------------------------------------------------------------------------------------

# expect: fail
resource "azurerm_security_center_contact" "silent" {
  name                = "security"
  email               = var.oncall_email
  alert_notifications = false
  alerts_to_admins    = true
}

# expect: fail
resource "azurerm_mssql_server_security_alert_policy" "to_nobody" {
  resource_group_name = "labora-staging"
  server_name         = "lims"
  state               = "Enabled"
}

# expect: fail
resource "azurerm_sentinel_automation_rule" "closes" {
  name                       = "56094f72-ac3f-40e7-a0c0-47bd95f70336"
  log_analytics_workspace_id = "workspace"
  display_name               = "Close at once"
  order                      = 1

  action_incident {
    order          = 1
    status         = "Closed"
    classification = "Undetermined"
  }
}
