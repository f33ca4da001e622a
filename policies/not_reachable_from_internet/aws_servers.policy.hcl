# Servers, containers and load balancers of AWS with a public address, and what an open firewall makes reachable. A public address
# behind a firewall that lets in named ranges is a decision, not a finding.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

input "public_ports" {
  type        = list(number)
  default     = [80, 443]
  description = "Ports of web entry points, which may be open to everyone."
}

locals {
  yes = [true, "true"]

  # ICMP has no ports: a ping reaches no data. "-1" means every protocol.
  with_ports    = ["tcp", "udp", "6", "17"]
  without_ports = ["icmp", "icmpv6", "1", "58"]

  # What the firewalls of the whole configuration let in. Their rules may be written in the group or beside it.
  rules_by_group = core::concat(
    [
      for group in core::concat(core::getresources("aws_security_group", {}), core::getresources("aws_default_security_group", {})) : {
        group = core::try(group.id, null)
        rules = [
          for rule in (core::try(group.ingress, null) == null ? [] : group.ingress) : {
            protocol = core::lower("${rule.protocol}")
            from     = core::try(rule.from_port, null)
            to       = core::try(rule.to_port, null)
            ranges   = [core::try(rule.cidr_blocks, null), core::try(rule.ipv6_cidr_blocks, null)]
          }
        ]
      }
    ],
    [
      for rule in core::getresources("aws_security_group_rule", { type = "ingress" }) : {
        group = rule.security_group_id
        rules = [{
          protocol = core::lower("${rule.protocol}")
          from     = core::try(rule.from_port, null)
          to       = core::try(rule.to_port, null)
          ranges   = [core::try(rule.cidr_blocks, null), core::try(rule.ipv6_cidr_blocks, null)]
        }]
      }
    ],
    [
      for rule in core::getresources("aws_vpc_security_group_ingress_rule", {}) : {
        group = rule.security_group_id
        rules = [{
          protocol = core::lower("${rule.ip_protocol}")
          from     = core::try(rule.from_port, null)
          to       = core::try(rule.to_port, null)
          ranges   = [core::try(rule.cidr_ipv4, null), core::try(rule.cidr_ipv6, null)]
        }]
      }
    ],
  )

  # `admits_all`: everyone on some port; `is_open`: everyone on a port other than those of the web.
  firewalls = [
    for firewall in local.rules_by_group : {
      group      = firewall.group
      admits_all = core::anytrue([for rule in firewall.rules : hclscan::is_public_cidr(rule.ranges)])
      is_open = core::anytrue([
        for rule in firewall.rules :
        hclscan::is_public_cidr(rule.ranges)
        && !core::contains(local.without_ports, rule.protocol)
        && !(
          core::contains(local.with_ports, rule.protocol)
          && core::try(rule.from - rule.to == 0 && core::contains(input.public_ports, core::parseint("${rule.from}", 10)), false)
        )
      ])
    }
  ]
}

# -- file transfer -----------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html
resource_policy "aws_transfer_server" "transfer_server" {
  locals {
    details   = core::try(attrs.endpoint_details[0], {})
    addresses = core::try(local.details.address_allocation_ids, null) == null ? [] : local.details.address_allocation_ids
    groups    = core::try(local.details.security_group_ids, null) == null ? [] : local.details.security_group_ids

    # Without a firewall of its own, or with one that is declared elsewhere, nothing here limits who may connect.
    is_limited = core::length(local.groups) > 0 && core::alltrue([
      for group in local.groups : core::length(core::getresources("aws_security_group", { id = group })) > 0
    ])
    is_open = core::anytrue([for firewall in local.firewalls : firewall.admits_all && core::contains(local.groups, firewall.group)])
  }

  enforce {
    condition     = core::contains(["VPC", "VPC_ENDPOINT"], core::try(attrs.endpoint_type, "PUBLIC"))
    error_message = "This file transfer server stands on the internet: everyone can try to log in, not only the laboratories and partners it is meant for."
  }

  # Elastic addresses put an endpoint in a private network back on the internet.
  enforce {
    condition     = core::length(local.addresses) == 0 || (local.is_limited && !local.is_open)
    error_message = "This file transfer server has fixed public addresses, and no firewall here limits who may connect to them."
  }
}

# -- servers -----------------------------------------------------------------------------------------------------------------

resource_policy "aws_*subnet" "subnet" {
  filter = core::contains(["aws_subnet", "aws_default_subnet"], meta.type)

  enforce {
    # Default subnets give public addresses unless told not to.
    condition     = !core::contains(local.yes, core::try(attrs.map_public_ip_on_launch, meta.type == "aws_default_subnet"))
    error_message = "Every server started in this subnet gets a public address, also those that hold personal data."
  }
}

