terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 5.1"
    }
  }
}

# What silence means since version 5 of the provider: public containers and copies elsewhere are forbidden.
# expect: pass
resource "azurerm_storage_account" "results" {
  name                     = "labresults"
  location                 = "westeurope"
  resource_group_name      = "lab"
  account_tier             = "Standard"
  account_replication_type = "ZRS"

  sas_policy {
    expiration_period = "07.00:00:00"
  }
}

# expect: pass
resource "azurerm_storage_container" "results" {
  name                  = "results"
  storage_account_id    = azurerm_storage_account.results.id
  container_access_type = "blob"
}
