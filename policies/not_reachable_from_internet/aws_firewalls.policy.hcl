# Firewalls of AWS that let in the whole internet: security groups in the four forms in which they are written, those of the times
# before VPC, the ports of Lightsail, and the access lists of networks. Ports of the web may be open: whether they ask who is calling
# is the subject of HCL_PUB_003.
# https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html

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
  # ICMP has no ports: a ping reaches no data. Everything else, such as "-1" or "all", means every port.
  with_ports    = ["tcp", "udp", "6", "17"]
  without_ports = ["icmp", "icmpv6", "1", "58"]

  # What the messages call the ports that scanners look for first.
  well_known_ports = {
    "20" = "FTP", "21" = "FTP", "22" = "SSH", "23" = "Telnet", "445" = "Windows file shares", "1433" = "SQL Server", "1521" = "Oracle",
    "2049" = "NFS", "2379" = "etcd", "3306" = "MySQL", "3389" = "remote desktop", "5432" = "PostgreSQL", "5439" = "Redshift",
    "5900" = "VNC", "5985" = "WinRM", "6379" = "Redis", "6443" = "Kubernetes", "8020" = "Hadoop", "9042" = "Cassandra", "9092" = "Kafka",
    "9200" = "OpenSearch", "11211" = "memcached", "27017" = "MongoDB",
  }

  # Prefix lists that are declared here and hold everyone; their entries may stand beside them.
  lists_of_everyone = [
    for list in core::getresources("aws_ec2_managed_prefix_list", {}) : core::try(list.id, null)
    if hclscan::is_public_cidr(core::concat(
      [for entry in core::try(list.entry, []) : entry.cidr],
      [for entry in core::getresources("aws_ec2_managed_prefix_list_entry", { prefix_list_id = list.id }) : entry.cidr],
    ))
  ]
}

# -- security groups ---------------------------------------------------------------------------------------------------------

resource_policy "aws_*security_group" "security_group" {
  filter = core::contains(["aws_security_group", "aws_default_security_group"], meta.type)

  locals {
    ingress = core::try(attrs.ingress, null) == null ? [] : attrs.ingress

    # For the message: which ports the rules open to everyone.
    ports = [
      for rule in local.ingress : (
        !core::contains(local.with_ports, core::lower("${rule.protocol}")) ? "every port"
        : rule.from_port - rule.to_port != 0 ? "ports ${rule.from_port} to ${rule.to_port}"
        : "port ${rule.from_port} (${core::try(local.well_known_ports["${rule.from_port}"], "not one of the web")})"
      )
      if hclscan::is_public_cidr([core::try(rule.cidr_blocks, null), core::try(rule.ipv6_cidr_blocks, null)])
      && !core::contains(local.without_ports, core::lower("${rule.protocol}"))
    ]
  }

  enforce {
    condition = core::alltrue([
      for rule in local.ingress :
      core::contains(local.without_ports, core::lower("${rule.protocol}"))
      || (
        core::contains(local.with_ports, core::lower("${rule.protocol}"))
        && core::try(rule.from_port - rule.to_port == 0 && core::contains(input.public_ports, core::parseint("${rule.from_port}", 10)), false)
      )
      || !(
        hclscan::is_public_cidr([core::try(rule.cidr_blocks, null), core::try(rule.ipv6_cidr_blocks, null)])
        || core::anytrue([for list in local.lists_of_everyone : core::contains(core::flatten([core::try(rule.prefix_list_ids, null)]), list)])
      )
    ])
    error_message = "This firewall lets in the whole internet on ${core::join(", ", core::coalescelist(local.ports, ["a port other than those of the web"]))}: scanners find such a port within minutes, and whatever listens there gets every attack."
  }
}

