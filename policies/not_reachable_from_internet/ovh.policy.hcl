# OVHcloud: instances get a public address in the group of the project, which lets everything in; clusters and registries answer everyone
# until a list of addresses is declared. Managed databases admit nobody until somebody is listed: there only an open list is a finding.
# Several types have a second name, from the provider's new interface.

policy {
  required_providers {
    ovh = { source = "ovh/ovh" }
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

  databases = ["ovh_cloud_managed_analytics", "ovh_cloud_managed_database", "ovh_cloud_project_database"]
  database_lists = [
    "ovh_cloud_managed_analytics_ip_restriction", "ovh_cloud_managed_database_ip_restriction", "ovh_cloud_project_database_ip_restriction",
    "ovh_dedicated_nasha_partition_access", "ovh_hosting_privatedatabase_whitelist",
  ]
  clusters      = { ovh_cloud_managed_kubernetes = "ovh_cloud_managed_kubernetes_iprestrictions", ovh_cloud_project_kube = "ovh_cloud_project_kube_iprestrictions" }
  cluster_lists = ["ovh_cloud_managed_kubernetes_iprestrictions", "ovh_cloud_project_kube_iprestrictions"]
  registry_lists = [
    "ovh_cloud_project_containerregistry_ip_restrictions_management", "ovh_cloud_project_containerregistry_ip_restrictions_registry",
  ]
  share_lists = ["ovh_cloud_file_storage_acl", "ovh_cloud_storage_file_share_acl", "ovh_storage_efs_share_acl"]
  frontends   = ["ovh_iploadbalancing_http_frontend", "ovh_iploadbalancing_tcp_frontend"]

  with_ports = ["tcp", "udp", "sctp", "6", "17", "132"]
  harmless   = ["icmp", "icmpv6", "ipv6-icmp", "1", "58", "esp", "ah", "50", "51"]
}

# -- databases and files -----------------------------------------------------------------------------------------------------

# A list counts for a database with a public endpoint; in a private network only that network gets there.
# https://help.ovhcloud.com/csm/en-public-cloud-databases-postgresql-configure-incoming-connections
resource_policy "ovh_cloud_*" "ovh_database" {
  filter = core::contains(local.databases, meta.type)

  locals {
    is_private = core::length(core::try(attrs.nodes, [])) > 0 && core::alltrue([
      for node in core::try(attrs.nodes, []) : !core::contains([null, ""], core::try(node.network_id, null))
    ])
  }

  enforce {
    condition = local.is_private || !hclscan::is_public_cidr([
      for restriction in core::try(attrs.ip_restrictions, []) : core::try(restriction.ip, null)
    ])
    error_message = "This database has a public endpoint, and its list of addresses lets in the whole internet: everyone can try passwords and exploits on it."
  }
}

resource_policy "ovh_*" "ovh_address_list" {
  filter = core::contains(local.database_lists, meta.type)

  enforce {
    condition     = !hclscan::is_public_cidr(core::try(attrs.ip, null))
    error_message = "This entry of a list of addresses lets the whole internet reach the data behind it."
  }
}

resource_policy "ovh_*" "ovh_share_access" {
  filter = core::contains(local.share_lists, meta.type)

  enforce {
    condition     = !hclscan::is_public_cidr(core::try(attrs.access_to, null))
    error_message = "Every address may mount this share and read the files on it."
  }
}

# https://help.ovhcloud.com/csm/en-logs-data-platform-ip-restriction
resource_policy "ovh_dbaas_logs_cluster" "ovh_log_cluster" {
  locals {
    lists = [
      core::try(attrs.archive_allowed_networks, null), core::try(attrs.direct_input_allowed_networks, null),
      core::try(attrs.query_allowed_networks, null),
    ]
  }

  enforce {
    condition     = !core::anytrue([for list in local.lists : hclscan::is_public_cidr(list)])
    error_message = "The whole internet reaches this platform for logs, with the names and addresses that logs are full of."
  }
}

# -- clusters and registries -------------------------------------------------------------------------------------------------

# https://help.ovhcloud.com/csm/en-public-cloud-kubernetes-add-ip-restrictions
resource_policy "ovh_cloud_*" "ovh_cluster" {
  filter = core::contains(core::keys(local.clusters), meta.type)

  enforce {
    condition     = core::length(core::getresources(local.clusters[meta.type], { kube_id = attrs.id })) > 0
    error_message = "The interface of this cluster answers the whole internet: a stolen token is all that somebody needs to be in charge of everything in it."
  }
}

resource_policy "ovh_cloud_*" "ovh_cluster_list" {
  filter = core::contains(local.cluster_lists, meta.type)

  locals {
    ranges = core::try(attrs.ips, null) == null ? [] : attrs.ips
  }

  enforce {
    condition     = core::length(local.ranges) > 0 && !hclscan::is_public_cidr(local.ranges)
    error_message = "This list of addresses lets the whole internet reach the interface of the cluster, which is what an empty list does too."
  }
}

resource_policy "ovh_cloud_project_containerregistry" "ovh_registry" {
  enforce {
    condition = core::alltrue([
      for type in local.registry_lists : core::length(core::getresources(type, { registry_id = attrs.id })) > 0
    ])
    error_message = "This registry of images answers the whole internet: whoever has a password can fetch or replace them from anywhere."
  }
}

resource_policy "ovh_cloud_project_containerregistry_ip_restrictions_*" "ovh_registry_list" {
  filter = core::contains(local.registry_lists, meta.type)

  enforce {
    condition     = !hclscan::is_public_cidr([for one in core::try(attrs.ip_restrictions, []) : core::try(one.ip_block, null)])
    error_message = "This list of addresses lets the whole internet reach the registry."
  }
}

# -- servers -----------------------------------------------------------------------------------------------------------------

# This resource takes no security group, and that of the project lets everything in.
# https://help.ovhcloud.com/csm/en-public-cloud-network-firewall-security
resource_policy "ovh_cloud_project_instance" "ovh_project_instance" {
  locals {
    network = core::try(attrs.network[0], attrs.network, {})
    private = core::try(local.network.private[0], local.network.private, {})
    private_only = (
      !core::contains(local.yes, core::try(local.network.public, false))
      && core::try(local.private.floating_ip[0], local.private.floating_ip, null) == null
      && core::try(local.private.floating_ip_create[0], local.private.floating_ip_create, null) == null
    )
  }

  enforce {
    condition     = local.private_only
    error_message = "This server has a public address, and the security group of the project, which OVHcloud puts it in, lets in everyone on every port."
  }
}

# An entry without a subnet is an interface on the internet. An empty list of groups admits nobody.
# https://registry.terraform.io/providers/ovh/ovh/latest/docs/resources/cloud_instance
resource_policy "ovh_cloud_instance" "ovh_instance" {
  locals {
    networks = core::try(attrs.networks, null) == null ? [] : attrs.networks
    public   = core::anytrue([for one in local.networks : core::contains([null, ""], core::try(one.subnet_id, null)) && core::contains([null, ""], core::try(one.network_id, null))])
  }

  enforce {
    condition     = !local.public || core::try(attrs.security_group_ids, null) != null
    error_message = "This server has a public address and no security group of its own: the one of the project, which it gets instead, lets in everyone on every port."
  }
}

# What names neither a range nor a group is for everyone; what names no port is for all of them.
# https://registry.terraform.io/providers/ovh/ovh/latest/docs/resources/cloud_security_group
resource_policy "ovh_cloud_security_group" "ovh_security_group" {
  locals {
    rules = core::try(attrs.rule, attrs.rules, null) == null ? [] : core::try(attrs.rule, attrs.rules)
  }

  enforce {
    condition = core::alltrue([
      for rule in local.rules :
      core::upper(core::try(rule.direction, "")) != "INGRESS"
      || core::contains(local.harmless, core::lower(core::try(rule.protocol, null) == null ? "any" : "${rule.protocol}"))
      || core::try(rule.remote_group_id, null) != null
      || !(core::contains([null, ""], core::try(rule.remote_ip_prefix, null)) || hclscan::is_public_cidr(core::try(rule.remote_ip_prefix, null)))
      || (
        core::contains(local.with_ports, core::lower(core::try(rule.protocol, null) == null ? "any" : "${rule.protocol}"))
        && core::try(rule.port_range_min - rule.port_range_max == 0 && core::contains(input.public_ports, core::parseint("${rule.port_range_min}", 10)), false)
      )
    ])
    error_message = "A rule of this security group lets in the whole internet on a port other than those of the web, which is what a rule without a range does: scanners find such a port within minutes."
  }
}

# https://help.ovhcloud.com/csm/en-dedicated-servers-firewall-network
resource_policy "ovh_ip_firewall_rule" "ovh_firewall_rule" {
  filter = core::try(attrs.action, null) == "permit" && core::contains(["ipv4", "tcp", "udp"], core::try(attrs.protocol, null))

  locals {
    # Answers to calls from inside are let back in by this option.
    for_answers = core::try(attrs.tcp_option, null) == "established"
  }

  enforce {
    condition = (
      local.for_answers
      || !(core::contains([null, ""], core::try(attrs.source, null)) || hclscan::is_public_cidr(core::try(attrs.source, null)))
      || core::try(core::contains(input.public_ports, core::parseint("${attrs.destination_port}", 10)), false)
    )
    error_message = "This firewall rule lets in the whole internet on a port other than those of the web, which is what a rule without a source does."
  }
}

resource_policy "ovh_ip_firewall" "ovh_firewall" {
  enforce {
    condition     = !core::contains(local.no, core::try(attrs.enabled, null))
    error_message = "This firewall is switched off: its rules keep nobody out."
  }
}

# -- load balancers ----------------------------------------------------------------------------------------------------------

# Ports are written one by one, in ranges, or both: "80,443,8000-8010". Those of the web are entry points.
# https://registry.terraform.io/providers/ovh/ovh/latest/docs/resources/iploadbalancing_http_frontend
resource_policy "ovh_iploadbalancing_*_frontend" "ovh_frontend" {
  filter = core::contains(local.frontends, meta.type) && core::contains(core::keys(attrs), "port") && !core::contains(local.yes, core::try(attrs.disabled, false))

  locals {
    sources = core::try(attrs.allowed_source, null) == null ? [] : attrs.allowed_source
  }

  enforce {
    condition = (
      core::length(local.sources) > 0 && !hclscan::is_public_cidr(local.sources)
      || core::alltrue([
        for port in core::split(",", "${attrs.port}") : core::contains(input.public_ports, core::try(core::parseint(core::trimspace(port), 10), -1))
      ])
    )
    error_message = "This load balancer passes connections from the whole internet on to servers, on a port other than those of the web."
  }
}
