# Firewalls, databases and machines of Azure: what lets in the whole internet on ports other than those of the web.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

input "public_ports" {
  type        = list(number)
  default     = [80, 443]
  description = "Ports of web entry points, which may be open to everyone."
}

input "max_firewall_addresses" {
  type        = number
  default     = 65536
  description = "Addresses that one firewall rule of a database may let in."
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  # Subnets that must not have a firewall, or bring one.
  own_firewalls = [
    "GatewaySubnet", "AzureFirewallSubnet", "AzureFirewallManagementSubnet", "AzureBastionSubnet", "RouteServerSubnet",
  ]

  # Rules of databases name the first and the last address.
  database_firewall_rules = [
    "azurerm_mssql_firewall_rule", "azurerm_sql_firewall_rule", "azurerm_postgresql_flexible_server_firewall_rule",
    "azurerm_mysql_flexible_server_firewall_rule", "azurerm_postgresql_firewall_rule", "azurerm_mysql_firewall_rule",
    "azurerm_mariadb_firewall_rule", "azurerm_cosmosdb_postgresql_firewall_rule", "azurerm_synapse_firewall_rule",
    "azurerm_mongo_cluster_firewall_rule", "azurerm_redis_firewall_rule",
  ]

  # Servers that nobody reaches until a firewall rule lets somebody in.
  servers = [
    "azurerm_mssql_server", "azurerm_postgresql_flexible_server", "azurerm_postgresql_server", "azurerm_mysql_server",
    "azurerm_mariadb_server", "azurerm_synapse_workspace",
  ]
  servers_with_words = ["azurerm_mysql_flexible_server", "azurerm_mongo_cluster"]
}

# -- network security groups -------------------------------------------------------------------------------------------------

# A rule that denies counts when it comes first: the lower number wins. Sources may be names of groups of addresses that Azure keeps,
# such as VirtualNetwork or AzureCloud.WestEurope, which are no ranges.
# https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
resource_policy "azurerm_network_security_rule" "azurerm_network_security_rule" {
  filter = (
    core::try(core::lower(attrs.direction), "") == "inbound"
    && core::try(core::lower(attrs.access), "") == "allow"
    && core::try(core::lower(attrs.protocol), "*") != "icmp"
  )

  locals {
    sources = [
      for source in core::flatten([core::try(attrs.source_address_prefix, null), core::try(attrs.source_address_prefixes, null)]) :
      core::can(hclscan::is_public_cidr(source)) ? source : null
    ]
    ports = [
      for port in core::flatten([core::try(attrs.destination_port_range, null), core::try(attrs.destination_port_ranges, null)]) : "${port}"
      if port != null && !core::try(core::contains(input.public_ports, core::parseint("${port}", 10)), false)
    ]
    denied = core::flatten([
      for rule in core::getresources("azurerm_network_security_rule", {
        network_security_group_name = core::try(attrs.network_security_group_name, null)
        resource_group_name         = core::try(attrs.resource_group_name, null)
        }) : [
        for port in core::flatten([core::try(rule.destination_port_range, null), core::try(rule.destination_port_ranges, null)]) : "${port}"
        if port != null
      ]
      if core::try(
        core::lower(rule.access) == "deny" && core::lower(rule.direction) == "inbound" && rule.priority < attrs.priority
        && core::contains(["*", core::lower(attrs.protocol)], core::lower(rule.protocol))
        && hclscan::is_public_cidr(rule.source_address_prefix),
        false
      )
    ])
  }

  enforce {
    condition = (
      core::length(local.ports) == 0
      || core::contains(local.denied, "*")
      || core::alltrue([for port in local.ports : core::contains(local.denied, port)])
      || !hclscan::is_public_cidr(local.sources)
    )
    error_message = "This firewall rule lets in the whole internet on a port other than those of the web: scanners find such a port within minutes."
  }
}

