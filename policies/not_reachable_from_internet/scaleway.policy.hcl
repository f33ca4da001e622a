# Scaleway: where nothing is written, much is open. A security group lets everything in, a database gets a public endpoint, and the
# interface of a cluster answers everyone.

policy {
  required_providers {
    scaleway = { source = "scaleway/scaleway" }
  }
}

input "public_ports" {
  type        = list(number)
  default     = [80, 443]
  description = "Ports of web entry points, which may be open to everyone."
}

locals {
  yes = [true, "true"]

  security_groups = ["scaleway_instance_security_group", "scaleway_instance_security_group_rules"]
}

# -- databases ---------------------------------------------------------------------------------------------------------------

# The public endpoint is left out when there is one in a private network, unless it is written too.
# https://registry.terraform.io/providers/scaleway/scaleway/latest/docs/resources/rdb_instance#endpoints
resource_policy "scaleway_rdb_instance" "scaleway_rdb_instance" {
  enforce {
    condition = (
      core::length(core::try(attrs.private_network, [])) > 0 && core::length(core::try(attrs.load_balancer, [])) == 0
      || core::length(core::getresources("scaleway_rdb_acl", { instance_id = attrs.id })) > 0
    )
    error_message = "This database has a public endpoint, which Scaleway gives to every database without a private network, and no list of addresses: the whole internet can try passwords and exploits on it."
  }
}

# Until a list is declared, every address is let in.
# https://www.scaleway.com/en/docs/managed-databases-for-postgresql-and-mysql/concepts/#allowed-ips
resource_policy "scaleway_rdb_acl" "scaleway_rdb_acl" {
  enforce {
    condition     = !hclscan::is_public_cidr([for rule in core::try(attrs.acl_rules, []) : core::try(rule.ip, null)])
    error_message = "This list of addresses lets the whole internet reach the database."
  }
}

# https://registry.terraform.io/providers/scaleway/scaleway/latest/docs/resources/redis_cluster#private-network
resource_policy "scaleway_redis_cluster" "scaleway_redis_cluster" {
  locals {
    addresses = [for rule in core::try(attrs.acl, []) : core::try(rule.ip, null)]
  }

  enforce {
    condition = (
      core::length(core::try(attrs.private_network, [])) > 0
      || core::length(local.addresses) > 0 && !hclscan::is_public_cidr(local.addresses)
    )
    error_message = "This cache answers the whole internet: it is in no private network, and no list of addresses keeps anyone out."
  }
}

# https://registry.terraform.io/providers/scaleway/scaleway/latest/docs/resources/mongodb_instance
resource_policy "scaleway_mongodb_instance" "scaleway_mongodb_instance" {
  enforce {
    condition     = core::length(core::try(attrs.private_network, [])) > 0 && core::length(core::try(attrs.public_network, [])) == 0
    error_message = "This database has a public endpoint, which Scaleway gives to every database without a private network: the whole internet can try passwords and exploits on it."
  }
}

# https://registry.terraform.io/providers/scaleway/scaleway/latest/docs/resources/opensearch_deployment
resource_policy "scaleway_opensearch_deployment" "scaleway_opensearch_deployment" {
  enforce {
    condition     = core::length(core::try(attrs.private_network, [])) > 0
    error_message = "This search service has a public endpoint, which Scaleway gives to every one without a private network: a password is all that stands before the records in it."
  }
}

# -- servers -----------------------------------------------------------------------------------------------------------------

# What no rule speaks of is decided by the default, and the default of the default is to let it in.
# https://registry.terraform.io/providers/scaleway/scaleway/latest/docs/resources/instance_security_group
resource_policy "scaleway_instance_security_group" "scaleway_security_group_default" {
  locals {
    refuses_the_rest = core::anytrue([
      for rule in core::try(attrs.inbound_rule, []) :
      core::try(rule.action, null) == "drop" && core::upper(core::try(rule.protocol, "TCP")) == "ANY"
      && core::contains([null, ""], core::try(rule.ip_range, rule.ip, null))
      && core::contains([null, 0], core::try(rule.port, null)) && core::contains([null, ""], core::try(rule.port_range, null))
    ])
  }

  enforce {
    condition     = core::try(attrs.inbound_default_policy, null) == "drop" || local.refuses_the_rest
    error_message = "This security group lets in everything that no rule refuses, on every port and from everywhere: that is what Scaleway does as long as nothing else is written."
  }
}