resource_policy "aws_security_group_rule" "security_group_rule" {
  filter = core::try(attrs.type, null) == "ingress"

  enforce {
    condition = (
      core::contains(local.without_ports, core::lower("${attrs.protocol}"))
      || (
        core::contains(local.with_ports, core::lower("${attrs.protocol}"))
        && core::try(attrs.from_port - attrs.to_port == 0 && core::contains(input.public_ports, core::parseint("${attrs.from_port}", 10)), false)
      )
      || !(
        hclscan::is_public_cidr([core::try(attrs.cidr_blocks, null), core::try(attrs.ipv6_cidr_blocks, null)])
        || core::anytrue([for list in local.lists_of_everyone : core::contains(core::flatten([core::try(attrs.prefix_list_ids, null)]), list)])
      )
    )
    error_message = (
      !core::contains(local.with_ports, core::lower("${attrs.protocol}"))
      ? "This firewall rule lets in the whole internet on every port: whatever listens behind it gets every attack."
      : "This firewall rule lets in the whole internet on ports ${attrs.from_port} to ${attrs.to_port} (${core::try(local.well_known_ports["${attrs.from_port}"], "other than those of the web")}): scanners find them within minutes, and whatever listens there gets every attack."
    )
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
      || !(
        hclscan::is_public_cidr([core::try(attrs.cidr_ipv4, null), core::try(attrs.cidr_ipv6, null)])
        || core::anytrue([for list in local.lists_of_everyone : core::try(attrs.prefix_list_id, null) == list])
      )
    )
    error_message = (
      !core::contains(local.with_ports, core::lower("${attrs.ip_protocol}"))
      ? "This firewall rule lets in the whole internet on every port: whatever listens behind it gets every attack."
      : "This firewall rule lets in the whole internet on ports ${attrs.from_port} to ${attrs.to_port} (${core::try(local.well_known_ports["${attrs.from_port}"], "other than those of the web")}): scanners find them within minutes, and whatever listens there gets every attack."
    )
  }
}

# Groups of the times before VPC; version 5 of the provider no longer knows them.
resource_policy "aws_*_security_group" "classic_security_group" {
  filter = core::contains(["aws_db_security_group", "aws_redshift_security_group"], meta.type)

  enforce {
    condition     = !hclscan::is_public_cidr([for rule in core::try(attrs.ingress, []) : core::try(rule.cidr, null)])
    error_message = "This firewall of a database lets in the whole internet: everyone can try passwords and exploits against the database."
  }
}

# -- Lightsail ---------------------------------------------------------------------------------------------------------------

# An instance opens SSH and the web to everyone unless its ports are declared.
# https://docs.aws.amazon.com/lightsail/latest/userguide/understanding-firewall-and-port-mappings-in-amazon-lightsail.html
resource_policy "aws_lightsail_instance" "lightsail_instance" {
  enforce {
    condition     = core::length(core::getresources("aws_lightsail_instance_public_ports", { instance_name = attrs.name })) > 0
    error_message = "This server lets in everyone on SSH, which is what Lightsail does as long as its ports are not declared."
  }
}

resource_policy "aws_lightsail_instance_public_ports" "lightsail_ports" {
  enforce {
    condition = core::alltrue([
      for port in core::try(attrs.port_info, []) :
      core::contains(local.without_ports, core::lower(port.protocol))
      || (
        core::contains(local.with_ports, core::lower(port.protocol))
        && core::try(port.from_port - port.to_port == 0 && core::contains(input.public_ports, core::parseint("${port.from_port}", 10)), false)
      )
      # Ranges or the browser's terminal of Lightsail (lightsail-connect); without either it is everyone.
      || (
        core::anytrue([
          for source in ["cidrs", "ipv6_cidrs", "cidr_list_aliases"] : core::try(port[source], null) == null ? false : core::length(port[source]) > 0
        ])
        && !hclscan::is_public_cidr([core::try(port.cidrs, null), core::try(port.ipv6_cidrs, null)])
      )
    ])
    error_message = "This server lets in the whole internet on a port other than those of the web, which is what a port without ranges does."
  }
}

# -- access lists of networks ------------------------------------------------------------------------------------------------
# The list that AWS makes with a network lets everything through, and answers to calls from inside come in on high ports: an open list
# is a second line of defence that is missing, not a way in.
# https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html

