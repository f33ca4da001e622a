# OpenStack: a rule that names no range is for everyone, one that names no port for all ports. Security groups admit nobody until a rule does,
# but on OVHcloud, whose network Ext-Net is the internet, the group "default" admits everyone.

policy {
  required_providers {
    openstack = { source = "terraform-provider-openstack/openstack" }
  }
}

input "public_ports" {
  type        = list(number)
  default     = [80, 443]
  description = "Ports of web entry points, which may be open to everyone."
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  with_ports = ["tcp", "udp", "sctp", "dccp", "udplite", "6", "17", "132"]
  harmless   = ["icmp", "icmpv6", "ipv6-icmp", "1", "58", "esp", "ah", "50", "51", "vrrp", "112"]

  associations = ["openstack_compute_floatingip_associate_v2", "openstack_networking_floatingip_associate_v2", "openstack_networking_floatingip_v2"]
  clusters     = ["openstack_containerinfra_cluster_v1", "openstack_containerinfra_clustertemplate_v1"]

  load_balancers = core::concat(core::getresources("openstack_lb_loadbalancer_v2", {}), core::getresources("openstack_lb_loadbalancer", {}))
  floating_ports = [
    for one in core::concat(
      core::getresources("openstack_networking_floatingip_v2", {}), core::getresources("openstack_networking_floatingip_associate_v2", {})
    ) : core::try(one.port_id, null)
  ]
}

# -- firewalls ---------------------------------------------------------------------------------------------------------------

# https://registry.terraform.io/providers/terraform-provider-openstack/openstack/latest/docs/resources/networking_secgroup_rule_v2
resource_policy "openstack_networking_secgroup_rule_v2" "openstack_secgroup_rule" {
  filter = core::try(attrs.direction, null) == "ingress"

  locals {
    protocol = core::contains([null, ""], core::try(attrs.protocol, null)) ? "any" : core::lower("${attrs.protocol}")
    for_all = (
      core::contains([null, ""], core::try(attrs.remote_ip_prefix, null))
      && core::contains([null, ""], core::try(attrs.remote_group_id, null))
      && core::contains([null, ""], core::try(attrs.remote_address_group_id, null))
    )
  }

  enforce {
    condition = (
      core::contains(local.harmless, local.protocol)
      || (
        core::contains(local.with_ports, local.protocol)
        && core::try(attrs.port_range_min - attrs.port_range_max == 0 && core::contains(input.public_ports, core::parseint("${attrs.port_range_min}", 10)), false)
      )
      || !(local.for_all || hclscan::is_public_cidr(core::contains([null, ""], core::try(attrs.remote_ip_prefix, null)) ? null : attrs.remote_ip_prefix))
    )
    error_message = "This firewall rule lets in the whole internet on a port other than those of the web, which is what a rule without a range does: scanners find such a port within minutes."
  }
}

# Groups of the time before Neutron.
resource_policy "openstack_compute_secgroup_v2" "openstack_compute_secgroup" {
  enforce {
    condition = core::alltrue([
      for rule in core::try(attrs.rule, []) :
      core::lower(core::try("${rule.ip_protocol}", "any")) == "icmp"
      || core::contains(local.yes, core::try(rule.self, false)) || core::try(rule.from_group_id, null) != null
      || core::try(rule.from_port - rule.to_port == 0 && core::contains(input.public_ports, core::parseint("${rule.from_port}", 10)), false)
      || !hclscan::is_public_cidr(core::try(rule.cidr, null))
    ])
    error_message = "A rule of this security group lets in the whole internet on a port other than those of the web: scanners find such a port within minutes."
  }
}

# https://registry.terraform.io/providers/terraform-provider-openstack/openstack/latest/docs/resources/fw_rule_v2
resource_policy "openstack_fw_rule_v*" "openstack_firewall_rule" {
  filter = (
    core::contains(["openstack_fw_rule_v1", "openstack_fw_rule_v2"], meta.type)
    && core::try(attrs.action, null) == "allow" && !core::contains(local.no, core::try(attrs.enabled, true))
    && !core::contains(["icmp"], core::lower(core::try(attrs.protocol, "any")))
  )

  enforce {
    condition = (
      !(core::contains([null, ""], core::try(attrs.source_ip_address, null)) || hclscan::is_public_cidr(core::try(attrs.source_ip_address, null)))
      || core::try(core::contains(input.public_ports, core::parseint("${attrs.destination_port}", 10)), false)
    )
    error_message = "This firewall rule lets in the whole internet on a port other than those of the web, which is what a rule without a source does."
  }
}

