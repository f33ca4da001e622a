# Servers of Google Cloud with a public address, projects whose network comes open, and load balancers that pass connections on. A
# network admits nothing until a firewall rule does; only the network "default" comes with rules that admit SSH and RDP from everywhere.
# https://cloud.google.com/firewall/docs/firewalls#more_rules_default_vpc

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

  servers = [
    "google_compute_instance", "google_compute_instance_template", "google_compute_region_instance_template", "google_compute_instance_from_template",
  ]

  # What each firewall rule admits from the internet: ranges of ports, and for which servers.
  firewalls = [
    for rule in core::getresources("google_compute_firewall", {}) : {
      network  = core::try(rule.network, null)
      tags     = core::try(rule.target_tags, null) == null ? [] : rule.target_tags
      accounts = core::try(rule.target_service_accounts, null) == null ? [] : rule.target_service_accounts
      open = (
        core::contains([null, "INGRESS"], core::try(rule.direction, null))
        && !core::contains(local.yes, core::try(rule.disabled, false))
        && hclscan::is_public_cidr(core::try(rule.source_ranges, null))
        && core::anytrue([
          for allowed in core::try(rule.allow, []) :
          !core::contains(local.harmless, core::lower("${allowed.protocol}")) && (
            !core::contains(local.with_ports, core::lower("${allowed.protocol}"))
            || core::length(core::try(allowed.ports, null) == null ? [] : allowed.ports) == 0
            || core::anytrue([
              for port in core::try(allowed.ports, null) == null ? [] : allowed.ports :
              !core::contains(input.public_ports, core::try(core::parseint("${port}", 10), -1))
            ])
          )
        ])
      )
    }
  ]
}

# -- networks that come open -------------------------------------------------------------------------------------------------

# https://cloud.google.com/resource-manager/docs/organization-policy/org-policy-constraints
resource_policy "google_project" "google_project" {
  locals {
    forbidden = core::concat(
      core::getresources("google_organization_policy", { constraint = "compute.skipDefaultNetworkCreation" }),
      core::getresources("google_organization_policy", { constraint = "constraints/compute.skipDefaultNetworkCreation" }),
      core::getresources("google_folder_organization_policy", { constraint = "compute.skipDefaultNetworkCreation" }),
      core::getresources("google_folder_organization_policy", { constraint = "constraints/compute.skipDefaultNetworkCreation" }),
      [
        for rule in core::getresources("google_org_policy_policy", {}) : rule
        if core::endswith(rule.name, "/policies/compute.skipDefaultNetworkCreation")
      ],
    )
  }

  enforce {
    condition     = core::contains([false, "false"], core::try(attrs.auto_create_network, true)) || core::length(local.forbidden) > 0
    error_message = "This project starts with a network whose firewall admits SSH and remote desktops from the whole internet, for every server that somebody puts there."
  }
}

# -- servers -----------------------------------------------------------------------------------------------------------------

# A block access_config gives a public address, also when nothing is written in it.
# https://cloud.google.com/compute/docs/ip-addresses#externaladdresses
resource_policy "google_compute_instance*" "google_server_address" {
  filter            = core::contains(local.servers, meta.type)
  enforcement_level = "advisory"

  enforce {
    condition = core::alltrue([
      for interface in core::try(attrs.network_interface, []) :
      core::length(core::try(interface.access_config, [])) == 0 && core::length(core::try(interface.ipv6_access_config, [])) == 0
    ])
    error_message = "This server has a public address, which a block access_config gives even when it is empty: only firewall rules keep the internet out."
  }
}