locals {
  # What starts one server, or is the pattern of many. Those of a pattern get what their subnets give, which is not written in it.
  single_servers  = ["aws_instance", "aws_spot_instance_request"]
  server_patterns = ["aws_launch_configuration"]
}

resource_policy "aws_*" "server" {
  # With interfaces of its own, the addresses and firewalls are those of the interfaces.
  filter = core::contains(core::concat(local.single_servers, local.server_patterns), meta.type) && core::length(core::try(attrs.network_interface, [])) == 0

  locals {
    stated  = core::try(attrs.associate_public_ip_address, null)
    subnet  = core::try(attrs.subnet_id, null)
    subnets = core::getresources("aws_subnet", { id = local.subnet })

    # Without a subnet, the server starts in a default one, which gives public addresses.
    gets_address_from_subnet = local.stated == null && core::contains(local.single_servers, meta.type) && (
      local.subnet == null ? true
      : core::length(local.subnets) > 0 ? core::contains(local.yes, core::try(local.subnets[0].map_public_ip_on_launch, false))
      : core::contains(local.yes, core::getdatasource("aws_subnet", { id = local.subnet }).map_public_ip_on_launch)
    )
    has_elastic_address = core::contains(local.single_servers, meta.type) && (
      core::length(core::getresources("aws_eip", { instance = attrs.id })) > 0
      || core::length(core::getresources("aws_eip_association", { instance_id = attrs.id })) > 0
    )

    # Without a group of its own, the server is in the default one, which lets in its own members only.
    groups = (
      core::try(attrs.vpc_security_group_ids, null) != null ? attrs.vpc_security_group_ids
      : core::try(attrs.security_groups, null) != null ? attrs.security_groups
      : []
    )

    # A group declared elsewhere is as open as its rules say there.
    is_open = (
      core::anytrue([for firewall in local.firewalls : firewall.is_open && core::contains(local.groups, firewall.group)])
      || core::anytrue([
        for group in local.groups :
        core::length(core::getresources("aws_security_group", { id = group })) == 0
        && core::length(core::getdatasource("aws_vpc_security_group_rules", { filter = [{ name = "group-id", values = [group] }] }).ids) > 0
      ])
    )
  }

  enforce {
    condition = (
      !(core::contains(local.yes, local.stated) || local.gets_address_from_subnet || local.has_elastic_address)
      || !local.is_open
    )
    error_message = "This server has a public address and a firewall that lets in everyone: the whole internet can try to log in."
  }
}

# An address that is asked for, while nothing says which firewall stands before it.
resource_policy "aws_*" "server_address" {
  filter = core::contains(core::concat(local.single_servers, local.server_patterns), meta.type) && core::length(core::try(attrs.network_interface, [])) == 0

  locals {
    names_firewall = core::try(attrs.vpc_security_group_ids, null) != null || core::try(attrs.security_groups, null) != null
  }

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.associate_public_ip_address, null)) || local.names_firewall
    error_message = "This server asks for a public address, and nothing here says which firewall stands between it and the internet."
  }
}

resource_policy "aws_launch_template" "launch_template" {
  locals {
    public = [
      for interface in core::try(attrs.network_interfaces, []) : interface
      if core::contains(local.yes, core::try(interface.associate_public_ip_address, null))
    ]
  }

  enforce {
    condition = core::alltrue([
      for interface in local.public : core::try(interface.security_groups, null) == null ? false : core::length(interface.security_groups) > 0
    ])
    error_message = "Servers started from this template ask for a public address, and nothing here says which firewall stands between them and the internet."
  }

  enforce {
    condition = core::alltrue([
      for interface in local.public : core::try(interface.security_groups, null) == null || !core::anytrue([
        for firewall in local.firewalls : firewall.is_open && core::contains(interface.security_groups, firewall.group)
      ])
    ])
    error_message = "Servers started from this template have a public address and a firewall that lets in everyone: the whole internet can try to log in."
  }
}

# An interface with a fixed address, whichever server it belongs to.
resource_policy "aws_network_interface" "network_interface" {
  filter = (
    core::length(core::getresources("aws_eip", { network_interface = attrs.id })) > 0
    || core::length(core::getresources("aws_eip_association", { network_interface_id = attrs.id })) > 0
  )

  locals {
    groups = core::try(attrs.security_groups, null) == null ? [] : attrs.security_groups
  }

  enforce {
    condition = !core::anytrue([
      for firewall in local.firewalls : firewall.is_open && core::contains(local.groups, firewall.group)
    ])
    error_message = "This interface has a fixed public address and a firewall that lets in everyone: the whole internet can try to log in."
  }
}

