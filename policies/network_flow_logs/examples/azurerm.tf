# expect: pass
resource "azurerm_virtual_network" "staging" {
  name                = "labora-staging"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  address_space       = ["10.20.0.0/16"]
}

# expect: pass
resource "azurerm_network_watcher_flow_log" "staging" {
  name                 = "staging"
  network_watcher_name = "watcher"
  resource_group_name  = "labora-staging"
  target_resource_id   = azurerm_virtual_network.staging.id
  storage_account_id   = "account"
  enabled              = true

  retention_policy {
    enabled = true
    days    = 180
  }
}

# expect: fail
resource "azurerm_virtual_network" "unrecorded" {
  name                = "labora-migration"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  address_space       = ["10.30.0.0/16"]
}

# The older form: the log of the security group of each subnet.
# expect: pass
resource "azurerm_virtual_network" "by_group" {
  name                = "labora-old"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  address_space       = ["10.40.0.0/16"]
}

resource "azurerm_subnet" "servers" {
  name                 = "servers"
  resource_group_name  = "labora-staging"
  virtual_network_name = azurerm_virtual_network.by_group.name
  address_prefixes     = ["10.40.1.0/24"]
}

resource "azurerm_network_security_group" "servers" {
  name                = "servers"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

resource "azurerm_subnet_network_security_group_association" "servers" {
  subnet_id                 = azurerm_subnet.servers.id
  network_security_group_id = azurerm_network_security_group.servers.id
}

# expect: fail
resource "azurerm_network_watcher_flow_log" "switched_off" {
  name                      = "servers"
  network_watcher_name      = "watcher"
  resource_group_name       = "labora-staging"
  network_security_group_id = azurerm_network_security_group.servers.id
  storage_account_id        = "account"
  enabled                   = false
}

# expect: fail
resource "azurerm_firewall" "silent" {
  name                = "hub"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  sku_name            = "AZFW_VNet"
  sku_tier            = "Standard"
}

# expect: pass
resource "azurerm_firewall" "logged" {
  name                = "spoke"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  sku_name            = "AZFW_VNet"
  sku_tier            = "Standard"
}

resource "azurerm_monitor_diagnostic_setting" "firewall" {
  name                           = "firewall-log"
  target_resource_id             = azurerm_firewall.logged.id
  log_analytics_workspace_id     = "workspace"
  log_analytics_destination_type = "Dedicated"

  enabled_log {
    category = "AZFWNetworkRule"
  }
}
