# expect: fail
resource "azurerm_linux_virtual_machine" "password" {
  name                            = "password"
  location                        = "francecentral"
  resource_group_name             = "labora-staging"
  size                            = "Standard_D2s_v5"
  admin_username                  = "labora"
  admin_password                  = var.password
  disable_password_authentication = false
}

variable "password" {
  type      = string
  sensitive = true
}

locals {
  team_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExample team"
}

# expect: fail
resource "azurerm_linux_virtual_machine" "import" {
  name                = "import"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  size                = "Standard_D2s_v5"
  admin_username      = "labora"

  admin_ssh_key {
    username   = "labora"
    public_key = local.team_key
  }
}

# The same key, but people come in under their own name.
# expect: pass
resource "azurerm_linux_virtual_machine" "convert" {
  name                = "convert"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  size                = "Standard_D2s_v5"
  admin_username      = "labora"

  admin_ssh_key {
    username   = "labora"
    public_key = local.team_key
  }
}

resource "azurerm_virtual_machine_extension" "convert" {
  name                 = "AADSSHLoginForLinux"
  virtual_machine_id   = azurerm_linux_virtual_machine.convert.id
  publisher            = "Microsoft.Azure.ActiveDirectory"
  type                 = "AADSSHLoginForLinux"
  type_handler_version = "1.0"
}

# expect: fail
resource "azurerm_virtual_machine" "old" {
  name                = "old"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  vm_size             = "Standard_D2s_v5"

  os_profile_linux_config {
    disable_password_authentication = false
  }
}

# expect: fail
resource "azurerm_windows_virtual_machine" "viewer" {
  name                = "viewer"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  size                = "Standard_D2s_v5"
  admin_username      = "labora"
  admin_password      = var.password
}

# expect: fail
resource "azurerm_ssh_public_key" "jeanne" {
  name                = "jeanne.morel"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  public_key          = local.team_key
}

# expect: fail
resource "azurerm_ssh_public_key" "team" {
  name                = "team"
  location            = "francecentral"
  resource_group_name = "labora-shared"
  public_key          = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExample team"
}

# expect: fail
resource "azurerm_mssql_server" "password" {
  name                         = "labora-lims"
  location                     = "francecentral"
  resource_group_name          = "labora-staging"
  version                      = "12.0"
  administrator_login          = "lims"
  administrator_login_password = var.password
}

# expect: fail
resource "azurerm_mssql_managed_instance" "password" {
  name                = "labora-lims"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

# expect: fail
resource "azurerm_synapse_workspace" "password" {
  name                                 = "labora-warehouse"
  location                             = "francecentral"
  resource_group_name                  = "labora-staging"
  storage_data_lake_gen2_filesystem_id = "filesystem"
}

# Both ways in.
# expect: fail
resource "azurerm_postgresql_flexible_server" "both" {
  name                = "labora-portal"
  location            = "francecentral"
  resource_group_name = "labora-staging"

  authentication {
    active_directory_auth_enabled = true
  }
}

# expect: fail
resource "azurerm_mysql_flexible_server" "password" {
  name                = "labora-orders"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

# expect: fail
resource "azurerm_linux_virtual_machine_scale_set" "workers" {
  name                = "workers"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  sku                 = "Standard_D2s_v5"
  instances           = 2
  admin_username      = "labora"

  admin_ssh_key {
    username   = "labora"
    public_key = local.team_key
  }
}

# expect: fail
resource "azurerm_windows_virtual_machine_scale_set" "viewers" {
  name                = "viewers"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  sku                 = "Standard_D2s_v5"
  instances           = 2
  admin_username      = "labora"
  admin_password      = var.password
}
