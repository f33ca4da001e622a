policytest {
  targets = ["azurerm.policy.hcl"]
}

locals {
  prefix = "/subscriptions/00000000-0000-0000-0000-000000000000"
}

provider "azurerm" "default" {
  attrs = {
    features = [{}]
  }
}

resource "azurerm_monitor_diagnostic_setting" "activity" {
  attrs = {
    target_resource_id = local.prefix
    log                = [{ category = "Administrative", enabled = true }, { category = "Security", enabled = true }]
  }
}

resource "azurerm_monitor_log_profile" "complete" {
  attrs = {
    categories = ["Action", "Delete", "Write"]
    locations  = ["francecentral", "global"]
  }
}

resource "azurerm_monitor_aad_diagnostic_setting" "switched_off" {
  expect_failure = true
  attrs = {
    log = [{ category = "AuditLogs", enabled = true }, { category = "SignInLogs", enabled = false }]
  }
}

resource "azurerm_key_vault" "logged" {
  attrs = {
    id   = "${local.prefix}/resourceGroups/staging/providers/Microsoft.KeyVault/vaults/keys"
    name = "keys"
  }
}

resource "azurerm_monitor_diagnostic_setting" "vault" {
  attrs = {
    target_resource_id = "${local.prefix}/resourceGroups/staging/providers/Microsoft.KeyVault/vaults/keys"
    enabled_log        = [{ category = "AuditEvent" }]
  }
}

# Its policies are logged, its keys are not.
resource "azurerm_key_vault" "another_category" {
  expect_failure = true
  attrs = {
    id   = "${local.prefix}/resourceGroups/staging/providers/Microsoft.KeyVault/vaults/other"
    name = "other"
  }
}

resource "azurerm_monitor_diagnostic_setting" "another_category" {
  attrs = {
    target_resource_id = "${local.prefix}/resourceGroups/staging/providers/Microsoft.KeyVault/vaults/other"
    enabled_log        = [{ category = "AzurePolicyEvaluationDetails" }]
  }
}

# The vault is where the setting writes to, not what it watches.
resource "azurerm_recovery_services_vault" "silent" {
  expect_failure = true
  attrs = {
    id   = "${local.prefix}/resourceGroups/staging/providers/Microsoft.RecoveryServices/vaults/backups"
    name = "backups"
  }
}

resource "azurerm_monitor_diagnostic_setting" "names_it_elsewhere" {
  attrs = {
    name               = "backups"
    target_resource_id = "${local.prefix}/resourceGroups/staging/providers/Microsoft.RecoveryServices/vaults/more"
    enabled_log        = [{ category_group = "allLogs" }]
  }
}

resource "azurerm_monitor_log_profile" "writes_only" {
  expect_failure = true
  attrs = {
    categories = ["Write"]
    locations  = ["global"]
  }
}

resource "azurerm_monitor_log_profile" "without_global" {
  expect_failure = true
  attrs = {
    categories = ["Action", "Delete", "Write"]
    locations  = ["francecentral"]
  }
}

resource "azurerm_monitor_aad_diagnostic_setting" "sign_ins_only" {
  expect_failure = true
  attrs = {
    enabled_log = [{ category = "SignInLogs" }]
  }
}
