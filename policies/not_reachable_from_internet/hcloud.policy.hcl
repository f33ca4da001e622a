# Servers and load balancers of Hetzner get public addresses unless they are told not to, and no firewall stands before a server until
# one is attached.
# https://docs.hetzner.com/cloud/firewalls/overview/

policy {
  required_providers {
    hcloud = { source = "hetznercloud/hcloud" }
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

  # What firewalls are attached to: servers by their ids, or whatever carries certain labels.
  attachments = core::concat(
    [
      for one in core::getresources("hcloud_firewall_attachment", {}) : {
        servers   = core::try(one.server_ids, null)
        selectors = core::try(one.label_selectors, null) == null ? [] : one.label_selectors
      }
    ],
    core::flatten([
      for one in core::getresources("hcloud_firewall", {}) : [
        for target in core::try(one.apply_to, []) : {
          servers   = core::try(target.server, null)
          selectors = core::compact([core::try(target.label_selector, null)])
        }
      ]
    ]),
  )
}

# -- servers -----------------------------------------------------------------------------------------------------------------

resource_policy "hcloud_firewall" "hcloud_firewall" {
  locals {
    rules = [
      for rule in core::try(attrs.rule, []) : rule
      if core::try(rule.direction, null) == "in" && core::contains(["tcp", "udp"], core::lower("${rule.protocol}"))
    ]
  }

  enforce {
    condition = core::alltrue([
      for rule in local.rules :
      core::try(core::contains(input.public_ports, core::parseint("${rule.port}", 10)), false)
      || !hclscan::is_public_cidr(core::try(rule.source_ips, null))
    ])
    error_message = "This firewall lets in the whole internet on a port other than those of the web: scanners find such a port within minutes."
  }
}

# A selector is a list of conditions, all of which must hold; those other than a key with its value are taken to do so.
# https://docs.hetzner.cloud/#label-selector
resource_policy "hcloud_server" "hcloud_server" {
  locals {
    network = core::try(attrs.public_net[0], {})
    labels  = core::try(attrs.labels, null) == null ? {} : attrs.labels
    own     = core::flatten([for key in core::keys(local.labels) : [key, "${key}=${local.labels[key]}", "${key}==${local.labels[key]}"]])
  }

  enforce {
    condition = (
      (core::contains(local.no, core::try(local.network.ipv4_enabled, true)) && core::contains(local.no, core::try(local.network.ipv6_enabled, true)))
      || !core::contains([null, []], core::try(attrs.firewall_ids, null))
      || core::anytrue([
        for one in local.attachments :
        hclscan::refers_to(one.servers, attrs)
        || core::anytrue([
          for selector in one.selectors : core::alltrue([
            for part in core::split(",", selector) :
            core::regex_match(part, "!| in | notin ") || core::contains(local.own, core::trimspace(part))
          ])
        ])
      ])
    )
    error_message = "No firewall stands before this server, and it has an address on the internet: everything that listens on it can be reached by everyone."
  }
}

# -- load balancers ----------------------------------------------------------------------------------------------------------

# Whether web entry points ask who is calling is not the matter here.
resource_policy "hcloud_load_balancer_service" "hcloud_load_balancer_service" {
  locals {
    port     = core::try(attrs.listen_port, null) != null ? attrs.listen_port : attrs.protocol == "https" ? 443 : 80
    networks = core::getresources("hcloud_load_balancer_network", { load_balancer_id = attrs.load_balancer_id })
  }

  enforce {
    condition = (
      core::contains(input.public_ports, core::try(core::parseint("${local.port}", 10), -1))
      || core::anytrue([for network in local.networks : core::contains(local.no, core::try(network.enable_public_interface, true))])
    )
    error_message = "Through this service the whole internet reaches the servers behind the load balancer, on a port other than those of the web."
  }
}

resource_policy "hcloud_load_balancer_network" "hcloud_load_balancer_network" {
  locals {
    ports = [
      for service in core::getresources("hcloud_load_balancer_service", { load_balancer_id = core::try(attrs.load_balancer_id, null) }) :
      core::try(service.listen_port, null) != null ? service.listen_port : service.protocol == "https" ? 443 : 80
    ]
  }

  enforce {
    condition = core::contains(local.no, core::try(attrs.enable_public_interface, true)) || core::alltrue([
      for port in local.ports : core::contains(input.public_ports, core::try(core::parseint("${port}", 10), -1))
    ])
    error_message = "This load balancer serves a private network and keeps its address on the internet, with a port other than those of the web."
  }
}

# -- storage -----------------------------------------------------------------------------------------------------------------

# https://docs.hetzner.com/storage/storage-box/
resource_policy "hcloud_storage_box*" "hcloud_storage_box" {
  filter = core::contains(["hcloud_storage_box", "hcloud_storage_box_subaccount"], meta.type)

  enforce {
    condition = !core::contains(
      local.yes, core::try(attrs.access_settings.reachable_externally, attrs.access_settings[0].reachable_externally, false)
    )
    error_message = "These files can be reached from everywhere, with a password as the only guard."
  }
}
