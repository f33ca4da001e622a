# The same export through the API.
policytest {
  targets = ["azurerm.policy.hcl"]
}

resource "azapi_resource" "activity" {
  attrs = {
    type = "Microsoft.Insights/diagnosticSettings@2021-05-01-preview"
    body = { properties = { logs = [{ category = "Administrative", enabled = true }] } }
  }
}

provider "azurerm" "default" {
  attrs = {
    features = [{}]
  }
}

resource "azurerm_monitor_aad_diagnostic_setting" "directory" {
  attrs = {
    enabled_log = [{ category = "AuditLogs" }, { category = "SignInLogs" }]
  }
}
