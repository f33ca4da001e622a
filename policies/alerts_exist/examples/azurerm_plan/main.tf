provider "azurerm" {
  features {}
}

provider "azurerm" {
  alias = "archive"
  features {}
}

# expect: pass
resource "azurerm_security_center_subscription_pricing" "databases" {
  tier          = "Standard"
  resource_type = "SqlServers"
}

# The plan covers every server of its subscription, and none of another.
# expect: pass
resource "azurerm_mssql_server" "lims" {
  name                = "labora-lims"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  version             = "12.0"
}

# expect: fail
resource "azurerm_mssql_server" "archive" {
  provider = azurerm.archive

  name                = "labora-archive"
  location            = "francecentral"
  resource_group_name = "labora-archive"
  version             = "12.0"
}
