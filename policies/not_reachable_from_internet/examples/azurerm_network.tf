variable "office" {
  type = string
}

# expect: fail HCL_PUB_002
resource "azurerm_network_security_group" "migration" {
  name                = "migration"
  location            = "westeurope"
  resource_group_name = "lab"

  security_rule {
    name                       = "ssh"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "22"
    source_address_prefix      = "*"
    destination_address_prefix = "*"
  }
}

# expect: pass
resource "azurerm_network_security_group" "web" {
  name                = "web"
  location            = "westeurope"
  resource_group_name = "lab"

  security_rule {
    name                       = "web"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_ranges    = ["80", "443"]
    source_address_prefix      = "Internet"
    destination_address_prefix = "*"
  }
}

# expect: fail HCL_PUB_002
resource "azurerm_network_security_rule" "database" {
  name                        = "database"
  priority                    = 200
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "1400-1500"
  source_address_prefix       = "Internet"
  destination_address_prefix  = "*"
  resource_group_name         = "lab"
  network_security_group_name = azurerm_network_security_group.web.name
}

# expect: unknown
resource "azurerm_network_security_rule" "office" {
  name                        = "office"
  priority                    = 300
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "22"
  source_address_prefix       = var.office
  destination_address_prefix  = "*"
  resource_group_name         = "lab"
  network_security_group_name = azurerm_network_security_group.web.name
}

# expect: fail HCL_PUB_002
resource "azurerm_subnet" "workers" {
  name                 = "workers"
  resource_group_name  = "lab"
  virtual_network_name = "lab"
  address_prefixes     = ["10.0.4.0/24"]
}

# expect: pass
resource "azurerm_subnet" "databases" {
  name                 = "databases"
  resource_group_name  = "lab"
  virtual_network_name = "lab"
  address_prefixes     = ["10.0.5.0/24"]
}

resource "azurerm_subnet_network_security_group_association" "databases" {
  subnet_id                 = azurerm_subnet.databases.id
  network_security_group_id = azurerm_network_security_group.web.id
}

# expect: fail HCL_PUB_002
resource "azurerm_mssql_server" "lab" {
  name                = "lab"
  resource_group_name = "lab"
  location            = "westeurope"
  version             = "12.0"
}

# expect: fail HCL_PUB_002
resource "azurerm_mssql_firewall_rule" "everyone" {
  name             = "everyone"
  server_id        = azurerm_mssql_server.lab.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255"
}

# expect: fail HCL_PUB_002
resource "azurerm_mssql_firewall_rule" "azure" {
  name             = "AllowAllWindowsAzureIps"
  server_id        = azurerm_mssql_server.lab.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "0.0.0.0"
}

# expect: pass
resource "azurerm_mssql_firewall_rule" "office" {
  name             = "office"
  server_id        = azurerm_mssql_server.lab.id
  start_ip_address = "198.51.100.16"
  end_ip_address   = "198.51.100.31"
}

# expect: fail HCL_PUB_002
resource "azurerm_mysql_flexible_server" "orders" {
  name                = "orders"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: pass
resource "azurerm_mysql_flexible_server" "in_a_network" {
  name                = "orders-2"
  resource_group_name = "lab"
  location            = "westeurope"
  delegated_subnet_id = azurerm_subnet.databases.id
}

# expect: fail HCL_PUB_002
resource "azurerm_mssql_managed_instance" "lab" {
  name                         = "lab"
  resource_group_name          = "lab"
  location                     = "westeurope"
  license_type                 = "BasePrice"
  sku_name                     = "GP_Gen5"
  storage_size_in_gb           = 32
  subnet_id                    = azurerm_subnet.databases.id
  vcores                       = 4
  public_data_endpoint_enabled = true
}

# expect: fail HCL_PUB_002
resource "azurerm_cosmosdb_account" "orders" {
  name                = "orders"
  resource_group_name = "lab"
  location            = "westeurope"
  offer_type          = "Standard"
}

# expect: fail HCL_PUB_002
resource "azurerm_network_interface" "migration" {
  name                = "migration"
  location            = "westeurope"
  resource_group_name = "lab"

  ip_configuration {
    name                          = "public"
    subnet_id                     = azurerm_subnet.databases.id
    private_ip_address_allocation = "Dynamic"
    public_ip_address_id          = azurerm_public_ip.migration.id
  }
}

resource "azurerm_public_ip" "migration" {
  name                = "migration"
  location            = "westeurope"
  resource_group_name = "lab"
  allocation_method   = "Static"
}

# expect: fail HCL_PUB_002
resource "azurerm_linux_virtual_machine_scale_set" "workers" {
  name                = "workers"
  location            = "westeurope"
  resource_group_name = "lab"
  sku                 = "Standard_D2s_v5"
  instances           = 2
  admin_username      = "operator"

  network_interface {
    name    = "internal"
    primary = true

    dynamic "ip_configuration" {
      for_each = { internal = azurerm_subnet.databases.id }

      content {
        name      = ip_configuration.key
        primary   = true
        subnet_id = ip_configuration.value

        public_ip_address {
          name = "workers"
        }
      }
    }
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_lb" "entrance" {
  name                = "entrance"
  location            = "westeurope"
  resource_group_name = "lab"

  frontend_ip_configuration {
    name                 = "public"
    public_ip_address_id = azurerm_public_ip.migration.id
  }

  frontend_ip_configuration {
    name      = "internal"
    subnet_id = azurerm_subnet.databases.id
  }
}

# expect: fail HCL_PUB_002
resource "azurerm_lb_rule" "database" {
  name                           = "database"
  loadbalancer_id                = azurerm_lb.entrance.id
  protocol                       = "Tcp"
  frontend_port                  = 5432
  backend_port                   = 5432
  frontend_ip_configuration_name = "public"
}

# expect: pass
resource "azurerm_lb_rule" "web" {
  name                           = "web"
  loadbalancer_id                = azurerm_lb.entrance.id
  protocol                       = "Tcp"
  frontend_port                  = 443
  backend_port                   = 8443
  frontend_ip_configuration_name = "public"
}

# expect: fail HCL_PUB_002
resource "azurerm_bastion_host" "bastion" {
  name                   = "bastion"
  location               = "westeurope"
  resource_group_name    = "lab"
  sku                    = "Standard"
  shareable_link_enabled = true
}

# expect: fail
resource "azurerm_redis_firewall_rule" "everyone" {
  name                = "everyone"
  redis_cache_name    = "sessions"
  resource_group_name = "labora-staging"
  start_ip            = "0.0.0.0"
  end_ip              = "255.255.255.255"
}

# expect: fail
resource "azurerm_redis_firewall_rule" "all_of_azure" {
  name                = "all_of_azure"
  redis_cache_name    = "sessions"
  resource_group_name = "labora-staging"
  start_ip            = "0.0.0.0"
  end_ip              = "0.0.0.0"
}