# https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-man-sec-groups.html
resource_policy "aws_emr_cluster" "emr_cluster" {
  locals {
    network = core::try(attrs.ec2_attributes[0], {})
    groups = [
      for name in ["emr_managed_master_security_group", "emr_managed_slave_security_group", "additional_master_security_groups", "additional_slave_security_groups"] :
      core::try(local.network[name], null)
    ]
  }

  enforce {
    condition     = !core::anytrue([for firewall in local.firewalls : firewall.is_open && core::contains(local.groups, firewall.group)])
    error_message = "The firewall of this cluster lets in everyone: its consoles ask for no password, and jobs can be started in them."
  }

  enforce {
    condition = core::alltrue([
      for subnet in core::getresources("aws_subnet", { id = core::try(local.network.subnet_id, "none") }) :
      !core::contains(local.yes, core::try(subnet.map_public_ip_on_launch, false))
    ])
    error_message = "The machines of this cluster get public addresses from their subnet."
  }
}

# -- load balancers ----------------------------------------------------------------------------------------------------------
# Those that pass on requests are web entry points. Those that pass on connections put whatever is behind them on the internet.

resource_policy "aws_*lb" "network_load_balancer" {
  filter = core::contains(["aws_lb", "aws_alb"], meta.type) && core::try(attrs.load_balancer_type, "application") == "network"

  locals {
    listeners = core::concat(
      core::getresources("aws_lb_listener", { load_balancer_arn = attrs.arn }),
      core::getresources("aws_alb_listener", { load_balancer_arn = attrs.arn }),
    )
    groups = core::try(attrs.security_groups, null) == null ? [] : attrs.security_groups
    is_limited = core::length(local.groups) > 0 && !core::anytrue([
      for firewall in local.firewalls : firewall.admits_all && core::contains(local.groups, firewall.group)
    ])
  }

  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.internal, false))
      || core::alltrue([for listener in local.listeners : core::contains(input.public_ports, core::parseint("${core::try(listener.port, 0)}", 10))])
      || local.is_limited
    )
    error_message = "This load balancer passes connections from the whole internet to a port other than those of the web, and no firewall here limits who may connect."
  }
}

resource_policy "aws_elb" "classic_load_balancer" {
  locals {
    groups = core::try(attrs.security_groups, null) == null ? [] : attrs.security_groups
    is_limited = core::length(local.groups) > 0 && !core::anytrue([
      for firewall in local.firewalls : firewall.admits_all && core::contains(local.groups, firewall.group)
    ])
  }

  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.internal, false))
      || core::alltrue([for listener in core::try(attrs.listener, []) : core::contains(input.public_ports, core::parseint("${listener.lb_port}", 10))])
      || local.is_limited
    )
    error_message = "This load balancer passes connections from the whole internet to a port other than those of the web, and no firewall here limits who may connect."
  }
}

# -- what only its address keeps inside --------------------------------------------------------------------------------------
# These services have no public address, or none unless it is asked for. With an open firewall, that is all that keeps them inside.

locals {
  stores_with_firewall = ["aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster"]
  caches_with_firewall = [
    "aws_memorydb_cluster", "aws_elasticache_cluster", "aws_elasticache_replication_group", "aws_elasticache_serverless_cache", "aws_dax_cluster",
  ]
}

resource_policy "aws_*" "store_firewall" {
  enforcement_level = "advisory"

  filter = (
    core::contains(local.stores_with_firewall, meta.type)
    && core::try(attrs.vpc_security_group_ids, null) != null
    && !core::contains(local.yes, core::try(attrs.publicly_accessible, false))
  )

  enforce {
    condition = !core::anytrue([
      for firewall in local.firewalls : firewall.is_open && core::contains(attrs.vpc_security_group_ids, firewall.group)
    ])
    error_message = "The firewall of this database lets in everyone: only the missing public address keeps the internet out."
  }
}

resource_policy "aws_*" "cache_firewall" {
  filter            = core::contains(local.caches_with_firewall, meta.type) && core::try(attrs.security_group_ids, null) != null
  enforcement_level = "advisory"

  enforce {
    condition = !core::anytrue([
      for firewall in local.firewalls : firewall.is_open && core::contains(attrs.security_group_ids, firewall.group)
    ])
    error_message = "The firewall of this store lets in everyone: only the missing public address keeps the internet out."
  }
}