resource_policy "azurerm_network_security_group" "azurerm_network_security_group" {
  locals {
    rules = [
      for rule in core::try(attrs.security_rule, []) : {
        denies   = core::try(core::lower(rule.access), "") == "deny"
        priority = core::try(rule.priority, null)
        protocol = core::try(core::lower(rule.protocol), "*")
        sources = [
          for source in core::flatten([core::try(rule.source_address_prefix, null), core::try(rule.source_address_prefixes, null)]) :
          core::can(hclscan::is_public_cidr(source)) ? source : null
        ]
        ports = [
          for port in core::flatten([core::try(rule.destination_port_range, null), core::try(rule.destination_port_ranges, null)]) : "${port}"
          if port != null && !core::try(core::contains(input.public_ports, core::parseint("${port}", 10)), false)
        ]
      }
      if core::try(core::lower(rule.direction), "") == "inbound" && core::try(core::lower(rule.protocol), "*") != "icmp"
    ]
  }

  enforce {
    condition = core::alltrue([
      for rule in local.rules :
      rule.denies
      || core::length(rule.ports) == 0
      || core::alltrue([
        for port in rule.ports : core::anytrue([
          for other in local.rules :
          other.denies && core::try(other.priority < rule.priority, false)
          && core::contains(["*", rule.protocol], other.protocol)
          && (core::contains(other.ports, "*") || core::contains(other.ports, port))
          && hclscan::is_public_cidr(other.sources)
        ])
      ])
      || !hclscan::is_public_cidr(rule.sources)
    ])
    error_message = "This firewall lets in the whole internet on a port other than those of the web: scanners find such a port within minutes."
  }
}

# A subnet without a firewall leaves it to each machine who may reach it.
resource_policy "azurerm_subnet" "azurerm_subnet" {
  filter            = !core::contains(local.own_firewalls, core::try(attrs.name, ""))
  enforcement_level = "advisory"

  enforce {
    condition     = core::length(core::getresources("azurerm_subnet_network_security_group_association", { subnet_id = attrs.id })) > 0
    error_message = "No firewall stands before the machines of this subnet: one that gets an address on the internet is open at once."
  }
}

# -- databases ---------------------------------------------------------------------------------------------------------------

# https://learn.microsoft.com/azure/azure-sql/database/firewall-configure
resource_policy "azurerm_*_firewall_rule" "azurerm_firewall_rule" {
  filter = core::contains(local.database_firewall_rules, meta.type) && !(local.start == "0.0.0.0" && local.end == "0.0.0.0")

  locals {
    start = core::try(attrs.start_ip_address, attrs.start_ip, null)
    end   = core::try(attrs.end_ip_address, attrs.end_ip, null)
    first = [for part in core::split(".", local.start) : core::parseint(part, 10)]
    last  = [for part in core::split(".", local.end) : core::parseint(part, 10)]
    size = core::try(
      ((local.last[0] - local.first[0]) * 256 + local.last[1] - local.first[1]) * 65536
      + (local.last[2] - local.first[2]) * 256 + local.last[3] - local.first[3] + 1, 0
    )
  }

  enforce {
    condition     = local.size <= input.max_firewall_addresses
    error_message = "This rule lets ${local.size} addresses reach the database, ${local.size == 4294967296 ? "which are all there are" : "far more than anybody has clients"}: everyone there can try passwords and exploits against it."
  }
}

# Zeros mean every address inside Azure, those of all other customers among them.
resource_policy "azurerm_*_firewall_rule" "azurerm_firewall_rule_for_azure" {
  filter = core::contains(local.database_firewall_rules, meta.type)

  locals {
    start = core::try(attrs.start_ip_address, attrs.start_ip, null)
    end   = core::try(attrs.end_ip_address, attrs.end_ip, null)
  }

  enforce {
    condition     = !(local.start == "0.0.0.0" && local.end == "0.0.0.0")
    error_message = "This rule lets in every machine that runs in Azure, whoever's it is: anybody can rent one and try passwords from there."
  }
}

resource_policy "azurerm_*" "azurerm_server_endpoint" {
  filter            = core::contains(local.servers, meta.type)
  enforcement_level = "advisory"

  enforce {
    condition     = core::contains(local.no, core::try(attrs.public_network_access_enabled, null)) || core::try(attrs.delegated_subnet_id, null) != null
    error_message = "This server has an address on the internet. One firewall rule is enough to open it."
  }
}

