# Flow logs of Google Cloud tell which machine talked to which. Each subnet has its own, and none until somebody asks for it.
# https://cloud.google.com/vpc/docs/flow-logs

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

locals {
  yes = [true, "true"]

  # Subnets in which there are no machines, and which therefore cannot write flow logs.
  # https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_subnetwork
  proxies = [
    "GLOBAL_MANAGED_PROXY", "INTERNAL_HTTPS_LOAD_BALANCER", "PEER_MIGRATION", "PRIVATE_NAT", "PRIVATE_SERVICE_CONNECT",
    "REGIONAL_MANAGED_PROXY",
  ]

  # https://cloud.google.com/vpc/docs/using-flow-logs
  flow_log_configs = [
    for config in core::getresources("google_network_management_vpc_flow_logs_config", {}) : config
    if core::try(config.state, null) != "DISABLED"
  ]
}

resource_policy "google_compute_subnetwork" "google_subnet" {
  filter = !core::contains(local.proxies, core::try(attrs.purpose, null))

  locals {
    # For this subnet, or for the whole network that it is in.
    elsewhere = core::anytrue([
      for config in local.flow_log_configs :
      hclscan::refers_to(core::try(config.subnet, null), attrs)
      || core::try(config.network, null) != null && core::anytrue([
        for network in core::getresources("google_compute_network", { id = attrs.network }) : hclscan::refers_to(config.network, network)
      ])
    ])
  }

  # A block without arguments switches the log on. enable_flow_logs is how version 2 of the provider had it.
  enforce {
    condition = (
      core::length(core::try(attrs.log_config, [])) > 0
      || core::contains(local.yes, core::try(attrs.enable_flow_logs, false))
      || local.elsewhere
    )
    error_message = "Nobody records the traffic of this subnet: after a leak, nothing tells who took which way out and how much went."
  }

  enforce {
    condition     = core::try(attrs.log_config[0].flow_sampling > 0, true)
    error_message = "The flow log of this subnet takes no samples, so there is nothing in it."
  }
}

resource_policy "google_network_management_vpc_flow_logs_config" "google_flow_log" {
  enforce {
    condition     = core::try(attrs.state, null) != "DISABLED"
    error_message = "This flow log is switched off: it records nothing."
  }
}

# Subnets that Google adds to a network by itself have no flow log, and nobody declares them.
resource_policy "google_compute_network" "google_network" {
  enforce {
    condition = (
      core::contains([false, "false"], core::try(attrs.auto_create_subnetworks, true))
      || core::anytrue([for config in local.flow_log_configs : hclscan::refers_to(core::try(config.network, null), attrs)])
    )
    error_message = "This network gets a subnet in every region of the world by itself, and nobody records the traffic of any of them."
  }
}

# Traffic between pods on the same machine passes no network card, so that a flow log misses it.
# https://cloud.google.com/kubernetes-engine/docs/how-to/intranode-visibility
resource_policy "google_container_cluster" "google_cluster" {
  enforcement_level = "advisory"

  enforce {
    condition     = !core::contains([false, "false"], core::try(attrs.enable_intranode_visibility, null))
    error_message = "Traffic between two programs on the same machine of this cluster is in no flow log."
  }
}
