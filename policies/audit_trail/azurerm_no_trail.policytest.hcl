# A configuration that exports no activity log.
policytest {
  targets = ["azurerm.policy.hcl"]
}

provider "azurerm" "default" {
  expect_failure = true
  attrs = {
    features = [{}]
  }
}

# One finding for a subscription, not one for each further configuration.
provider "azurerm" "another" {
  attrs = {
    features = [{}]
    alias    = "hub"
  }
  meta = {
    alias = "hub"
  }
}

provider "azurerm" "exported_elsewhere" {
  inputs {
    audit_trail_managed_elsewhere = true
  }
  attrs = {
    features = [{}]
  }
}

# An export that is switched off, and one of something else.
resource "azurerm_monitor_diagnostic_setting" "switched_off" {
  attrs = {
    target_resource_id = "/subscriptions/00000000-0000-0000-0000-000000000000"
    log                = [{ category = "Administrative", enabled = false }]
    enabled_log        = [{ category = "ServiceHealth" }]
  }
}