resource_policy "azurerm_*" "azurerm_server_endpoint_in_words" {
  filter            = core::contains(local.servers_with_words, meta.type)
  enforcement_level = "advisory"

  enforce {
    condition = (
      core::try(attrs.public_network_access, null) == "Disabled"
      || core::contains(local.no, core::try(attrs.public_network_access_enabled, null))
      || core::try(attrs.delegated_subnet_id, null) != null
    )
    error_message = "This server has an address on the internet. One firewall rule is enough to open it."
  }
}

resource_policy "azurerm_mssql_managed_instance" "azurerm_mssql_managed_instance" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.public_data_endpoint_enabled, false))
    error_message = "This database has an address on the internet: whatever firewall stands before it, everyone behind a gap can try passwords and exploits."
  }
}

# The filter is a text with commas before version 4 of the provider, and a list since. Without one, every network is let in.
# https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall
resource_policy "azurerm_cosmosdb_account" "azurerm_cosmosdb_account" {
  filter = !core::contains(local.no, core::try(attrs.public_network_access_enabled, true))

  locals {
    stated    = core::try(attrs.ip_range_filter, null)
    addresses = local.stated == null ? [] : core::compact(core::flatten([core::try(core::split(",", local.stated), local.stated)]))
  }

  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.is_virtual_network_filter_enabled, null))
      || (core::length(local.addresses) > 0 && !hclscan::is_public_cidr([for address in local.addresses : core::trimspace(address)]))
    )
    error_message = "This database answers the whole internet: whoever finds one of its keys has every record."
  }

  enforce {
    condition     = core::alltrue([for address in local.addresses : core::trimspace(address) != "0.0.0.0"])
    error_message = "This database answers every machine that runs in Azure, whoever's it is: 0.0.0.0 means all of them."
  }
}

# -- machines, load balancers ------------------------------------------------------------------------------------------------

resource_policy "azurerm_network_interface" "azurerm_network_interface" {
  enforce {
    condition = core::alltrue([
      for configuration in core::try(attrs.ip_configuration, []) : core::try(configuration.public_ip_address_id, null) == null
    ])
    error_message = "The machine with this interface has an address on the internet: one gap in a firewall, and everyone can try to log in."
  }
}

resource_policy "azurerm_*_virtual_machine_scale_set" "azurerm_scale_set" {
  enforce {
    condition = core::alltrue(core::flatten([
      for interface in core::try(attrs.network_interface, []) : [
        for configuration in core::try(interface.ip_configuration, []) : core::length(core::try(configuration.public_ip_address, [])) == 0
      ]
    ]))
    error_message = "Every machine of this set has an address on the internet: one gap in a firewall, and everyone can try to log in."
  }
}

# What a rule leads to is on the internet when the frontend has a public address.
resource_policy "azurerm_lb_*rule" "azurerm_lb_rule" {
  filter = core::contains(["azurerm_lb_rule", "azurerm_lb_nat_rule"], meta.type)

  locals {
    is_public = core::anytrue(core::flatten([
      for balancer in core::getresources("azurerm_lb", { id = core::try(attrs.loadbalancer_id, "") }) : [
        for frontend in core::try(balancer.frontend_ip_configuration, []) :
        core::try(frontend.name == attrs.frontend_ip_configuration_name, false) && core::try(frontend.public_ip_address_id, null) != null
      ]
    ]))
  }

  enforce {
    condition = (
      core::try(core::contains(input.public_ports, core::parseint("${attrs.frontend_port}", 10)), false)
      || !local.is_public
    )
    error_message = "Through this rule the whole internet reaches the machines behind the load balancer, on a port other than those of the web."
  }
}

resource_policy "azurerm_bastion_host" "azurerm_bastion_host" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.shareable_link_enabled, false))
    error_message = "Links to machines can be shared: whoever has one gets to their login from anywhere, without an account of this tenant."
  }
}
