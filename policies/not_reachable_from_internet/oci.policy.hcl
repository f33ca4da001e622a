# Networks of Oracle Cloud: rules of subnets and of groups, and what has an address on the internet.
# https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/securityrules.htm

policy {
  required_providers {
    oci = { source = "oracle/oci" }
  }
}

input "public_ports" {
  type        = list(number)
  default     = [80, 443]
  description = "Ports of web entry points, which may be open to everyone."
}

locals {
  yes = [true, "true"]

  # By their numbers: pings, and packets of a VPN, which are worth nothing without its keys.
  harmless   = ["1", "58", "50", "51"]
  with_ports = { "6" = "tcp_options", "17" = "udp_options" }
}

# -- rules -------------------------------------------------------------------------------------------------------------------

# A rule without options for its protocol admits every port.
resource_policy "oci_core_*security_list" "oci_security_list" {
  filter = core::contains(["oci_core_security_list", "oci_core_default_security_list"], meta.type)

  locals {
    rules = [
      for rule in core::try(attrs.ingress_security_rules, []) : {
        source  = core::try(rule.source_type, "CIDR_BLOCK") == "SERVICE_CIDR_BLOCK" ? null : rule.source
        options = core::try(rule[local.with_ports[core::lower("${rule.protocol}")]][0], {})
      }
      if !core::contains(local.harmless, core::lower("${rule.protocol}"))
    ]
  }

  enforce {
    condition = core::alltrue([
      for rule in local.rules :
      core::try(rule.options.min - rule.options.max == 0 && core::contains(input.public_ports, core::parseint("${rule.options.max}", 10)), false)
      || !hclscan::is_public_cidr(rule.source)
    ])
    error_message = "This list lets the whole internet into its subnets on a port other than those of the web: scanners find such a port within minutes."
  }
}

resource_policy "oci_core_network_security_group_security_rule" "oci_security_group_rule" {
  filter = (
    core::try(attrs.direction, null) == "INGRESS"
    && core::contains([null, "CIDR_BLOCK"], core::try(attrs.source_type, null))
    && !core::contains(local.harmless, core::lower("${attrs.protocol}"))
  )

  locals {
    range = core::try(attrs[local.with_ports[core::lower("${attrs.protocol}")]][0].destination_port_range[0], {})
  }

  enforce {
    condition = (
      core::try(local.range.min - local.range.max == 0 && core::contains(input.public_ports, core::parseint("${local.range.max}", 10)), false)
      || !hclscan::is_public_cidr(core::try(attrs.source, null))
    )
    error_message = "This firewall rule lets in the whole internet on a port other than those of the web: scanners find such a port within minutes."
  }
}

# -- machines, databases, clusters -------------------------------------------------------------------------------------------

# When nothing is written, the subnet decides.
resource_policy "oci_core_instance" "oci_instance" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.create_vnic_details[0].assign_public_ip, null))
    error_message = "This machine has an address on the internet: one gap in a firewall, and everyone can try to log in."
  }
}

# https://docs.oracle.com/en-us/iaas/autonomous-database-serverless/doc/network-access-options.html
resource_policy "oci_database_autonomous_database" "oci_autonomous_database" {
  locals {
    stated = core::try(attrs.whitelisted_ips, null)
    # Networks of one's own, which are named by their ids, come without addresses of the internet.
    addresses = [
      for one in local.stated == null ? [] : local.stated : core::startswith(one, "ocid1.") ? null : core::split(";", one)[0]
    ]
  }

  enforce {
    condition = (
      !core::contains([null, ""], core::try(attrs.subnet_id, null))
      || (core::length(local.addresses) > 0 && !hclscan::is_public_cidr(local.addresses))
    )
    error_message = "This database answers the whole internet: it is in no network of its own, and no list says from where it may be reached."
  }
}

resource_policy "oci_containerengine_cluster" "oci_kubernetes" {
  locals {
    endpoint = core::try(attrs.endpoint_config[0], {})
  }

  enforce {
    condition = (
      !core::contains(local.yes, core::try(local.endpoint.is_public_ip_enabled, null))
      || !core::contains([null, []], core::try(local.endpoint.nsg_ids, null))
    )
    error_message = "The control plane of this cluster has an address on the internet, and no firewall of its own stands before it."
  }
}
