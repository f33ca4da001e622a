# expect: fail HCL_ENC_003
resource "azurerm_storage_account" "exports" {
  name                       = "labexports"
  resource_group_name        = "lab"
  location                   = "westeurope"
  account_tier               = "Standard"
  account_replication_type   = "ZRS"
  https_traffic_only_enabled = false
  min_tls_version            = "TLS1_0"
}

# Works only without: the account is for shares that are mounted with NFS.
# expect: pass
resource "azurerm_storage_account" "scans" {
  name                       = "labscans"
  resource_group_name        = "lab"
  location                   = "westeurope"
  account_tier               = "Premium"
  account_kind               = "FileStorage"
  account_replication_type   = "LRS"
  https_traffic_only_enabled = false
}

# expect: fail HCL_ENC_003
resource "azurerm_storage_share" "scans" {
  name               = "scans"
  storage_account_id = azurerm_storage_account.scans.id
  enabled_protocol   = "NFS"
  quota              = 100
}

# expect: fail HCL_ENC_003
resource "azurerm_netapp_volume" "archive" {
  name                = "archive"
  location            = "westeurope"
  resource_group_name = "lab"
  account_name        = "lab"
  pool_name           = "lab"
  volume_path         = "archive"
  service_level       = "Standard"
  subnet_id           = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Network/virtualNetworks/lab/subnets/files"
  protocols           = ["CIFS"]
  storage_quota_in_gb = 100
}

# expect: fail HCL_ENC_003
resource "azurerm_mssql_server" "lab" {
  name                = "lab"
  resource_group_name = "lab"
  location            = "westeurope"
  version             = "12.0"
  minimum_tls_version = "1.0"
}

# expect: pass
resource "azurerm_mssql_server" "lab_by_default" {
  name                = "lab-2"
  resource_group_name = "lab"
  location            = "westeurope"
  version             = "12.0"
}

# expect: fail HCL_ENC_003
resource "azurerm_cosmosdb_account" "orders" {
  name                = "orders"
  resource_group_name = "lab"
  location            = "westeurope"
  offer_type          = "Standard"
  minimal_tls_version = "Tls"
}

# expect: fail HCL_ENC_003
resource "azurerm_postgresql_server" "old" {
  name                             = "old"
  resource_group_name              = "lab"
  location                         = "westeurope"
  sku_name                         = "GP_Gen5_2"
  version                          = "11"
  ssl_enforcement_enabled          = false
  ssl_minimal_tls_version_enforced = "TLSEnforcementDisabled"
}

# expect: fail HCL_ENC_003
resource "azurerm_postgresql_flexible_server_configuration" "plain" {
  name      = "require_secure_transport"
  server_id = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.DBforPostgreSQL/flexibleServers/lab"
  value     = "off"
}

# expect: fail
resource "azurerm_mysql_flexible_server_configuration" "plain" {
  name                = "require_secure_transport"
  resource_group_name = "lab"
  server_name         = "lab"
  value               = "OFF"
}

# expect: fail HCL_ENC_003
resource "azurerm_mysql_flexible_server_configuration" "old_versions" {
  name                = "tls_version"
  resource_group_name = "lab"
  server_name         = "lab"
  value               = "TLSv1.1,TLSv1.2"
}

# expect: fail HCL_ENC_003
resource "azurerm_redis_cache" "sessions_redis_cache" {
  name                 = "sessions"
  location             = "westeurope"
  resource_group_name  = "lab"
  capacity             = 1
  family               = "C"
  sku_name             = "Standard"
  non_ssl_port_enabled = true
}

# expect: fail HCL_ENC_003
resource "azurerm_redis_enterprise_database" "default" {
  name            = "default"
  cluster_id      = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Cache/redisEnterprise/lab"
  client_protocol = "Plaintext"
}

# expect: fail HCL_ENC_003
resource "azurerm_managed_redis" "sessions_managed_redis" {
  name                = "sessions"
  resource_group_name = "lab"
  location            = "westeurope"
  sku_name            = "Balanced_B3"

  default_database {
    client_protocol = "Plaintext"
  }
}

# expect: fail HCL_ENC_003
resource "azurerm_iothub" "analysers" {
  name                = "analysers"
  resource_group_name = "lab"
  location            = "westeurope"

  sku {
    name     = "S1"
    capacity = 1
  }
}

# expect: fail HCL_ENC_003
resource "azurerm_hdinsight_spark_cluster" "analysis" {
  name                = "analysis"
  resource_group_name = "lab"
  location            = "westeurope"
  cluster_version     = "5.1"
  tier                = "Standard"
  tls_min_version     = "1.0"
}

# expect: fail HCL_ENC_003
resource "azurerm_service_fabric_cluster" "services" {
  name                = "services"
  resource_group_name = "lab"
  location            = "westeurope"
  reliability_level   = "Bronze"
  upgrade_mode        = "Automatic"
  vm_image            = "Windows"
  management_endpoint = "https://services.example.org:19080"
}

# expect: fail HCL_ENC_003
resource "azurerm_virtual_network_gateway_connection" "branch" {
  name                       = "branch"
  location                   = "westeurope"
  resource_group_name        = "lab"
  type                       = "IPsec"
  virtual_network_gateway_id = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Network/virtualNetworkGateways/lab"

  ipsec_policy {
    dh_group         = "DHGroup2"
    ike_encryption   = "DES3"
    ike_integrity    = "SHA1"
    ipsec_encryption = "DES3"
    ipsec_integrity  = "SHA1"
    pfs_group        = "PFS2"
  }
}
