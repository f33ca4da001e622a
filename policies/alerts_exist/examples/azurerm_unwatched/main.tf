# One of each kind of workload on Azure, and nobody watches any of them.

# expect: fail
resource "azurerm_application_gateway" "results" {
  name                = "results"
  location            = "francecentral"
  resource_group_name = "labora-production"
}

# expect: fail
resource "azurerm_cosmosdb_account" "consents" {
  name                = "labora-consents"
  location            = "francecentral"
  resource_group_name = "labora-production"
  offer_type          = "Standard"
}

# expect: fail
resource "azurerm_kubernetes_cluster" "laboratory" {
  name                = "laboratory"
  location            = "francecentral"
  resource_group_name = "labora-production"
  dns_prefix          = "laboratory"
}

# expect: fail
resource "azurerm_windows_virtual_machine" "analyser" {
  name                = "analyser"
  location            = "francecentral"
  resource_group_name = "labora-production"
  size                = "Standard_D2s_v5"
}

# expect: fail
resource "azurerm_linux_web_app" "booking" {
  name                = "labora-booking"
  location            = "francecentral"
  resource_group_name = "labora-production"
  service_plan_id     = "plan"

  site_config {}
}

# expect: fail
resource "azurerm_mysql_flexible_server" "orders" {
  name                = "labora-orders"
  location            = "francecentral"
  resource_group_name = "labora-production"
}

# expect: fail
resource "azurerm_postgresql_flexible_server" "letters" {
  name                = "labora-letters"
  location            = "francecentral"
  resource_group_name = "labora-production"
}

# expect: fail
resource "azurerm_redis_cache" "sessions" {
  name                = "labora-sessions"
  location            = "francecentral"
  resource_group_name = "labora-production"
  capacity            = 1
  family              = "C"
  sku_name            = "Standard"
}

# expect: fail
resource "azurerm_data_factory" "export" {
  name                = "labora-export"
  location            = "francecentral"
  resource_group_name = "labora-production"
}
