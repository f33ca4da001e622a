locals {
  governance = {
    data-classification = "health"
    data-controller     = "Biolab Nord"
    dpa                 = "DPA-2026-014"
    purpose             = "migration of laboratory records"
    instruction-ref     = "INSTR-2026-031"
    expires-at          = "2027-06-30"
  }
}

# expect: pass
resource "azurerm_storage_account" "landing" {
  name                     = "laboralanding"
  location                 = "francecentral"
  resource_group_name      = "labora-staging"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
  tags                     = merge(local.governance, { owner = "migration-office@example.org" })
}

# Nobody answers for it.
# expect: fail
resource "azurerm_mssql_database" "without_owner" {
  name      = "lims"
  server_id = "server"
  tags      = local.governance
}

# expect: fail
resource "azurerm_cosmosdb_account" "untagged" {
  name                = "labora-events"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  offer_type          = "Standard"
}
