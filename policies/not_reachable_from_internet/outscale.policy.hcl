# Outscale: its interface is Amazon's in other words. Virtual machines outside of a Net have a public address.

policy {
  required_providers {
    outscale = { source = "outscale/outscale" }
  }
}

input "public_ports" {
  type        = list(number)
  default     = [80, 443]
  description = "Ports of web entry points, which may be open to everyone."
}

locals {
  yes = [true, "true"]
}

# What is not said of the protocol is for all of them.
# https://docs.outscale.com/en/userguide/About-Security-Group-Rules.html
resource_policy "outscale_security_group_rule" "outscale_security_group_rule" {
  filter = core::lower(core::try(attrs.flow, "")) == "inbound"

  locals {
    rules = core::concat(
      core::try(attrs.ip_range, null) == null ? [] : [
        {
          protocol = core::try(attrs.ip_protocol, null)
          from     = core::try(attrs.from_port_range, null)
          to       = core::try(attrs.to_port_range, null)
          ranges   = [attrs.ip_range]
        }
      ],
      [
        for rule in core::try(attrs.rules, []) : {
          protocol = core::try(rule.ip_protocol, null)
          from     = core::try(rule.from_port_range, null)
          to       = core::try(rule.to_port_range, null)
          ranges   = core::try(rule.ip_ranges, null)
        }
      ],
    )
  }

  enforce {
    condition = core::alltrue([
      for rule in local.rules :
      core::contains(["icmp", "1"], core::lower("${core::coalescelist([for one in [rule.protocol] : one if one != null], ["-1"])[0]}"))
      || core::try(
        core::contains(["tcp", "udp", "6", "17"], core::lower("${rule.protocol}")) && rule.from - rule.to == 0
        && core::contains(input.public_ports, core::parseint("${rule.from}", 10)),
        false
      )
      || !hclscan::is_public_cidr(rule.ranges)
    ])
    error_message = "This firewall rule lets in the whole internet on a port other than those of the web: scanners find such a port within minutes, and whatever listens there gets every attack."
  }
}

# https://docs.outscale.com/en/userguide/About-VMs.html
resource_policy "outscale_vm" "outscale_vm" {
  enforcement_level = "advisory"

  locals {
    in_a_net = core::try(attrs.subnet_id, null) != null || core::length(core::try(attrs.nics, [])) > 0
  }

  enforce {
    condition     = local.in_a_net
    error_message = "This virtual machine has an address on the internet, as all have that are in no Net: only its security groups keep everyone out."
  }
}

# A machine that is declared elsewhere may be a bastion.
# https://docs.outscale.com/en/userguide/About-Public-IPs.html
resource_policy "outscale_public_ip_link" "outscale_public_ip" {
  enforcement_level = "advisory"

  filter = core::contains(core::keys(attrs), "vm_id")

  enforce {
    condition     = !core::anytrue([for one in core::getresources("outscale_vm", {}) : hclscan::refers_to(attrs.vm_id, one)])
    error_message = "This gives a virtual machine an address on the internet: only its security groups keep everyone out."
  }
}

resource_policy "outscale_subnet" "outscale_subnet" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.map_public_ip_on_launch, false))
    error_message = "Every machine that is started in this subnet gets an address on the internet, whether anybody wants that or not."
  }
}

# https://docs.outscale.com/en/userguide/About-Load-Balancers.html
resource_policy "outscale_load_balancer" "outscale_load_balancer" {
  filter = core::try(attrs.load_balancer_type, null) != "internal"

  enforce {
    condition = core::alltrue([
      for listener in core::try(attrs.listeners, []) : core::try(core::contains(input.public_ports, core::parseint("${listener.load_balancer_port}", 10)), true)
    ])
    error_message = "This load balancer passes connections from the whole internet on to machines, on a port other than those of the web."
  }
}

# https://docs.outscale.com/en/userguide/About-OKS.html
resource_policy "outscale_oks_cluster" "outscale_cluster" {
  enforce {
    condition     = !hclscan::is_public_cidr(core::try(attrs.admin_whitelist, null))
    error_message = "The interface of this cluster answers the whole internet: a stolen token is all that somebody needs to be in charge of everything in it."
  }
}

# Whoever has a key needs a certificate too where the rule names an authority.
# https://docs.outscale.com/en/userguide/About-API-Access-Rules.html
resource_policy "outscale_api_access_rule" "outscale_api_access_rule" {
  enforce {
    condition = (
      core::length(core::try(attrs.ca_ids, null) == null ? [] : attrs.ca_ids) > 0
      || !hclscan::is_public_cidr(core::try(attrs.ip_ranges, null))
    )
    error_message = "Whoever has found an access key can use it from anywhere: this rule admits every address to the interface of the account."
  }
}
