variable "encrypt_nodes" {
  type = bool
}

# expect: fail HCL_ENC_001
resource "azurerm_mssql_database" "plain_warehouse" {
  name                                = "warehouse"
  server_id                           = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Sql/servers/lab"
  sku_name                            = "DW100c"
  transparent_data_encryption_enabled = false
}

# expect: pass
resource "azurerm_mssql_database" "orders" {
  name      = "orders"
  server_id = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Sql/servers/lab"
}

# expect: fail HCL_ENC_001
resource "azurerm_synapse_sql_pool" "warehouse" {
  name                 = "warehouse"
  synapse_workspace_id = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Synapse/workspaces/lab"
  sku_name             = "DW100c"
  create_mode          = "Default"
}

# expect: fail HCL_ENC_001
resource "azurerm_kusto_cluster" "telemetry" {
  name                = "telemetry"
  location            = "westeurope"
  resource_group_name = "lab"

  sku {
    name     = "Standard_D13_v2"
    capacity = 2
  }
}

# expect: fail HCL_ENC_001
resource "azurerm_data_lake_store" "lake" {
  name                = "lake"
  location            = "northeurope"
  resource_group_name = "lab"
  encryption_state    = "Disabled"
  encryption_type     = ""
}

# expect: fail HCL_ENC_001
resource "azurerm_automation_variable_string" "sftp_password" {
  name                    = "sftp-password"
  resource_group_name     = "lab"
  automation_account_name = "imports"
  value                   = "kept in the clear"
}

# expect: pass
resource "azurerm_automation_variable_string" "encrypted" {
  name                    = "sftp-user"
  resource_group_name     = "lab"
  automation_account_name = "imports"
  value                   = "results"
  encrypted               = true
}

# expect: fail HCL_ENC_001
resource "azurerm_managed_disk" "without_own_encryption" {
  name                 = "scans"
  location             = "westeurope"
  resource_group_name  = "lab"
  storage_account_type = "Premium_LRS"
  create_option        = "Empty"
  disk_size_gb         = 256

  encryption_settings {
    enabled = false
  }
}

# expect: fail HCL_ENC_001
resource "azurerm_linux_virtual_machine" "import" {
  name                  = "import"
  location              = "westeurope"
  resource_group_name   = "lab"
  size                  = "Standard_D2s_v5"
  admin_username        = "operator"
  network_interface_ids = []

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

# expect: pass
resource "azurerm_linux_virtual_machine" "import_on_encrypting_host" {
  name                       = "import-2"
  location                   = "westeurope"
  resource_group_name        = "lab"
  size                       = "Standard_D2s_v5"
  admin_username             = "operator"
  network_interface_ids      = []
  encryption_at_host_enabled = true

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

# expect: fail HCL_ENC_001
resource "azurerm_kubernetes_cluster" "lab" {
  name                = "lab"
  location            = "westeurope"
  resource_group_name = "lab"
  dns_prefix          = "lab"

  default_node_pool {
    name       = "system"
    node_count = 2
    vm_size    = "Standard_D4s_v5"
  }
}

# expect: unknown
resource "azurerm_kubernetes_cluster" "as_configured" {
  name                = "lab-2"
  location            = "westeurope"
  resource_group_name = "lab"
  dns_prefix          = "lab-2"

  default_node_pool {
    name                    = "system"
    node_count              = 2
    vm_size                 = "Standard_D4s_v5"
    host_encryption_enabled = var.encrypt_nodes
  }
}

# expect: fail HCL_ENC_001
resource "azurerm_kubernetes_cluster_node_pool" "jobs" {
  name                  = "jobs"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.lab.id
  vm_size               = "Standard_D8s_v5"
}

# expect: fail HCL_ENC_001
resource "azurerm_hdinsight_spark_cluster" "analysis" {
  name                = "analysis"
  location            = "westeurope"
  resource_group_name = "lab"
  cluster_version     = "5.1"
  tier                = "Standard"
}
