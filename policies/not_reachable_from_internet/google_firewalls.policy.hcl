# Firewall rules of Google Cloud. A network admits nothing until a rule does; that of everyone's web ports is no finding here.
# https://cloud.google.com/firewall/docs/firewalls

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

input "public_ports" {
  type        = list(number)
  default     = [80, 443]
  description = "Ports of web entry points, which may be open to everyone."
}

locals {
  yes = [true, "true"]

  # Protocols with ports. A ping reaches no data, and packets of a VPN are worth nothing without its keys.
  with_ports = ["tcp", "udp", "sctp", "6", "17", "132"]
  harmless   = ["icmp", "1", "ipv6-icmp", "icmpv6", "58", "esp", "50", "ah", "51"]

  # Where servers are run from and where data are kept: SSH, Telnet, SMB, RDP, VNC, WinRM; databases, search, caches, brokers; Docker and
  # Kubernetes.
  sensitive_ports = [
    20, 21, 22, 23, 111, 135, 139, 445, 873, 1433, 1434, 1521, 2049, 2375, 2376, 2379, 3306, 3389, 5432, 5601, 5672, 5900, 5985, 5986,
    6379, 6443, 7000, 7001, 8086, 9042, 9090, 9092, 9200, 9300, 10250, 11211, 15672, 27017, 27018, 50000,
  ]

  policy_rules = [
    "google_compute_firewall_policy_rule", "google_compute_network_firewall_policy_rule", "google_compute_region_network_firewall_policy_rule",
  ]
}

# -- rules of networks -------------------------------------------------------------------------------------------------------

# A rule without ports admits all of them.
resource_policy "google_compute_firewall" "google_firewall_sensitive" {
  filter = core::contains([null, "INGRESS"], core::try(attrs.direction, null)) && !core::contains(local.yes, core::try(attrs.disabled, false))

  locals {
    # Before version 4 of the provider, a rule without any source admitted everyone.
    unlimited = core::alltrue([
      for source in ["source_ranges", "source_tags", "source_service_accounts"] : core::try(attrs[source], null) == null
    ])
    public = local.unlimited || hclscan::is_public_cidr(core::try(attrs.source_ranges, null))
    allowed = [
      for block in core::try(attrs.allow, []) : {
        protocol = core::lower("${block.protocol}")
        ranges   = [for port in core::try(block.ports, null) == null ? [] : block.ports : core::split("-", "${port}")]
      }
    ]
  }

  enforce {
    condition = !local.public || !core::anytrue([
      for one in local.allowed :
      !core::contains(local.harmless, one.protocol) && (
        !core::contains(local.with_ports, one.protocol)
        || core::length(one.ranges) == 0
        || core::anytrue([
          for range in one.ranges : core::anytrue([
            for port in local.sensitive_ports : range[0] <= port && port <= core::reverse(range)[0]
          ])
        ])
      )
    ])
    error_message = "This firewall rule lets the whole internet try to log in to servers or databases: such a port is found within minutes."
  }
}

resource_policy "google_compute_firewall" "google_firewall" {
  filter = core::contains([null, "INGRESS"], core::try(attrs.direction, null)) && !core::contains(local.yes, core::try(attrs.disabled, false))

  locals {
    unlimited = core::alltrue([
      for source in ["source_ranges", "source_tags", "source_service_accounts"] : core::try(attrs[source], null) == null
    ])
    public = local.unlimited || hclscan::is_public_cidr(core::try(attrs.source_ranges, null))
    ports = [
      for block in core::try(attrs.allow, []) : core::try(block.ports, null) == null ? [] : block.ports
      if core::contains(local.with_ports, core::lower("${block.protocol}"))
    ]
  }

  # The rule above has a say on sensitive ports.
  enforce {
    condition = !local.public || core::alltrue([
      for ports in local.ports : core::alltrue([
        for port in ports :
        core::contains(input.public_ports, core::try(core::parseint("${port}", 10), -1)) || core::anytrue([
          for sensitive in local.sensitive_ports :
          core::split("-", "${port}")[0] <= sensitive && sensitive <= core::reverse(core::split("-", "${port}"))[0]
        ])
      ])
    ])
    error_message = "This firewall rule lets in the whole internet on a port other than those of the web: what answers there is tried by scanners all day."
  }
}

# -- rules of policies -------------------------------------------------------------------------------------------------------

resource_policy "google_compute_*firewall_policy_rule" "google_firewall_policy_rule" {
  filter = (
    core::contains(local.policy_rules, meta.type)
    && core::try(attrs.action, null) == "allow" && core::try(attrs.direction, null) == "INGRESS"
    && !core::contains(local.yes, core::try(attrs.disabled, false))
  )

  locals {
    match = core::try(attrs.match[0], {})
    allowed = [
      for block in core::try(local.match.layer4_configs, []) : {
        protocol = core::lower("${block.ip_protocol}")
        ports    = core::try(block.ports, null) == null ? [] : block.ports
      }
    ]
  }

  enforce {
    condition = !hclscan::is_public_cidr(core::try(local.match.src_ip_ranges, null)) || core::alltrue([
      for one in local.allowed :
      core::contains(local.harmless, one.protocol) || (
        core::contains(local.with_ports, one.protocol)
        && core::length(one.ports) > 0
        && core::alltrue([for port in one.ports : core::contains(input.public_ports, core::try(core::parseint("${port}", 10), -1))])
      )
    ])
    error_message = "This firewall rule lets in the whole internet on a port other than those of the web: such a port is found within minutes."
  }
}
