policytest {
  targets = ["azurerm_servers.policy.hcl"]
}

locals {
  prefix = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/staging/providers"
}

# -- servers -----------------------------------------------------------------------------------------------------------------

resource "azurerm_linux_virtual_machine" "own_key" {
  attrs = {
    id            = "${local.prefix}/Microsoft.Compute/virtualMachines/one"
    admin_ssh_key = [{ username = "labora", public_key = "ssh-ed25519 AAAA1" }]
  }
}

resource "azurerm_linux_virtual_machine" "shared_key" {
  expect_failure = true
  attrs = {
    id            = "${local.prefix}/Microsoft.Compute/virtualMachines/two"
    admin_ssh_key = [{ username = "labora", public_key = "ssh-ed25519 AAAA2" }]
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "shared_key" {
  expect_failure = true
  attrs = {
    id            = "${local.prefix}/Microsoft.Compute/virtualMachineScaleSets/three"
    admin_ssh_key = [{ username = "labora", public_key = "ssh-ed25519 AAAA2" }]
  }
}

# As a block of the scale set itself.
resource "azurerm_linux_virtual_machine_scale_set" "sign_in_by_name" {
  attrs = {
    id            = "${local.prefix}/Microsoft.Compute/virtualMachineScaleSets/four"
    admin_ssh_key = [{ username = "labora", public_key = "ssh-ed25519 AAAA2" }]
    extension     = [{ name = "sign-in", type = "AADSSHLoginForLinux" }]
  }
}

# An extension for something else.
resource "azurerm_virtual_machine_extension" "something_else" {
  attrs = {
    virtual_machine_id = "${local.prefix}/Microsoft.Compute/virtualMachines/two"
    type               = "AzureMonitorLinuxAgent"
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "password" {
  expect_failure = true
  attrs = {
    disable_password_authentication = "false"
  }
}

resource "azurerm_virtual_machine" "keys_only" {
  attrs = {
    os_profile_linux_config = [{ disable_password_authentication = true }]
  }
}

resource "azurerm_virtual_machine" "password" {
  expect_failure = true
  attrs = {
    os_profile_linux_config = [{ disable_password_authentication = false }]
  }
}

resource "azurerm_virtual_machine" "windows" {
  attrs = {
    os_profile_windows_config = [{ provision_vm_agent = true }]
  }
}

resource "azurerm_windows_virtual_machine" "by_name" {
  attrs = {
    id = "${local.prefix}/Microsoft.Compute/virtualMachines/viewer"
  }
}

resource "azurerm_virtual_machine_extension" "viewer" {
  attrs = {
    virtual_machine_id = "${local.prefix}/Microsoft.Compute/virtualMachines/viewer"
    type               = "AADLoginForWindows"
  }
}

resource "azurerm_windows_virtual_machine_scale_set" "local_administrator" {
  expect_failure = true
  attrs = {
    id = "${local.prefix}/Microsoft.Compute/virtualMachineScaleSets/viewers"
  }
}

resource "azurerm_ssh_public_key" "jeanne" {
  attrs = {
    name       = "jeanne.morel"
    public_key = "ssh-ed25519 AAAA1"
  }
}

resource "azurerm_ssh_public_key" "team" {
  expect_failure = true
  attrs = {
    name       = "team"
    public_key = "ssh-ed25519 AAAA3"
  }
}

resource "azurerm_ssh_public_key" "paul" {
  expect_failure = true
  attrs = {
    name       = "paul.roux"
    public_key = "ssh-ed25519 AAAA3"
  }
}

# -- databases ---------------------------------------------------------------------------------------------------------------

resource "azurerm_mssql_server" "directory_only" {
  attrs = {
    azuread_administrator = [{ login_username = "dba", azuread_authentication_only = true }]
  }
}

resource "azurerm_mssql_server" "both" {
  expect_failure = true
  attrs = {
    azuread_administrator = [{ login_username = "dba" }]
  }
}

resource "azurerm_mssql_managed_instance" "by_companion" {
  attrs = {
    id = "${local.prefix}/Microsoft.Sql/managedInstances/lims"
  }
}

resource "azurerm_mssql_managed_instance_active_directory_administrator" "lims" {
  attrs = {
    managed_instance_id         = "${local.prefix}/Microsoft.Sql/managedInstances/lims"
    azuread_authentication_only = true
  }
}

resource "azurerm_mssql_managed_instance" "password" {
  expect_failure = true
  attrs = {
    id                                   = "${local.prefix}/Microsoft.Sql/managedInstances/other"
    azure_active_directory_administrator = [{ azuread_authentication_only_enabled = false }]
  }
}

resource "azurerm_synapse_workspace" "directory_only" {
  attrs = {
    azuread_authentication_only = true
  }
}

resource "azurerm_synapse_workspace" "password" {
  expect_failure = true
  attrs = {
    sql_administrator_login = "labora"
  }
}

resource "azurerm_postgresql_flexible_server" "directory_only" {
  attrs = {
    authentication = [{ active_directory_auth_enabled = true, password_auth_enabled = false }]
  }
}

resource "azurerm_postgresql_flexible_server" "replica" {
  attrs = {
    create_mode = "Replica"
  }
}

resource "azurerm_postgresql_flexible_server" "password" {
  expect_failure = true
  attrs = {
    administrator_login = "labora"
  }
}

resource "azurerm_mysql_flexible_server" "by_name" {
  attrs = {
    id = "${local.prefix}/Microsoft.DBforMySQL/flexibleServers/orders"
  }
}

resource "azurerm_mysql_flexible_server_active_directory_administrator" "orders" {
  attrs = {
    server_id = "${local.prefix}/Microsoft.DBforMySQL/flexibleServers/orders"
  }
}

resource "azurerm_mysql_flexible_server" "password" {
  expect_failure = true
  attrs = {
    id = "${local.prefix}/Microsoft.DBforMySQL/flexibleServers/other"
  }
}
