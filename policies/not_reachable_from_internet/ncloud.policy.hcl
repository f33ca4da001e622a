# Access lists of Naver Cloud: groups of rules at the interfaces of servers, and lists at the edge of subnets.
# https://guide.ncloud-docs.com/docs/en/networking-vpc-vpcuserguide

policy {
  required_providers {
    ncloud = { source = "NaverCloudPlatform/ncloud" }
  }
}

input "public_ports" {
  type        = list(number)
  default     = [80, 443]
  description = "Ports of web entry points, which may be open to everyone."
}

locals {
  # Where servers are run from and where data are kept: SSH, Telnet, SMB, RDP, VNC; databases, search, caches, brokers; Docker and
  # Kubernetes.
  guarded_ports = [
    21, 22, 23, 135, 139, 445, 1433, 1434, 1521, 2049, 2375, 2376, 2379, 3306, 3389, 5432, 5601, 5672, 5900, 5985, 5986, 6379, 6443, 9042,
    9092, 9200, 9300, 10250, 11211, 15672, 27017, 27018, 50000,
  ]

  # From 1024 up: a range as wide as those that systems answer on.
  answers_from  = 1024
  answers_width = 16000
}

# A rule without ports admits all of them.
resource_policy "ncloud_access_control_group_rule" "ncloud_access_control_group_rule" {
  locals {
    rules = [for rule in core::try(attrs.inbound, []) : rule if core::upper("${rule.protocol}") != "ICMP"]
  }

  enforce {
    condition = core::alltrue([
      for rule in local.rules :
      core::try(core::contains(input.public_ports, core::parseint("${rule.port_range}", 10)), false)
      || !hclscan::is_public_cidr(core::try(rule.ip_block, null))
    ])
    error_message = "This firewall lets in the whole internet on a port other than those of the web: scanners find such a port within minutes."
  }
}

# The list of a subnet keeps no state, so that answers need a wide range of ports; the rule with the lowest number decides.
resource_policy "ncloud_network_acl_rule" "ncloud_network_acl_rule" {
  locals {
    rules = [
      for rule in core::try(attrs.inbound, []) : {
        allows   = core::upper(rule.rule_action) == "ALLOW"
        everyone = hclscan::is_public_cidr(core::try(rule.ip_block, null))
        number   = core::try(core::parseint("${rule.priority}", 10), 0)
        from     = core::try(core::parseint(core::split("-", "${rule.port_range}")[0], 10), 0)
        to       = core::try(core::parseint(core::reverse(core::split("-", "${rule.port_range}"))[0], 10), 65535)
      }
      if core::upper("${rule.protocol}") != "ICMP"
    ]
  }

  enforce {
    condition = core::alltrue(core::flatten([
      for rule in local.rules : [
        for port in local.guarded_ports :
        !(rule.from <= port && port <= rule.to) || core::anytrue([
          for other in local.rules :
          !other.allows && other.everyone && other.number < rule.number && other.from <= port && port <= other.to
        ])
      ]
      if rule.allows && rule.everyone && (rule.from < local.answers_from || rule.to - rule.from < local.answers_width)
    ]))
    error_message = "The list of this subnet lets in the whole internet on ports of servers and databases: only the firewalls of its servers keep it out."
  }
}
