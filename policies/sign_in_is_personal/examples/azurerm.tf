# expect: pass
resource "azuread_conditional_access_policy" "second_factor" {
  display_name = "A second factor for everybody"
  state        = "enabled"

  conditions {
    client_app_types = ["all"]

    users {
      included_users = ["All"]
    }
  }

  grant_controls {
    operator          = "OR"
    built_in_controls = ["mfa"]
  }
}

# expect: fail
resource "azuread_conditional_access_policy" "on_paper" {
  display_name = "A second factor, some day"
  state        = "enabledForReportingButNotEnforced"

  grant_controls {
    operator          = "OR"
    built_in_controls = ["mfa", "compliantDevice"]
  }
}

# expect: fail
resource "azuread_user" "support" {
  user_principal_name = "support@example.org"
  display_name        = "Support"
}

# expect: fail
resource "azurerm_pim_eligible_role_assignment" "for_ever" {
  scope              = "subscription"
  role_definition_id = "owner"
  principal_id       = "jeanne"
}

# expect: fail
resource "azurerm_linux_virtual_machine" "own_accounts" {
  name                = "import"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  size                = "Standard_D2s_v5"
  admin_username      = "labora"
}

# expect: fail
resource "azurerm_mssql_server" "without_directory" {
  name                = "labora-lims"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  version             = "12.0"
}

# expect: fail
resource "azurerm_sql_server" "old" {
  name                = "labora-old"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  version             = "12.0"
}

# expect: fail
resource "azurerm_service_fabric_cluster" "certificate" {
  name                = "labora"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}
