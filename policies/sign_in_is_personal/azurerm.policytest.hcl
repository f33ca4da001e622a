policytest {
  targets = ["azurerm.policy.hcl"]
}

locals {
  machines = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/staging/providers/Microsoft.Compute/virtualMachines"
}

# -- directory -----------------------------------------------------------------------------------------------------------------

resource "azuread_conditional_access_policy" "either" {
  expect_failure = true
  attrs = {
    state          = "enabled"
    grant_controls = [{ operator = "OR", built_in_controls = ["mfa", "compliantDevice"] }]
  }
}

resource "azuread_conditional_access_policy" "both" {
  attrs = {
    state          = "enabled"
    grant_controls = [{ operator = "AND", built_in_controls = ["mfa", "compliantDevice"] }]
  }
}

resource "azuread_conditional_access_policy" "by_strength" {
  expect_failure = true
  attrs = {
    state          = "disabled"
    grant_controls = [{ operator = "AND", authentication_strength_policy_id = "phishing-resistant" }]
  }
}

resource "azuread_conditional_access_policy" "keeps_out" {
  attrs = {
    state          = "disabled"
    grant_controls = [{ operator = "OR", built_in_controls = ["block"] }]
  }
}

resource "azuread_user" "person" {
  attrs = {
    user_principal_name = "jeanne.morel-admin@example.org"
  }
}

resource "azuread_user" "shared" {
  expect_failure = true
  attrs = {
    user_principal_name = "labadmin@example.org"
  }
}

resource "azuread_user" "switched_off" {
  attrs = {
    user_principal_name = "support@example.org"
    account_enabled     = false
  }
}

resource "azurerm_pim_eligible_role_assignment" "a_month" {
  attrs = {
    schedule = [{ expiration = [{ duration_days = 30 }] }]
  }
}

resource "azurerm_pim_eligible_role_assignment" "for_ever" {
  expect_failure = true
  attrs = {
    schedule = [{ start_date_time = "2027-01-10T20:00:00Z" }]
  }
}

# -- servers and databases -----------------------------------------------------------------------------------------------------

resource "azurerm_linux_virtual_machine" "by_name" {
  attrs = {
    id = "${local.machines}/import"
  }
}

resource "azurerm_virtual_machine_extension" "import" {
  attrs = {
    virtual_machine_id = "${local.machines}/import"
    type               = "AADSSHLoginForLinux"
  }
}

# An extension of another server.
resource "azurerm_linux_virtual_machine" "own_accounts" {
  expect_failure = true
  attrs = {
    id = "${local.machines}/convert"
  }
}

resource "azurerm_mssql_server" "with_directory" {
  attrs = {
    azuread_administrator = [{ login_username = "database-administrators" }]
  }
}

resource "azurerm_mssql_server" "blank" {
  expect_failure = true
  attrs = {
    azuread_administrator = [{ login_username = " " }]
  }
}

resource "azurerm_sql_server" "with_directory" {
  attrs = {
    name = "lims"
  }
}

resource "azurerm_sql_active_directory_administrator" "lims" {
  attrs = {
    server_name = "lims"
    login       = "database-administrators"
  }
}

resource "azurerm_sql_server" "administrator_of_another" {
  expect_failure = true
  attrs = {
    name = "orders"
  }
}

resource "azurerm_service_fabric_cluster" "with_directory" {
  attrs = {
    azure_active_directory = [{ tenant_id = "00000000-0000-0000-0000-000000000000" }]
  }
}

resource "azurerm_service_fabric_cluster" "certificate" {
  expect_failure = true
  attrs = {
    name = "labora"
  }
}
