policytest {
  targets = ["azurerm_defender.policy.hcl"]
}

resource "azurerm_sql_server" "with_a_policy" {
  attrs = {
    name = "lims"
  }
}

resource "azurerm_mssql_server_security_alert_policy" "lims" {
  attrs = {
    server_name     = "lims"
    state           = "Enabled"
    disabled_alerts = []
  }
}

resource "azurerm_mssql_server" "inline" {
  attrs = {
    name                    = "inline"
    threat_detection_policy = [{ state = "Enabled" }]
  }
}

# The free plan looks at settings only, and the policy is that of another server.
resource "azurerm_mssql_server" "unwatched" {
  expect_failure = true
  attrs = {
    name = "unwatched"
  }
}

resource "azurerm_security_center_subscription_pricing" "free" {
  expect_failure = true
  attrs = {
    tier          = "Free"
    resource_type = "SqlServers"
  }
}

resource "azurerm_security_center_subscription_pricing" "paid" {
  attrs = {
    tier = "Standard"
  }
}

resource "azurerm_mysql_server" "on" {
  attrs = {
    threat_detection_policy = [{ enabled = true }]
  }
}

resource "azurerm_postgresql_server" "off" {
  expect_failure = true
  attrs = {
    threat_detection_policy = [{ enabled = false }]
  }
}

resource "azurerm_mssql_managed_instance_security_alert_policy" "off" {
  expect_failure = true
  attrs = {
    enabled = false
  }
}

resource "azurerm_synapse_sql_pool_security_alert_policy" "on" {
  attrs = {
    policy_state = "Enabled"
  }
}

resource "azurerm_synapse_workspace_security_alert_policy" "new" {
  expect_failure = true
  attrs = {
    policy_state = "New"
  }
}

resource "azurerm_synapse_workspace_security_alert_policy" "half" {
  expect_failure = true
  attrs = {
    policy_state    = "Enabled"
    disabled_alerts = ["Sql_Injection"]
  }
}

resource "azurerm_security_center_storage_defender" "scanning" {
  attrs = {
    malware_scanning_on_upload_enabled = true
  }
}

resource "azurerm_security_center_storage_defender" "not_scanning" {
  expect_failure = true
  attrs = {
    malware_scanning_on_upload_enabled = false
  }
}

resource "azurerm_advanced_threat_protection" "on" {
  attrs = {
    enabled = true
  }
}

resource "azurerm_advanced_threat_protection" "off" {
  expect_failure = true
  attrs = {
    enabled = "false"
  }
}

resource "azurerm_sentinel_alert_rule_scheduled" "on" {
  attrs = {
    query = "StorageBlobLogs"
  }
}

resource "azurerm_sentinel_alert_rule_scheduled" "off" {
  expect_failure = true
  attrs = {
    enabled = false
  }
}