locals {
  network_acls = ["aws_network_acl", "aws_default_network_acl"]

  guarded_ports = [for port in core::keys(local.well_known_ports) : core::parseint(port, 10)]

  # From 1024 up: a range as wide as those that systems answer on.
  answers_from  = 1024
  answers_width = 16000
}

resource_policy "aws_*network_acl" "network_acl" {
  filter            = core::contains(local.network_acls, meta.type)
  enforcement_level = "advisory"

  locals {
    rules = [
      for rule in core::try(attrs.ingress, []) : {
        number   = core::parseint("${rule.rule_no}", 10)
        allows   = core::lower(rule.action) == "allow"
        everyone = hclscan::is_public_cidr([core::try(rule.cidr_block, null), core::try(rule.ipv6_cidr_block, null)])
        every    = !core::contains(core::concat(local.with_ports, local.without_ports), core::lower("${rule.protocol}"))
        no_port  = core::contains(local.without_ports, core::lower("${rule.protocol}"))
        from     = core::try(core::parseint("${rule.from_port}", 10), 0)
        to       = core::try(core::parseint("${rule.to_port}", 10), 65535)
      }
    ]
    admitted = [
      for rule in local.rules : rule
      if rule.allows && rule.everyone && !rule.no_port
      && (rule.every || rule.from < local.answers_from || rule.to - rule.from < local.answers_width)
    ]
  }

  enforce {
    # The rule with the lowest number decides.
    condition = core::alltrue(core::flatten([
      for rule in local.admitted : [
        for port in local.guarded_ports :
        !(rule.every || (rule.from <= port && port <= rule.to)) || core::anytrue([
          for other in local.rules :
          !other.allows && other.everyone && other.number < rule.number && (other.every || (other.from <= port && port <= other.to))
        ])
      ]
    ]))
    error_message = "The access list of this network lets in the whole internet on ports of servers and databases: only their own firewalls keep it out."
  }
}

resource_policy "aws_network_acl_rule" "network_acl_rule" {
  filter            = !core::contains([true, "true"], core::try(attrs.egress, false)) && core::lower(core::try(attrs.rule_action, "")) == "allow"
  enforcement_level = "advisory"

  locals {
    every   = !core::contains(core::concat(local.with_ports, local.without_ports), core::lower("${attrs.protocol}"))
    no_port = core::contains(local.without_ports, core::lower("${attrs.protocol}"))
    from    = core::try(core::parseint("${attrs.from_port}", 10), 0)
    to      = core::try(core::parseint("${attrs.to_port}", 10), 65535)

    reached = [
      for port in local.guarded_ports : port
      if local.every || (local.from <= port && port <= local.to)
    ]
    is_for_answers = !local.every && local.from >= local.answers_from && local.to - local.from >= local.answers_width

    denials = [
      for rule in core::getresources("aws_network_acl_rule", { network_acl_id = core::try(attrs.network_acl_id, null), rule_action = "deny" }) : {
        everyone = hclscan::is_public_cidr([core::try(rule.cidr_block, null), core::try(rule.ipv6_cidr_block, null)])
        earlier  = core::parseint("${rule.rule_number}", 10) < core::parseint("${attrs.rule_number}", 10)
        every    = !core::contains(core::concat(local.with_ports, local.without_ports), core::lower("${rule.protocol}"))
        from     = core::try(core::parseint("${rule.from_port}", 10), 0)
        to       = core::try(core::parseint("${rule.to_port}", 10), 65535)
      }
    ]
  }

  enforce {
    condition = (
      !hclscan::is_public_cidr([core::try(attrs.cidr_block, null), core::try(attrs.ipv6_cidr_block, null)])
      || local.no_port
      || local.is_for_answers
      || core::alltrue([
        for port in local.reached : core::anytrue([
          for denial in local.denials : denial.everyone && denial.earlier && (denial.every || (denial.from <= port && port <= denial.to))
        ])
      ])
    )
    error_message = "This rule of the network's access list lets in the whole internet on ports of servers and databases: only their own firewalls keep it out."
  }
}
