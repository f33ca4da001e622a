# expect: fail
resource "azurerm_storage_account" "keys" {
  name                     = "laborakeys"
  location                 = "francecentral"
  resource_group_name      = "labora-staging"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
  is_hns_enabled           = true
}

# expect: pass
resource "azurerm_storage_account" "landing" {
  name                      = "laboralanding"
  location                  = "francecentral"
  resource_group_name       = "labora-staging"
  account_tier              = "Standard"
  account_replication_type  = "ZRS"
  is_hns_enabled            = true
  shared_access_key_enabled = false
  local_user_enabled        = false
}

# Needs its users for SFTP.
# expect: pass
resource "azurerm_storage_account" "deliveries" {
  name                      = "laboradeliveries"
  location                  = "francecentral"
  resource_group_name       = "labora-staging"
  account_tier              = "Standard"
  account_replication_type  = "ZRS"
  is_hns_enabled            = true
  sftp_enabled              = true
  shared_access_key_enabled = false
}

# expect: fail
resource "azurerm_storage_account_local_user" "shared" {
  name                 = "shared"
  storage_account_id   = azurerm_storage_account.deliveries.id
  ssh_password_enabled = true
}

# expect: fail
resource "azurerm_storage_account_local_user" "jeanne" {
  name               = "jeannemorel"
  storage_account_id = azurerm_storage_account.deliveries.id
  ssh_key_enabled    = true

  ssh_authorized_key {
    description = "jeanne.morel"
    key         = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExample"
  }
}

# The key is Jeanne's.
# expect: fail
resource "azurerm_storage_account_local_user" "paul" {
  name               = "paulroux"
  storage_account_id = azurerm_storage_account.deliveries.id
  ssh_key_enabled    = true

  ssh_authorized_key {
    description = "paul.roux"
    key         = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExample"
  }
}

# expect: fail
resource "azurerm_cosmosdb_account" "keys" {
  name                = "labora-events"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  offer_type          = "Standard"
}

# expect: fail
resource "azurerm_servicebus_namespace" "keys" {
  name                = "labora-orders"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  sku                 = "Standard"
}

# expect: fail
resource "azurerm_application_insights" "keys" {
  name                = "portal"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  application_type    = "web"
}

# expect: fail
resource "azurerm_redis_cache" "keys" {
  name                = "labora-sessions"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

# expect: fail
resource "azurerm_managed_redis" "keys" {
  name                = "labora-sessions-2"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  sku_name            = "Balanced_B3"

  default_database {
    access_keys_authentication_enabled = true
  }
}

# expect: fail
resource "azurerm_container_registry" "admin" {
  name                = "laboraimages"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  sku                 = "Standard"
  admin_enabled       = true
}

# expect: fail
resource "azurerm_container_registry_token" "team" {
  name                    = "team"
  container_registry_name = "laboraimages"
  resource_group_name     = "labora-staging"
  scope_map_id            = "map"
}

# expect: fail
resource "azurerm_batch_account" "keys" {
  name                = "laborabatch"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

# expect: fail
resource "azurerm_linux_web_app" "password" {
  name                = "labora-results"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  service_plan_id     = "plan"

  site_config {}
}

# expect: fail
resource "azurerm_kubernetes_cluster" "local_administrator" {
  name                = "portal"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

# expect: fail
resource "azurerm_bastion_host" "links" {
  name                   = "bastion"
  location               = "francecentral"
  resource_group_name    = "labora-staging"
  shareable_link_enabled = true
}