# https://registry.terraform.io/providers/terraform-provider-openstack/openstack/latest/docs/resources/networking_port_v2
resource_policy "openstack_networking_port_v2" "openstack_port" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.no_security_groups, false)) && !core::contains(local.no, core::try(attrs.port_security_enabled, true))
    error_message = "No security group guards this port: whatever reaches its network reaches every service of the server behind it."
  }
}

# -- servers -----------------------------------------------------------------------------------------------------------------

# https://help.ovhcloud.com/csm/en-public-cloud-network-firewall-security
resource_policy "openstack_compute_instance_v2" "openstack_instance_at_ovh" {
  locals {
    at_ovh   = core::try(core::regex_match(hclscan::provider_config(attrs).auth_url, "[.]ovh[.](net|us|ca)|[.]ovhcloud[.]"), false)
    networks = [for one in core::try(attrs.network, []) : core::try(one.name, null)]
    is_public = (
      core::anytrue([for name in local.networks : name == "Ext-Net" || name == "Ext-Net-Baremetal"])
      || local.at_ovh && core::length(local.networks) == 0
    )
    groups = core::try(attrs.security_groups, null) == null ? [] : attrs.security_groups
  }

  enforce {
    condition     = !local.is_public || core::length(local.groups) > 0 && !core::contains(local.groups, "default")
    error_message = "This server has an address on the internet (Ext-Net), in the security group \"default\", which OVHcloud leaves open: everyone gets to every port of it."
  }
}

# A load balancer is an entry point, and may have an address of its own.
resource_policy "openstack_*_floatingip_*" "openstack_floating_address" {
  enforcement_level = "advisory"

  # What is not known yet is something; an address that nobody has yet is a reserve.
  filter = core::contains(local.associations, meta.type) && (
    core::contains(core::keys(attrs), "port_id") || core::contains(core::keys(attrs), "instance_id")
  )

  enforce {
    condition = core::anytrue([
      for one in local.load_balancers : hclscan::refers_to(core::try(attrs.port_id, attrs.instance_id), one)
    ])
    error_message = "This gives a server an address on the internet: only its security groups keep everyone out."
  }
}

# -- load balancers, clusters, files -----------------------------------------------------------------------------------------

# Without a floating address nobody gets there from outside.
# https://registry.terraform.io/providers/terraform-provider-openstack/openstack/latest/docs/resources/lb_listener_v2
resource_policy "openstack_lb_listener_v2" "openstack_listener" {
  filter = core::anytrue(core::flatten([
    for one in core::getresources("openstack_lb_loadbalancer_v2", { id = core::try(attrs.loadbalancer_id, null) }) : [
      for port in local.floating_ports : hclscan::refers_to(port, one)
    ]
  ]))

  locals {
    ranges = core::try(attrs.allowed_cidrs, null) == null ? [] : attrs.allowed_cidrs
  }

  enforce {
    condition = (
      core::contains(input.public_ports, core::parseint("${attrs.protocol_port}", 10))
      || core::length(local.ranges) > 0 && !hclscan::is_public_cidr(local.ranges)
    )
    error_message = "This load balancer passes connections from the whole internet on to servers, on a port other than those of the web."
  }
}

# https://docs.openstack.org/magnum/latest/user/#clustertemplate
resource_policy "openstack_containerinfra_*" "openstack_cluster" {
  filter = core::contains(local.clusters, meta.type)

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.floating_ip_enabled, false))
    error_message = "Every node of the cluster gets an address on the internet, its interface included: a stolen token is all that somebody needs to be in charge of it."
  }
}

resource_policy "openstack_sharedfilesystem_share_access_v2" "openstack_share_access" {
  filter = core::try(attrs.access_type, null) == "ip"

  enforce {
    condition     = !hclscan::is_public_cidr(core::try(attrs.access_to, null))
    error_message = "Every address may mount this share and read the files on it."
  }
}
