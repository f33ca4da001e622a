# Resources do not inherit the tags of their group.
# expect: pass
resource "azurerm_resource_group" "staging" {
  name     = "labora-staging"
  location = "francecentral"

  tags = {
    environment = "staging"
    ttl         = "90d"
  }
}

# expect: fail
resource "azurerm_storage_account" "deliveries" {
  name                     = "laboradeliveries"
  location                 = "francecentral"
  resource_group_name      = azurerm_resource_group.staging.name
  account_tier             = "Standard"
  account_replication_type = "ZRS"

  tags = {
    environment = "staging"
  }
}

# The day has passed.
# expect: fail
resource "azurerm_linux_virtual_machine" "import" {
  name                = "import"
  location            = "francecentral"
  resource_group_name = azurerm_resource_group.staging.name
  size                = "Standard_D2s_v5"
  admin_username      = "labora"

  tags = {
    environment = "staging"
    expires-at  = "2024-12-31"
  }
}

# Machinery of migrations is temporary wherever it stands.
# expect: fail
resource "azurerm_data_factory" "migration" {
  name                = "labora-migration"
  location            = "francecentral"
  resource_group_name = "labora"
}

resource "azurerm_mssql_database" "production" {
  name      = "lims"
  server_id = "server"

  tags = {
    environment = "production"
  }
}
