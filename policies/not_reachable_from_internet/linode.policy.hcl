# Instances of Linode have addresses on the internet; firewalls of Linode stand before those that they are assigned to.
# https://techdocs.akamai.com/cloud-computing/docs/cloud-firewall

policy {
  required_providers {
    linode = { source = "linode/linode" }
  }
}

input "public_ports" {
  type        = list(number)
  default     = [80, 443]
  description = "Ports of web entry points, which may be open to everyone."
}

locals {
  yes = [true, "true"]

  # Databases with a list of addresses that they let in.
  databases = ["linode_database_mysql", "linode_database_mysql_v2", "linode_database_postgresql", "linode_database_postgresql_v2"]
}

resource_policy "linode_firewall" "linode_firewall" {
  enforce {
    condition     = core::upper(core::try(attrs.inbound_policy, "")) != "ACCEPT"
    error_message = "This firewall lets in whatever no rule turns away: everyone reaches every port that nobody thought of."
  }
}

resource_policy "linode_firewall" "linode_firewall_off" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.disabled, null))
    error_message = "This firewall is switched off: what stands behind it can be reached by everyone."
  }
}

# Ports are a list of ports and ranges; without one, a rule admits all.
resource_policy "linode_firewall" "linode_firewall_rules" {
  locals {
    rules = [
      for rule in core::try(attrs.inbound, []) : rule
      if core::upper("${rule.action}") == "ACCEPT" && core::contains(["TCP", "UDP"], core::upper("${rule.protocol}"))
    ]
  }

  enforce {
    condition = core::alltrue([
      for rule in local.rules :
      core::alltrue([
        for port in core::split(",", core::try("${rule.ports}", "1-65535")) :
        core::contains(input.public_ports, core::try(core::parseint(core::trimspace(port), 10), -1))
      ])
      || !hclscan::is_public_cidr([core::try(rule.ipv4, null), core::try(rule.ipv6, null)])
    ])
    error_message = "This firewall lets in the whole internet on a port other than those of the web: scanners find such a port within minutes."
  }
}

resource_policy "linode_instance" "linode_instance" {
  enforce {
    condition = (
      !core::contains([null, ""], core::try(attrs.firewall_id, null))
      || core::anytrue([for firewall in core::getresources("linode_firewall", {}) : hclscan::refers_to(core::try(firewall.linodes, null), attrs)])
      || core::length(hclscan::referrers(attrs, "linode_firewall_device")) > 0
    )
    error_message = "No firewall stands before this machine, and it has an address on the internet: everything that listens on it can be reached by everyone."
  }
}

resource_policy "linode_database_*" "linode_database" {
  filter = core::contains(local.databases, meta.type)

  enforce {
    condition     = !hclscan::is_public_cidr(core::try(attrs.allow_list, null))
    error_message = "The list of this database lets in every address: everyone can try passwords and exploits against it."
  }
}
