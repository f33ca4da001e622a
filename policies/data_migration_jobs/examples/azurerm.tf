# expect: fail
resource "azurerm_database_migration_service" "endless" {
  name                = "labora-dms"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  subnet_id           = "subnet"
  sku_name            = "Standard_1vCores"
}

# expect: fail
resource "azurerm_database_migration_project" "uninstructed" {
  name                = "biolab-nord"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  service_name        = "labora-dms"
  source_platform     = "SQL"
  target_platform     = "SQLDB"
}

# expect: pass
resource "azurerm_database_migration_project" "instructed" {
  name                = "biolab-sud"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  service_name        = "labora-dms"
  source_platform     = "SQL"
  target_platform     = "SQLDB"

  tags = {
    Instruction_Ref = "INSTR-2026-031"
    expires-at      = "2027-06-30"
  }
}

# expect: fail
resource "azurerm_storage_mover_job_definition" "everything" {
  name                     = "scans"
  storage_mover_project_id = "project"
  copy_mode                = "Additive"
  source_name              = "laboratory"
  target_name              = "landing"
  source_sub_path          = "/"
}

# expect: fail
resource "azurerm_storage_account" "open_sftp" {
  name                     = "laboradeliveries"
  location                 = "francecentral"
  resource_group_name      = "labora-staging"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
  is_hns_enabled           = true
  sftp_enabled             = true
}

# expect: pass
resource "azurerm_storage_account" "known_senders" {
  name                     = "laboraexchange"
  location                 = "francecentral"
  resource_group_name      = "labora-staging"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
  is_hns_enabled           = true
  sftp_enabled             = true
}

resource "azurerm_storage_account_network_rules" "known_senders" {
  storage_account_id = azurerm_storage_account.known_senders.id
  default_action     = "Deny"
  ip_rules           = ["203.0.113.7"]
}
