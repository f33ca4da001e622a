# Droplets, databases and clusters of DigitalOcean have addresses on the internet. A droplet answers on every port until a firewall
# covers it, and a database lets in every address until it has a list of its own.
# https://docs.digitalocean.com/products/networking/firewalls/
# https://docs.digitalocean.com/products/databases/postgresql/how-to/secure/

policy {
  required_providers {
    digitalocean = { source = "digitalocean/digitalocean" }
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

  firewalls = [
    for one in core::getresources("digitalocean_firewall", {}) : {
      droplets = core::try(one.droplet_ids, null)
      tags     = core::try(one.tags, null) == null ? [] : one.tags
    }
  ]
}

# -- droplets ----------------------------------------------------------------------------------------------------------------

resource_policy "digitalocean_firewall" "digitalocean_firewall" {
  locals {
    rules = [for rule in core::try(attrs.inbound_rule, []) : rule if core::lower("${rule.protocol}") != "icmp"]
  }

  enforce {
    condition = core::alltrue([
      for rule in local.rules :
      core::try(core::contains(input.public_ports, core::parseint("${rule.port_range}", 10)), false)
      || !hclscan::is_public_cidr(core::try(rule.source_addresses, null))
    ])
    error_message = "This firewall lets in the whole internet on a port other than those of the web: scanners find such a port within minutes."
  }
}

# A firewall names droplets, or tags that they carry.
resource_policy "digitalocean_droplet" "digitalocean_droplet" {
  filter = !core::contains(local.no, core::try(attrs.public_networking, true))

  locals {
    tags = core::try(attrs.tags, null) == null ? [] : attrs.tags
  }

  enforce {
    condition = core::anytrue([
      for firewall in local.firewalls :
      hclscan::refers_to(firewall.droplets, attrs) || core::anytrue([for tag in firewall.tags : core::contains(local.tags, tag)])
    ])
    error_message = "No firewall covers this droplet, and it has an address on the internet: everything that listens on it can be reached by everyone."
  }
}

# -- databases ---------------------------------------------------------------------------------------------------------------

resource_policy "digitalocean_database_cluster" "digitalocean_database_cluster" {
  enforce {
    condition     = core::length(core::getresources("digitalocean_database_firewall", { cluster_id = attrs.id })) > 0
    error_message = "This database answers the whole internet: no list says from where it may be reached, and only its password stands between everyone and the records."
  }
}

# A replica has an address and a list of its own.
resource_policy "digitalocean_database_replica" "digitalocean_database_replica" {
  enforce {
    condition     = core::length(hclscan::referrers(attrs, "digitalocean_database_firewall")) > 0
    error_message = "This replica answers the whole internet: the list of the database that it copies does not hold for it."
  }
}

resource_policy "digitalocean_database_firewall" "digitalocean_database_firewall" {
  enforce {
    condition = !hclscan::is_public_cidr([
      for rule in core::try(attrs.rule, []) : rule.value if core::try(rule.type, null) == "ip_addr"
    ])
    error_message = "The list of this database lets in every address: everyone can try passwords and exploits against it."
  }
}

# -- clusters, load balancers ------------------------------------------------------------------------------------------------

# https://docs.digitalocean.com/products/kubernetes/how-to/add-control-plane-firewall/
resource_policy "digitalocean_kubernetes_cluster" "digitalocean_kubernetes_cluster" {
  locals {
    firewall = core::try(attrs.control_plane_firewall[0], {})
  }

  enforce {
    condition = (
      core::contains(local.yes, core::try(local.firewall.enabled, null))
      && !core::contains([null, []], core::try(local.firewall.allowed_addresses, null))
      && !hclscan::is_public_cidr(core::try(local.firewall.allowed_addresses, null))
    )
    error_message = "The control plane of this cluster answers the whole internet: whoever has a token, or finds a gap, is inside."
  }
}

# Whether web entry points ask who is calling is not the matter here.
# https://docs.digitalocean.com/products/networking/load-balancers/how-to/firewall/
resource_policy "digitalocean_loadbalancer" "digitalocean_loadbalancer" {
  filter = core::try(attrs.network, null) != "INTERNAL"

  locals {
    stated  = core::try(attrs.firewall[0].allow, null)
    allowed = [for one in local.stated == null ? [] : local.stated : core::trimprefix(core::trimprefix(one, "cidr:"), "ip:")]
  }

  enforce {
    condition = (
      core::alltrue([
        for rule in core::try(attrs.forwarding_rule, []) :
        core::try(core::contains(input.public_ports, core::parseint("${rule.entry_port}", 10)), false)
      ])
      || (core::length(local.allowed) > 0 && !hclscan::is_public_cidr(local.allowed))
    )
    error_message = "Through this load balancer the whole internet reaches the machines behind it, on a port other than those of the web."
  }
}
