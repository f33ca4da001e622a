policytest {
  targets = ["azurerm_network.policy.hcl"]
}

locals {
  inbound = { name = "r", priority = 200, direction = "Inbound", access = "Allow", protocol = "Tcp", source_port_range = "*", destination_address_prefix = "*" }
  deny    = { name = "d", priority = 100, direction = "Inbound", access = "Deny", protocol = "*", source_address_prefix = "*", source_port_range = "*", destination_address_prefix = "*" }
}

# -- rules in the group ------------------------------------------------------------------------------------------------------

resource "azurerm_network_security_group" "silent" {
  attrs = { name = "silent" }
}

resource "azurerm_network_security_group" "web" {
  attrs = {
    name = "web"
    security_rule = [
      core::merge(local.inbound, { source_address_prefix = "Internet", destination_port_ranges = ["80", "443"] }),
      core::merge(local.inbound, { priority = 210, source_address_prefix = "VirtualNetwork", destination_port_range = "22" }),
      core::merge(local.inbound, { priority = 220, source_address_prefixes = ["198.51.100.0/24", "10.0.0.0/8"], destination_port_range = "3389" }),
      core::merge(local.inbound, { priority = 230, protocol = "Icmp", source_address_prefix = "*", destination_port_range = "*" }),
      core::merge(local.inbound, { priority = 240, direction = "Outbound", source_address_prefix = "*", destination_port_range = "*" }),
    ]
  }
}

resource "azurerm_network_security_group" "remote_desktop" {
  expect_failure = true
  attrs          = { name = "rdp", security_rule = [core::merge(local.inbound, { source_address_prefix = "*", destination_port_range = "3389" })] }
}

resource "azurerm_network_security_group" "range_around_ssh" {
  expect_failure = true
  attrs          = { name = "ssh", security_rule = [core::merge(local.inbound, { source_address_prefix = "0.0.0.0/0", destination_port_range = "20-25" })] }
}

resource "azurerm_network_security_group" "plural" {
  expect_failure = true
  attrs = {
    name          = "plural"
    security_rule = [core::merge(local.inbound, { source_address_prefixes = ["10.0.0.0/8", "Internet"], destination_port_ranges = ["443", "5432"] })]
  }
}

resource "azurerm_network_security_group" "halves" {
  expect_failure = true
  attrs = {
    name          = "halves"
    security_rule = [core::merge(local.inbound, { source_address_prefixes = ["0.0.0.0/1", "128.0.0.0/1"], destination_port_range = "5432" })]
  }
}

resource "azurerm_network_security_group" "denied_first" {
  attrs = {
    name = "denied-first"
    security_rule = [
      core::merge(local.inbound, { source_address_prefix = "*", destination_port_range = "22" }),
      core::merge(local.deny, { destination_port_range = "*" }),
    ]
  }
}

resource "azurerm_network_security_group" "denied_later" {
  expect_failure = true
  attrs = {
    name = "denied-later"
    security_rule = [
      core::merge(local.inbound, { source_address_prefix = "*", destination_port_range = "22" }),
      core::merge(local.deny, { priority = 300, destination_port_range = "22" }),
    ]
  }
}

resource "azurerm_network_security_group" "another_port_denied" {
  expect_failure = true
  attrs = {
    name = "another-port"
    security_rule = [
      core::merge(local.inbound, { source_address_prefix = "*", destination_port_range = "22" }),
      core::merge(local.deny, { destination_port_range = "3389" }),
    ]
  }
}

# -- rules beside it ---------------------------------------------------------------------------------------------------------

resource "azurerm_network_security_rule" "ssh" {
  expect_failure = true
  attrs          = core::merge(local.inbound, { network_security_group_name = "one", resource_group_name = "lab", source_address_prefix = "internet", destination_port_range = "22" })
}

resource "azurerm_network_security_rule" "number" {
  expect_failure = true
  attrs          = core::merge(local.inbound, { network_security_group_name = "one", resource_group_name = "lab", source_address_prefix = "::/0", destination_port_range = 22 })
}

resource "azurerm_network_security_rule" "web" {
  attrs = core::merge(local.inbound, { network_security_group_name = "one", resource_group_name = "lab", source_address_prefix = "*", destination_port_range = 443 })
}

resource "azurerm_network_security_rule" "inside" {
  attrs = core::merge(local.inbound, { network_security_group_name = "one", resource_group_name = "lab", source_address_prefix = "AzureCloud.WestEurope", destination_port_range = "*" })
}

resource "azurerm_network_security_rule" "denied" {
  attrs = core::merge(local.inbound, { network_security_group_name = "two", resource_group_name = "lab", source_address_prefix = "*", destination_port_range = "22" })
}

resource "azurerm_network_security_rule" "denying" {
  attrs = core::merge(local.deny, { network_security_group_name = "two", resource_group_name = "lab", destination_port_range = "22" })
}

# The rule that denies belongs to another group.
resource "azurerm_network_security_rule" "denied_elsewhere" {
  expect_failure = true
  attrs          = core::merge(local.inbound, { network_security_group_name = "three", resource_group_name = "lab", source_address_prefix = "*", destination_port_range = "22" })
}

resource "azurerm_network_security_rule" "agreed_port" {
  inputs {
    public_ports = [8443]
  }
  attrs = core::merge(local.inbound, { network_security_group_name = "one", resource_group_name = "lab", source_address_prefix = "*", destination_port_range = "8443" })
}

resource "azurerm_subnet" "open" {
  expect_failure = true
  attrs          = { id = "subnet-1", name = "workers" }
}

resource "azurerm_subnet" "behind_a_firewall" {
  attrs = { id = "subnet-2", name = "databases" }
}