resource_policy "google_compute_*instance*" "google_server" {
  filter = core::contains(local.servers, meta.type)

  locals {
    public_interfaces = [
      for interface in core::try(attrs.network_interface, []) : interface
      if core::length(core::try(interface.access_config, [])) > 0 || core::length(core::try(interface.ipv6_access_config, [])) > 0
    ]
    networks = [
      for interface in local.public_interfaces : (
        core::try(interface.network, null) != null ? interface.network
        : core::length(core::getresources("google_compute_subnetwork", { id = core::try(interface.subnetwork, null) })) > 0
        ? core::getresources("google_compute_subnetwork", { id = core::try(interface.subnetwork, null) })[0].network
        : core::getdatasource("google_compute_subnetwork", { self_link = core::try(interface.subnetwork, null) }).network
      )
    ]
    tags    = core::try(attrs.tags, null) == null ? [] : attrs.tags
    account = core::try(attrs.service_account[0].email, null)
    admitting = [
      for firewall in local.firewalls : firewall.open && core::contains(local.networks, firewall.network) && (
        core::length(firewall.tags) + core::length(firewall.accounts) == 0
        || core::anytrue([for tag in firewall.tags : core::contains(local.tags, tag)])
        || (local.account == null ? false : core::contains(firewall.accounts, local.account))
      )
    ]
  }

  enforce {
    condition     = !core::anytrue([for network in local.networks : core::try(core::regex_match(network, "(^|/)default$"), false)])
    error_message = "This server has a public address in the network \"default\", whose firewall admits SSH and remote desktops from everywhere: the whole internet can try to log in."
  }

  enforce {
    condition     = core::length(local.public_interfaces) == 0 || !core::anytrue(local.admitting)
    error_message = "This server has a public address, and a firewall rule lets in everyone to it: the whole internet can try to log in."
  }
}

# -- load balancers that pass connections on ---------------------------------------------------------------------------------

# Proxies for requests are entry points of the web: HCL_PUB_003 judges those. Tunnels of a VPN are worth nothing without its keys.
locals {
  proxies = core::concat([
    for type in [
      "google_compute_target_http_proxy", "google_compute_region_target_http_proxy", "google_compute_target_https_proxy",
      "google_compute_region_target_https_proxy", "google_compute_vpn_gateway", "google_compute_service_attachment",
    ] : core::getresources(type, {})
  ]...)
  passed_on = core::concat([
    for type in [
      "google_compute_target_ssl_proxy", "google_compute_target_tcp_proxy", "google_compute_region_target_tcp_proxy",
      "google_compute_target_instance", "google_compute_target_pool",
    ] : core::getresources(type, {})
  ]...)
}

resource_policy "google_compute_*forwarding_rule" "google_forwarding_rule" {
  filter = (
    core::contains(["google_compute_forwarding_rule", "google_compute_global_forwarding_rule"], meta.type)
    && core::contains([null, "EXTERNAL", "EXTERNAL_PASSTHROUGH", "EXTERNAL_MANAGED"], core::try(attrs.load_balancing_scheme, null))
    && !core::contains(["ESP", "AH", "ICMP"], core::upper(core::try(attrs.ip_protocol, "")))
    && !local.for_requests && core::length(local.ranges) > 0
  )

  locals {
    target = core::try(attrs.target, null)
    for_requests = local.target == null ? false : (
      core::anytrue([for proxy in local.proxies : hclscan::refers_to(local.target, proxy)])
      || (
        !core::anytrue([for other in local.passed_on : hclscan::refers_to(local.target, other)])
        && core::regex_match(local.target, "/(targetHttps?Proxies|targetVpnGateways|serviceAttachments)/")
      )
    )
    ranges = core::concat(
      core::contains(local.yes, core::try(attrs.all_ports, false)) ? ["0-65535"] : [],
      core::try(attrs.port_range, null) == null ? [] : ["${attrs.port_range}"],
      [for port in core::try(attrs.ports, null) == null ? [] : attrs.ports : "${port}"],
    )
  }

  enforce {
    condition = core::alltrue([
      for range in local.ranges :
      core::contains(input.public_ports, core::try(core::parseint(core::split("-", range)[0], 10), -1))
      && core::split("-", range)[0] == core::reverse(core::split("-", range))[0]
    ])
    error_message = "This load balancer passes connections from the whole internet on to servers, on ports other than those of the web."
  }
}
