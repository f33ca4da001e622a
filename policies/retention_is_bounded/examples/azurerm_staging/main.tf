variable "environment" {
  type    = string
  default = "staging"
}

# expect: fail
resource "azurerm_cosmosdb_sql_container" "events" {
  name                = "events"
  resource_group_name = "labora"
  account_name        = "labora"
  database_name       = "labora"
  partition_key_paths = ["/patient"]
  default_ttl         = -1
}

# expect: fail
resource "azurerm_cosmosdb_mongo_collection" "events" {
  name                = "events"
  resource_group_name = "labora"
  account_name        = "labora"
  database_name       = "labora"
}

# expect: fail
resource "azurerm_kusto_database" "results" {
  name                = "results"
  location            = "francecentral"
  resource_group_name = "labora"
  cluster_name        = "labora"
}

# expect: fail
resource "azurerm_snapshot" "before_cutover" {
  name                = "before-cutover"
  location            = "francecentral"
  resource_group_name = "labora"
  create_option       = "Copy"
}

# expect: fail
resource "azurerm_managed_disk" "import" {
  name                 = "import"
  location             = "francecentral"
  resource_group_name  = "labora"
  storage_account_type = "Premium_LRS"
  create_option        = "Empty"
  disk_size_gb         = 256
}
