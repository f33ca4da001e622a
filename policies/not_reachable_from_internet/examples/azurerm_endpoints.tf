variable "company_ranges" {
  type = list(string)
}

# expect: fail HCL_PUB_002
resource "azurerm_key_vault" "lab" {
  name                = "labkeys"
  location            = "westeurope"
  resource_group_name = "lab"
  tenant_id           = "00000000-0000-0000-0000-000000000000"
  sku_name            = "standard"
}

# expect: pass
resource "azurerm_key_vault" "listed_only" {
  name                = "labkeys2"
  location            = "westeurope"
  resource_group_name = "lab"
  tenant_id           = "00000000-0000-0000-0000-000000000000"
  sku_name            = "standard"

  network_acls {
    default_action = "Deny"
    bypass         = "AzureServices"
  }
}

# expect: fail HCL_PUB_002
resource "azurerm_app_configuration" "settings" {
  name                = "settings"
  location            = "westeurope"
  resource_group_name = "lab"
}

# expect: fail HCL_PUB_002
resource "azurerm_data_factory" "imports" {
  name                = "imports"
  location            = "westeurope"
  resource_group_name = "lab"
}

# expect: fail HCL_PUB_002
resource "azurerm_spring_cloud_api_portal" "default" {
  name                          = "default"
  spring_cloud_service_id       = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.AppPlatform/spring/lab"
  public_network_access_enabled = true
}

# expect: fail HCL_PUB_002
resource "azurerm_storage_sync" "files" {
  name                = "files"
  location            = "westeurope"
  resource_group_name = "lab"
}

# expect: fail HCL_PUB_002
resource "azurerm_log_analytics_workspace" "logs" {
  name                = "logs"
  location            = "westeurope"
  resource_group_name = "lab"
}

# expect: fail HCL_PUB_002
resource "azurerm_storage_account" "exports" {
  name                     = "labexports"
  location                 = "westeurope"
  resource_group_name      = "lab"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}

# expect: pass
resource "azurerm_storage_account" "results" {
  name                     = "labresults"
  location                 = "westeurope"
  resource_group_name      = "lab"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}

# expect: pass
resource "azurerm_storage_account_network_rules" "results" {
  storage_account_id = azurerm_storage_account.results.id
  default_action     = "Deny"
}

# expect: fail HCL_PUB_002
resource "azurerm_storage_account_network_rules" "exports" {
  storage_account_id = azurerm_storage_account.exports.id
  default_action     = "Allow"
}

# expect: fail HCL_PUB_002
resource "azurerm_snapshot" "before_migration" {
  name                = "before-migration"
  location            = "westeurope"
  resource_group_name = "lab"
  create_option       = "Copy"
}

# expect: fail HCL_PUB_002
resource "azurerm_netapp_volume" "archive" {
  name                = "archive"
  location            = "westeurope"
  resource_group_name = "lab"
  account_name        = "lab"
  pool_name           = "lab"
  volume_path         = "archive"
  service_level       = "Standard"
  subnet_id           = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Network/virtualNetworks/lab/subnets/files"
  storage_quota_in_gb = 100

  export_policy_rule {
    rule_index      = 1
    allowed_clients = ["0.0.0.0/0"]
    protocol        = ["NFSv4.1"]
  }
}

# expect: fail HCL_PUB_002
resource "azurerm_kubernetes_cluster" "lab" {
  name                = "lab"
  location            = "westeurope"
  resource_group_name = "lab"
  dns_prefix          = "lab"

  default_node_pool {
    name                   = "system"
    node_count             = 2
    vm_size                = "Standard_D4s_v5"
    node_public_ip_enabled = true
  }
}

# expect: unknown
resource "azurerm_kubernetes_cluster" "as_configured" {
  name                = "lab-2"
  location            = "westeurope"
  resource_group_name = "lab"
  dns_prefix          = "lab-2"

  api_server_access_profile {
    authorized_ip_ranges = var.company_ranges
  }

  default_node_pool {
    name       = "system"
    node_count = 2
    vm_size    = "Standard_D4s_v5"
  }
}

# expect: fail HCL_PUB_002
resource "azurerm_kubernetes_cluster_node_pool" "jobs" {
  name                   = "jobs"
  kubernetes_cluster_id  = azurerm_kubernetes_cluster.lab.id
  vm_size                = "Standard_D8s_v5"
  node_public_ip_enabled = true
}

# expect: fail HCL_PUB_002
resource "azurerm_container_group" "import" {
  name                = "import"
  location            = "westeurope"
  resource_group_name = "lab"
  os_type             = "Linux"

  container {
    name   = "import"
    image  = "registry.example.org/import:1.4"
    cpu    = 1
    memory = 2

    ports {
      port = 22
    }
  }
}

# expect: fail HCL_PUB_002
resource "azurerm_hdinsight_hadoop_cluster" "analysis" {
  name                = "analysis"
  location            = "westeurope"
  resource_group_name = "lab"
  cluster_version     = "5.1"
  tier                = "Standard"
}
