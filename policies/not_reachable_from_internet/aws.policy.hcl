# What of AWS can be reached from the whole internet: databases and tools with a public address, firewalls that are open on other
# ports than those of the web, and servers that have both. Load balancers are judged by HCL_PUB_003.

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

  # Their argument publicly_accessible is false when it is not written.
  with_public_switch = [
    "aws_db_instance", "aws_rds_cluster_instance", "aws_neptune_cluster_instance", "aws_dms_replication_instance",
    "aws_mq_broker", "aws_redshiftserverless_workgroup", "aws_lightsail_database", "aws_timestreaminfluxdb_db_instance",
  ]

  # ICMP has no ports: a ping reaches no data. "-1" means every protocol.
  with_ports    = ["tcp", "udp", "6", "17"]
  without_ports = ["icmp", "icmpv6", "1", "58"]
}

resource_policy "aws_*" "publicly_accessible" {
  filter = core::contains(local.with_public_switch, meta.type)

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.publicly_accessible, false))
    error_message = "This service holds or moves data and has a public address: everyone on the internet can try passwords and exploits against it."
  }
}

# -- firewalls ---------------------------------------------------------------------------------------------------------------

resource_policy "aws_*security_group" "security_group" {
  filter = core::contains(["aws_security_group", "aws_default_security_group"], meta.type)

  enforce {
    condition = core::alltrue([
      for rule in core::try(attrs.ingress, []) :
      core::contains(local.without_ports, core::lower("${rule.protocol}"))
      || (
        core::contains(local.with_ports, core::lower("${rule.protocol}"))
        && core::try(rule.from_port - rule.to_port == 0 && core::contains(input.public_ports, core::parseint("${rule.from_port}", 10)), false)
      )
      || !hclscan::is_public_cidr([core::try(rule.cidr_blocks, null), core::try(rule.ipv6_cidr_blocks, null)])
    ])
    error_message = "This firewall lets in the whole internet on a port other than those of the web: scanners find such a port within minutes."
  }
}

resource_policy "aws_security_group_rule" "security_group_rule" {
  filter = attrs.type == "ingress"

  enforce {
    condition = (
      core::contains(local.without_ports, core::lower("${attrs.protocol}"))
      || (
        core::contains(local.with_ports, core::lower("${attrs.protocol}"))
        && core::try(attrs.from_port - attrs.to_port == 0 && core::contains(input.public_ports, core::parseint("${attrs.from_port}", 10)), false)
      )
      || !hclscan::is_public_cidr([core::try(attrs.cidr_blocks, null), core::try(attrs.ipv6_cidr_blocks, null)])
    )
    error_message = "This firewall rule lets in the whole internet on a port other than those of the web: scanners find such a port within minutes."
  }
}

resource_policy "aws_vpc_security_group_ingress_rule" "security_group_ingress_rule" {
  enforce {
    condition = (
      core::contains(local.without_ports, core::lower("${attrs.ip_protocol}"))
      || (
        core::contains(local.with_ports, core::lower("${attrs.ip_protocol}"))
        && core::try(attrs.from_port - attrs.to_port == 0 && core::contains(input.public_ports, core::parseint("${attrs.from_port}", 10)), false)
      )
      || !hclscan::is_public_cidr([core::try(attrs.cidr_ipv4, null), core::try(attrs.cidr_ipv6, null)])
    )
    error_message = "This firewall rule lets in the whole internet on a port other than those of the web: scanners find such a port within minutes."
  }
}

# What the firewalls of the whole configuration let in. Their rules may be written in the group or beside it.
locals {
  rules_by_group = core::concat(
    [
      for group in core::concat(core::getresources("aws_security_group", {}), core::getresources("aws_default_security_group", {})) : {
        group = core::try(group.id, null)
        rules = [
          for rule in core::try(group.ingress, []) : {
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

# -- servers -----------------------------------------------------------------------------------------------------------------

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

resource_policy "aws_*subnet" "subnet" {
  filter = core::contains(["aws_subnet", "aws_default_subnet"], meta.type)

  enforce {
    # Default subnets give public addresses unless told not to.
    condition     = !core::contains(local.yes, core::try(attrs.map_public_ip_on_launch, meta.type == "aws_default_subnet"))
    error_message = "Every server started in this subnet gets a public address, also those that hold personal data."
  }
}

resource_policy "aws_*" "server" {
  # With interfaces of its own, the addresses and firewalls are those of the interfaces.
  filter = core::contains(["aws_instance", "aws_spot_instance_request"], meta.type) && core::length(core::try(attrs.network_interface, [])) == 0

  locals {
    stated  = core::try(attrs.associate_public_ip_address, null)
    subnet  = core::try(attrs.subnet_id, null)
    subnets = core::getresources("aws_subnet", { id = local.subnet })

    # Without a subnet, the server starts in a default one, which gives public addresses.
    gets_address_from_subnet = local.stated == null && (
      local.subnet == null ? true
      : core::length(local.subnets) > 0 ? core::contains(local.yes, core::try(local.subnets[0].map_public_ip_on_launch, false))
      : core::contains(local.yes, core::getdatasource("aws_subnet", { id = local.subnet }).map_public_ip_on_launch)
    )
    has_elastic_address = (
      core::length(core::getresources("aws_eip", { instance = attrs.id })) > 0
      || core::length(core::getresources("aws_eip_association", { instance_id = attrs.id })) > 0
    )

    # Without a group of its own, the server is in the default one, which lets in its own members only.
    groups = core::try(attrs.vpc_security_group_ids, null) == null ? [] : attrs.vpc_security_group_ids

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
