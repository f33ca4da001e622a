policytest {
  targets = ["azurerm.policy.hcl"]
}

resource "azurerm_monitor_action_group" "paging" {
  attrs = {
    id               = "paging"
    webhook_receiver = [{ name = "pager", service_uri = "https://events.example.org" }]
  }
}

resource "azurerm_monitor_action_group" "switched_off" {
  expect_failure = true
  attrs = {
    id             = "off"
    enabled        = false
    email_receiver = [{ name = "oncall", email_address = "oncall@example.org" }]
  }
}

resource "azurerm_monitor_action_group" "runbook" {
  expect_failure = true
  attrs = {
    id                          = "runbook"
    automation_runbook_receiver = [{ name = "restart" }]
  }
}

resource "azurerm_monitor_action_group" "runbook_and_person" {
  attrs = {
    id                          = "both"
    automation_runbook_receiver = [{ name = "restart" }]
    sms_receiver                = [{ name = "oncall", country_code = "33", phone_number = "600000000" }]
  }
}

resource "azurerm_monitor_metric_alert" "to_paging" {
  attrs = {
    action = [{ action_group_id = "paging" }]
  }
}

# One of two groups is enough.
resource "azurerm_monitor_activity_log_alert" "to_both" {
  attrs = {
    enabled = true
    action  = [{ action_group_id = "off" }, { action_group_id = "paging" }]
  }
}

resource "azurerm_monitor_metric_alert" "to_a_group_that_is_off" {
  expect_failure = true
  attrs = {
    action = [{ action_group_id = "off" }]
  }
}

resource "azurerm_monitor_metric_alert" "switched_off" {
  expect_failure = true
  attrs = {
    enabled = "false"
    action  = [{ action_group_id = "paging" }]
  }
}

resource "azurerm_monitor_scheduled_query_rules_alert_v2" "to_paging" {
  attrs = {
    action = [{ action_groups = ["paging"] }]
  }
}

resource "azurerm_monitor_scheduled_query_rules_alert_v2" "to_a_group_that_is_off" {
  expect_failure = true
  attrs = {
    action = [{ action_groups = ["off"] }]
  }
}

resource "azurerm_monitor_scheduled_query_rules_alert_v2" "switched_off" {
  expect_failure = true
  attrs = {
    enabled = false
    action  = [{ action_groups = ["paging"] }]
  }
}

resource "azurerm_monitor_scheduled_query_rules_alert_v2" "without_groups" {
  expect_failure = true
  attrs = {
    action = [{ custom_properties = { team = "migration" } }]
  }
}

resource "azurerm_monitor_scheduled_query_rules_alert" "to_paging" {
  attrs = {
    action = [{ action_group = ["paging"] }]
  }
}

resource "azurerm_monitor_scheduled_query_rules_alert" "switched_off" {
  expect_failure = true
  attrs = {
    enabled = false
    action  = [{ action_group = ["paging"] }]
  }
}

resource "azurerm_monitor_scheduled_query_rules_alert" "to_nobody" {
  expect_failure = true
  attrs = {
    action = []
  }
}

resource "azurerm_monitor_smart_detector_alert_rule" "to_paging" {
  attrs = {
    action_group = [{ ids = ["paging"] }]
  }
}

resource "azurerm_monitor_smart_detector_alert_rule" "switched_off" {
  expect_failure = true
  attrs = {
    enabled      = false
    action_group = [{ ids = ["paging"] }]
  }
}

resource "azurerm_monitor_smart_detector_alert_rule" "to_a_group_that_is_off" {
  expect_failure = true
  attrs = {
    action_group = [{ ids = ["off"] }]
  }
}

resource "azurerm_monitor_alert_processing_rule_suppression" "nights" {
  attrs = {
    schedule = [{ recurrence = [{ daily = [{ start_time = "01:00:00", end_time = "03:00:00" }] }] }]
  }
}

resource "azurerm_monitor_alert_processing_rule_suppression" "from_now_on" {
  expect_failure = true
  attrs = {
    schedule = [{ effective_from = "2027-01-10T20:00:00" }]
  }
}

resource "azurerm_monitor_alert_processing_rule_suppression" "switched_off" {
  attrs = {
    enabled = false
  }
}

resource "azurerm_security_center_contact" "complete" {
  attrs = {
    email               = "security@example.org"
    alert_notifications = "true"
  }
}

resource "azurerm_security_center_contact" "without_address" {
  expect_failure = true
  attrs = {
    phone               = "+33 1 23 45 67 89"
    alert_notifications = true
  }
}

resource "azurerm_security_center_contact" "not_notified" {
  expect_failure = true
  attrs = {
    email = "security@example.org"
  }
}

resource "azurerm_mssql_server_security_alert_policy" "administrators" {
  attrs = {
    email_account_admins = true
  }
}

resource "azurerm_mssql_server_security_alert_policy" "administrators_new_spelling" {
  attrs = {
    email_account_admins_enabled = true
  }
}

resource "azurerm_mssql_server_security_alert_policy" "nobody" {
  expect_failure = true
  attrs = {
    email_addresses              = []
    email_account_admins_enabled = false
  }
}

resource "azurerm_sentinel_automation_rule" "assigned" {
  attrs = {
    action_incident = [{ status = "Active", owner_id = "00000000-0000-0000-0000-000000000000" }]
  }
}

resource "azurerm_sentinel_automation_rule" "closed" {
  expect_failure = true
  attrs = {
    action_incident = [{ status = "Closed" }]
  }
}

resource "azurerm_monitor_metric_alert" "without_an_action" {
  expect_failure = true
  attrs = {
    scopes = ["database"]
  }
}

resource "azurerm_monitor_action_group" "nobody" {
  expect_failure = true
  attrs = {
    id             = "nobody"
    email_receiver = []
  }
}