# Rules may stand in the group or in a resource of their own. One without a range is for everyone, one without a port for all ports.
resource_policy "scaleway_instance_security_group*" "scaleway_security_group_rule" {
  filter = core::contains(local.security_groups, meta.type)

  enforce {
    condition = core::alltrue([
      for rule in core::try(attrs.inbound_rule, []) :
      core::try(rule.action, null) != "accept"
      || core::upper(core::try(rule.protocol, "TCP")) == "ICMP"
      || !(
        core::contains([null, ""], core::try(rule.ip_range, rule.ip, null))
        || hclscan::is_public_cidr(core::try(rule.ip_range, rule.ip, null))
      )
      || core::try(core::contains(input.public_ports, core::parseint("${rule.port}", 10)), false)
    ])
    error_message = "A rule of this security group lets in the whole internet on a port other than those of the web, which is what a rule without a range does: scanners find such a port within minutes."
  }
}

# The group of the project, which a server without one of its own is put in, lets everything in.
# https://www.scaleway.com/en/docs/instances/concepts/#security-group
resource_policy "scaleway_instance_server" "scaleway_instance_server" {
  locals {
    has_address = (
      core::try(attrs.ip_id, null) != null
      || core::length(core::try(attrs.ip_ids, null) == null ? [] : attrs.ip_ids) > 0
      || core::contains(local.yes, core::try(attrs.enable_dynamic_ip, false))
    )
  }

  enforce {
    condition     = !local.has_address || !core::contains([null, ""], core::try(attrs.security_group_id, null))
    error_message = "This server has a public address and no security group: the one of the project, which it gets instead, lets in everyone on every port."
  }
}

# -- clusters ----------------------------------------------------------------------------------------------------------------

# https://registry.terraform.io/providers/scaleway/scaleway/latest/docs/resources/k8s_acl
resource_policy "scaleway_k8s_cluster" "scaleway_k8s_cluster" {
  enforce {
    condition     = core::length(core::getresources("scaleway_k8s_acl", { cluster_id = attrs.id })) > 0
    error_message = "The interface of this cluster answers the whole internet: a stolen token is all that somebody needs to be in charge of everything in it."
  }
}

resource_policy "scaleway_k8s_acl" "scaleway_k8s_acl" {
  enforce {
    condition     = !hclscan::is_public_cidr([for rule in core::try(attrs.acl_rules, []) : core::try(rule.ip, null)])
    error_message = "This list of addresses lets the whole internet reach the interface of the cluster."
  }
}

# -- ways in from outside ----------------------------------------------------------------------------------------------------

# https://www.scaleway.com/en/docs/public-gateways/how-to/use-ssh-bastion/
resource_policy "scaleway_vpc_public_gateway" "scaleway_bastion" {
  filter = core::contains(local.yes, core::try(attrs.bastion_enabled, false))

  locals {
    ranges = core::try(attrs.allowed_ip_ranges, null) == null ? [] : attrs.allowed_ip_ranges
  }

  enforce {
    condition     = core::length(local.ranges) > 0 && !hclscan::is_public_cidr(local.ranges)
    error_message = "The whole internet can try keys on this bastion, behind which all servers of the network are."
  }
}

resource_policy "scaleway_vpc_public_gateway_pat_rule" "scaleway_forwarded_port" {
  filter = core::contains(core::keys(attrs), "public_port")

  enforce {
    condition     = core::contains(input.public_ports, core::parseint("${attrs.public_port}", 10))
    error_message = "This gateway passes connections from the whole internet on to a server in the private network, on a port other than those of the web."
  }
}

# What stands on the ports of the web is an entry point, and may be open.
# https://www.scaleway.com/en/docs/load-balancer/reference-content/acls/
resource_policy "scaleway_lb_frontend" "scaleway_lb_frontend" {
  filter = core::contains(core::keys(attrs), "inbound_port") && !core::anytrue([
    for one in core::getresources("scaleway_lb", { id = core::try(attrs.lb_id, null) }) :
    core::contains([false, "false"], core::try(one.assign_flexible_ip, true)) && core::try(one.ip_id, null) == null
    && core::length(core::try(one.ip_ids, null) == null ? [] : one.ip_ids) == 0
  ])

  locals {
    lists = core::concat(core::try(attrs.acl, []), core::getresources("scaleway_lb_acl", { frontend_id = attrs.id }))
  }

  enforce {
    condition = core::contains(input.public_ports, core::parseint("${attrs.inbound_port}", 10)) || core::anytrue([
      for list in local.lists :
      core::length(core::try(list.match[0].ip_subnet, null) == null ? [] : list.match[0].ip_subnet) > 0
      && core::try(list.action[0].type, null) == "deny"
    ])
    error_message = "This load balancer passes connections from the whole internet on to servers, on a port other than those of the web."
  }
}

# https://www.scaleway.com/en/docs/managed-inference/
resource_policy "scaleway_inference_deployment" "scaleway_inference_deployment" {
  filter = core::contains(local.yes, core::try(attrs.public_endpoint[0].is_enabled, false))

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.public_endpoint[0].disable_auth, false))
    error_message = "Everybody on the internet can use this model, and whatever it was given to work with: its public endpoint asks for no key."
  }
}
