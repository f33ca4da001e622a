# Machines, databases and clusters of Tencent Cloud: who lets in the whole internet, and what has an address there.
# https://www.tencentcloud.com/document/product/213/34601

policy {
  required_providers {
    tencentcloud = { source = "tencentcloudstack/tencentcloud" }
  }
}

input "public_ports" {
  type        = list(number)
  default     = [80, 443]
  description = "Ports of web entry points, which may be open to everyone."
}

locals {
  yes = [true, "true", 1, "1"]

  harmless = ["ICMP", "ICMPV6"]
}

# -- firewalls ---------------------------------------------------------------------------------------------------------------

# Without ports or a protocol, a rule admits all. The first rule that fits decides.
resource_policy "tencentcloud_security_group_rule_set" "tencentcloud_security_group_rule_set" {
  locals {
    rules = [
      for rule in core::try(attrs.ingress, []) : {
        accepts = core::upper("${rule.action}") == "ACCEPT"
        web = core::alltrue([
          for port in core::split(",", core::try("${rule.port}", "ALL")) :
          core::contains(input.public_ports, core::try(core::parseint(core::trimspace(port), 10), -1))
        ])
        all      = core::contains(["ALL", "(NULL)"], core::upper(core::valuetostring(core::try(rule.port, null))))
        everyone = hclscan::is_public_cidr([core::try(rule.cidr_block, null), core::try(rule.ipv6_cidr_block, null)])
      }
      if !core::contains(local.harmless, core::upper(core::valuetostring(core::try(rule.protocol, null))))
    ]
    # What comes after a rule that turns everything away is never reached.
    reached = [
      for position, rule in local.rules : rule
      if rule.accepts && !core::anytrue([
        for earlier, other in local.rules : earlier < position && !other.accepts && other.everyone && other.all
      ])
    ]
  }

  enforce {
    condition     = core::alltrue([for rule in local.reached : rule.web || !rule.everyone])
    error_message = "This firewall lets in the whole internet on a port other than those of the web: scanners find such a port within minutes."
  }
}

# Rules are written ACCEPT#0.0.0.0/0#22#TCP.
resource_policy "tencentcloud_security_group_lite_rule" "tencentcloud_security_group_lite_rule" {
  locals {
    rules = [for rule in core::try(attrs.ingress, null) == null ? [] : attrs.ingress : core::split("#", core::upper(rule))]
  }

  enforce {
    condition = core::alltrue([
      for rule in local.rules :
      rule[0] != "ACCEPT" || core::contains(local.harmless, core::try(rule[3], "ALL"))
      || core::try(core::contains(input.public_ports, core::parseint(rule[2], 10)), false)
      || !hclscan::is_public_cidr(core::can(hclscan::is_public_cidr(rule[1])) ? rule[1] : null)
    ])
    error_message = "This firewall lets in the whole internet on a port other than those of the web: scanners find such a port within minutes."
  }
}

# -- machines, databases, clusters -------------------------------------------------------------------------------------------

resource_policy "tencentcloud_instance" "tencentcloud_instance" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.allocate_public_ip, null))
    error_message = "This machine has an address on the internet: one gap in a firewall, and everyone can try to log in."
  }
}

resource_policy "tencentcloud_mysql_instance" "tencentcloud_mysql_instance" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.internet_service, null))
    error_message = "This database has an address on the internet: everyone can try passwords and exploits against it."
  }
}

# https://www.tencentcloud.com/document/product/457/30638
resource_policy "tencentcloud_kubernetes_cluster" "tencentcloud_kubernetes_endpoint" {
  enforce {
    condition = (
      !core::contains(local.yes, core::try(attrs.cluster_internet, null))
      || !core::contains([null, ""], core::try(attrs.cluster_internet_security_group, null))
    )
    error_message = "The control plane of this cluster has an address on the internet, and no firewall of its own stands before it."
  }
}

resource_policy "tencentcloud_kubernetes_cluster" "tencentcloud_kubernetes_nodes" {
  enforce {
    condition = core::alltrue([
      for machine in core::concat(core::try(attrs.master_config, []), core::try(attrs.worker_config, [])) :
      !core::contains(local.yes, core::try(machine.public_ip_assigned, null))
    ])
    error_message = "Machines of this cluster have addresses on the internet: one gap in a firewall, and everyone can try to log in."
  }
}
