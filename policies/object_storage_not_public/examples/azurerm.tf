# expect: fail HCL_PUB_001
resource "azurerm_storage_account" "results" {
  name                            = "labresults"
  location                        = "westeurope"
  resource_group_name             = "lab"
  account_tier                    = "Standard"
  account_replication_type        = "ZRS"
  allow_nested_items_to_be_public = true
}

# expect: fail HCL_PUB_001
resource "azurerm_storage_container" "results" {
  name                  = "results"
  storage_account_name  = azurerm_storage_account.results.name
  container_access_type = "blob"
}

# Says nothing, and no version of the provider is required.
# expect: fail HCL_PUB_001
resource "azurerm_storage_account" "letters" {
  name                     = "labletters"
  location                 = "westeurope"
  resource_group_name      = "lab"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}

# expect: pass
resource "azurerm_storage_account" "closed" {
  name                             = "labclosed"
  location                         = "westeurope"
  resource_group_name              = "lab"
  account_tier                     = "Standard"
  account_replication_type         = "ZRS"
  allow_nested_items_to_be_public  = false
  cross_tenant_replication_enabled = false

  sas_policy {
    expiration_period = "07.00:00:00"
  }
}

# The account forbids it.
# expect: pass
resource "azurerm_storage_container" "closed" {
  name                  = "results"
  storage_account_id    = azurerm_storage_account.closed.id
  container_access_type = "blob"
}

# expect: fail HCL_PUB_001
resource "azurerm_storage_account_static_website" "help" {
  storage_account_id = azurerm_storage_account.closed.id
  index_document     = "index.html"
}

# expect: fail HCL_PUB_001
resource "azurerm_storage_account" "site" {
  name                             = "labsite"
  location                         = "westeurope"
  resource_group_name              = "lab"
  account_tier                     = "Standard"
  account_replication_type         = "ZRS"
  allow_nested_items_to_be_public  = false
  cross_tenant_replication_enabled = true

  static_website {
    index_document = "index.html"
  }
}

# expect: fail HCL_PUB_001
resource "azurerm_storage_share" "partner" {
  name               = "partner"
  storage_account_id = azurerm_storage_account.closed.id
  quota              = 10

  acl {
    id = "partner"

    access_policy {
      permissions = "rwdl"
    }
  }
}

# expect: fail HCL_PUB_001
resource "azurerm_container_registry" "images" {
  name                   = "labimages"
  location               = "westeurope"
  resource_group_name    = "lab"
  sku                    = "Standard"
  anonymous_pull_enabled = true
}

# expect: fail HCL_PUB_001
resource "azurerm_data_lake_store" "lake" {
  name                = "lake"
  location            = "northeurope"
  resource_group_name = "lab"
  firewall_state      = "Disabled"
}