resource "azurerm_subnet_network_security_group_association" "behind_a_firewall" {
  attrs = { subnet_id = "subnet-2", network_security_group_id = "group" }
}

resource "azurerm_subnet" "of_the_gateway" {
  attrs = { id = "subnet-3", name = "GatewaySubnet" }
}

# -- databases ---------------------------------------------------------------------------------------------------------------

resource "azurerm_mssql_firewall_rule" "everyone" {
  expect_failure = true
  attrs          = { name = "all", start_ip_address = "0.0.0.0", end_ip_address = "255.255.255.255" }
}

resource "azurerm_postgresql_flexible_server_firewall_rule" "half_of_them" {
  expect_failure = true
  attrs          = { name = "half", start_ip_address = "128.0.0.0", end_ip_address = "255.255.255.255" }
}

resource "azurerm_mysql_flexible_server_firewall_rule" "office" {
  attrs = { name = "office", start_ip_address = "198.51.100.0", end_ip_address = "198.51.100.255" }
}

resource "azurerm_mysql_flexible_server_firewall_rule" "stricter" {
  expect_failure = true
  inputs {
    max_firewall_addresses = 16
  }
  attrs = { name = "office", start_ip_address = "198.51.100.0", end_ip_address = "198.51.100.255" }
}

resource "azurerm_redis_firewall_rule" "everyone" {
  expect_failure = true
  attrs          = { name = "all", start_ip = "0.0.0.1", end_ip = "255.255.255.254" }
}

resource "azurerm_synapse_firewall_rule" "azure" {
  expect_failure = true
  attrs          = { name = "AllowAllWindowsAzureIps", start_ip_address = "0.0.0.0", end_ip_address = "0.0.0.0" }
}

# Another kind of rule with a similar name.
resource "azurerm_eventgrid_firewall_rule" "other" {
  attrs = { name = "other" }
}

resource "azurerm_mssql_server" "silent" {
  expect_failure = true
  attrs          = { name = "lab" }
}

resource "azurerm_mssql_server" "off" {
  attrs = { name = "lab", public_network_access_enabled = false }
}

resource "azurerm_postgresql_flexible_server" "in_a_subnet" {
  attrs = { name = "lab", delegated_subnet_id = "subnet" }
}

resource "azurerm_mysql_flexible_server" "silent" {
  expect_failure = true
  attrs          = { name = "lab" }
}

resource "azurerm_mongo_cluster" "off" {
  attrs = { name = "lab", public_network_access = "Disabled" }
}

resource "azurerm_mssql_managed_instance" "silent" {
  attrs = { name = "lab" }
}

resource "azurerm_mssql_managed_instance" "public" {
  expect_failure = true
  attrs          = { name = "lab", public_data_endpoint_enabled = "true" }
}

resource "azurerm_cosmosdb_account" "silent" {
  expect_failure = true
  attrs          = { name = "lab" }
}

resource "azurerm_cosmosdb_account" "off" {
  attrs = { name = "lab", public_network_access_enabled = false }
}

resource "azurerm_cosmosdb_account" "listed_with_commas" {
  attrs = { name = "lab", ip_range_filter = "198.51.100.4, 198.51.100.8/30" }
}

resource "azurerm_cosmosdb_account" "listed" {
  attrs = { name = "lab", ip_range_filter = ["198.51.100.4"] }
}

resource "azurerm_cosmosdb_account" "networks" {
  attrs = { name = "lab", is_virtual_network_filter_enabled = true }
}

resource "azurerm_cosmosdb_account" "azure" {
  expect_failure = true
  attrs          = { name = "lab", ip_range_filter = ["198.51.100.4", "0.0.0.0"] }
}

# -- machines, load balancers ------------------------------------------------------------------------------------------------

resource "azurerm_network_interface" "internal" {
  attrs = { name = "import", ip_configuration = [{ name = "internal", subnet_id = "subnet" }] }
}

resource "azurerm_network_interface" "public" {
  expect_failure = true
  attrs          = { name = "import", ip_configuration = [{ name = "internal" }, { name = "public", public_ip_address_id = "address" }] }
}

resource "azurerm_linux_virtual_machine_scale_set" "internal" {
  attrs = { name = "workers", network_interface = [{ name = "n", ip_configuration = [{ name = "internal" }] }] }
}

resource "azurerm_windows_virtual_machine_scale_set" "public" {
  expect_failure = true
  attrs          = { name = "workers", network_interface = [{ name = "n", ip_configuration = [{ name = "public", public_ip_address = [{ name = "a" }] }] }] }
}

resource "azurerm_lb" "both" {
  attrs = {
    id = "lb-1"
    frontend_ip_configuration = [
      { name = "public", public_ip_address_id = "address" },
      { name = "internal", subnet_id = "subnet" },
    ]
  }
}

resource "azurerm_lb_rule" "web" {
  attrs = { loadbalancer_id = "lb-1", frontend_ip_configuration_name = "public", frontend_port = 443 }
}

resource "azurerm_lb_rule" "database_inside" {
  attrs = { loadbalancer_id = "lb-1", frontend_ip_configuration_name = "internal", frontend_port = 5432 }
}

resource "azurerm_lb_rule" "database" {
  expect_failure = true
  attrs          = { loadbalancer_id = "lb-1", frontend_ip_configuration_name = "public", frontend_port = 5432 }
}

resource "azurerm_lb_nat_rule" "ssh" {
  expect_failure = true
  attrs          = { loadbalancer_id = "lb-1", frontend_ip_configuration_name = "public", frontend_port = "22" }
}

resource "azurerm_bastion_host" "silent" {
  attrs = { name = "bastion" }
}

resource "azurerm_bastion_host" "shared" {
  expect_failure = true
  attrs          = { name = "bastion", shareable_link_enabled = true }
}
