# Databases, clusters, jobs and notebooks of Google Cloud: which of them get an address on the internet.

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]
}

# -- databases ---------------------------------------------------------------------------------------------------------------

# Two halves of the internet, 0.0.0.0/1 and 128.0.0.0/1, are all of it.
# https://cloud.google.com/sql/docs/postgres/configure-ip
resource_policy "google_sql_database_instance" "google_sql_networks" {
  filter = !core::contains(local.no, core::try(attrs.settings[0].ip_configuration[0].ipv4_enabled, true))

  enforce {
    condition = !hclscan::is_public_cidr([
      for network in core::try(attrs.settings[0].ip_configuration[0].authorized_networks, []) : core::try(network.value, null)
    ])
    error_message = "Every address of the internet may connect to this database: only its passwords keep strangers from the records."
  }
}

resource_policy "google_sql_database_instance" "google_sql_address" {
  enforce {
    condition     = core::contains(local.no, core::try(attrs.settings[0].ip_configuration[0].ipv4_enabled, true))
    error_message = "This database has a public address, as all have that do not say otherwise: one entry in its list of networks opens it to strangers."
  }
}

resource_policy "google_alloydb_instance" "google_alloydb_instance" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.network_config[0].enable_public_ip, false))
    error_message = "This database has a public address: the whole internet can try passwords and exploits against what stands before it."
  }
}

# -- Kubernetes --------------------------------------------------------------------------------------------------------------

# An empty list of networks lets in nobody from outside.
# https://cloud.google.com/kubernetes-engine/docs/how-to/authorized-networks
resource_policy "google_container_cluster" "google_cluster_control_plane" {
  locals {
    private = (
      core::contains(local.yes, core::try(attrs.private_cluster_config[0].enable_private_endpoint, false))
      || core::contains(local.no, core::try(attrs.control_plane_endpoints_config[0].ip_endpoints_config[0].enabled, true))
    )
    lists = core::try(attrs.master_authorized_networks_config, [])
    ranges = [
      for list in local.lists : [for block in core::try(list.cidr_blocks, []) : core::try(block.cidr_block, null)]
    ]
  }

  enforce {
    condition     = local.private || (core::length(local.lists) > 0 && !hclscan::is_public_cidr(local.ranges))
    error_message = "The control plane of this cluster answers the whole internet: a leaked token or an unpatched hole is enough to take over everything in it."
  }
}

resource_policy "google_container_cluster" "google_cluster_nodes" {
  enforcement_level = "advisory"

  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.private_cluster_config[0].enable_private_nodes, false))
      || core::contains(local.yes, core::try(attrs.node_pool[0].network_config[0].enable_private_nodes, false))
    )
    error_message = "The nodes of this cluster have public addresses: only firewall rules keep the internet from the machines that hold the data."
  }
}

# -- code that is called -----------------------------------------------------------------------------------------------------
# IAM asks who is calling, unless a grant names everyone (HCL_PUB_003). That the internet does not get there at all is the second line.

resource_policy "google_cloud_run_v2_service" "google_run_ingress" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::contains(["INGRESS_TRAFFIC_INTERNAL_ONLY", "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"], core::try(attrs.ingress, null))
    error_message = "The whole internet reaches this service: only IAM keeps strangers out."
  }
}

resource_policy "google_cloud_run_service" "google_run_v1_ingress" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::try(core::startswith(attrs.metadata[0].annotations["run.googleapis.com/ingress"], "internal"), false)
    error_message = "The whole internet reaches this service: only IAM keeps strangers out."
  }
}

# A function that is called by events has no address.
resource_policy "google_cloudfunctions_function" "google_function_ingress" {
  filter            = core::contains(local.yes, core::try(attrs.trigger_http, false))
  enforcement_level = "advisory"

  enforce {
    condition     = core::contains(["ALLOW_INTERNAL_ONLY", "ALLOW_INTERNAL_AND_GCLB"], core::try(attrs.ingress_settings, null))
    error_message = "The whole internet reaches this function: only IAM keeps strangers out."
  }
}

resource_policy "google_cloudfunctions2_function" "google_function2_ingress" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::contains(["ALLOW_INTERNAL_ONLY", "ALLOW_INTERNAL_AND_GCLB"], core::try(attrs.service_config[0].ingress_settings, null))
    error_message = "The whole internet reaches this function: only IAM keeps strangers out."
  }
}

# https://cloud.google.com/appengine/docs/standard/understanding-firewalls
resource_policy "google_app_engine_firewall_rule" "google_app_engine_firewall_rule" {
  enforcement_level = "advisory"
  filter            = core::try(attrs.action, null) == "ALLOW"

  enforce {
    condition     = !hclscan::is_public_cidr(core::try(attrs.source_range, null))
    error_message = "This rule lets the whole internet reach the application."
  }
}

# -- jobs and clusters of machines -------------------------------------------------------------------------------------------

# Images before 2.2 give public addresses unless told not to.
# https://cloud.google.com/dataproc/docs/concepts/configuring-clusters/network
resource_policy "google_dataproc_cluster" "google_dataproc_cluster" {
  filter = core::length(core::try(attrs.virtual_cluster_config, [])) == 0

  locals {
    stated    = core::try(attrs.cluster_config[0].gce_cluster_config[0].internal_ip_only, null)
    image     = core::try(attrs.cluster_config[0].software_config[0].image_version, null)
    old_image = local.image == null ? false : core::regex_match(local.image, "^(preview-)?(1\\.|2\\.[01]([.-]|$))")
  }

  enforce {
    condition     = local.stated == null ? !local.old_image : core::contains(local.yes, local.stated)
    error_message = "The machines of this cluster have public addresses: only firewall rules keep the internet from what they compute on."
  }
}

resource_policy "google_dataflow_*job" "google_dataflow_job" {
  filter = core::contains(["google_dataflow_job", "google_dataflow_flex_template_job"], meta.type)

  enforce {
    condition     = core::try(attrs.ip_configuration, null) == "WORKER_IP_PRIVATE"
    error_message = "The workers of this job have public addresses, as all have that do not say otherwise, while records pass through them."
  }
}

# Version 3 of Composer has a switch of its own.
# https://cloud.google.com/composer/docs/composer-3/change-networking-type
resource_policy "google_composer_environment" "google_composer_environment" {
  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.config[0].private_environment_config[0].enable_private_endpoint, false))
      || core::contains(local.yes, core::try(attrs.config[0].enable_private_environment, false))
    )
    error_message = "The machines that steer the jobs of this environment can be reached from the internet."
  }
}

resource_policy "google_cloudbuild_worker_pool" "google_cloudbuild_worker_pool" {
  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.worker_config[0].no_external_ip, false))
      || core::try(attrs.network_config[0].egress_option, attrs.private_service_connect[0].egress_option, null) == "NO_PUBLIC_EGRESS"
    )
    error_message = "The machines of this pool have public addresses, and they hold the keys with which everything is built and rolled out."
  }
}

resource_policy "google_tpu_v2_vm" "google_tpu_v2_vm" {
  enforce {
    condition = core::alltrue([
      for config in core::concat(core::try(attrs.network_config, []), core::try(attrs.network_configs, [])) :
      !core::contains(local.yes, core::try(config.enable_external_ips, false))
    ])
    error_message = "This machine has a public address: only firewall rules keep the internet from the training data on it."
  }
}

# -- tools for people --------------------------------------------------------------------------------------------------------

resource_policy "google_workbench_instance" "google_workbench_instance" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.gce_setup[0].disable_public_ip, false))
    error_message = "This notebook has a public address, and copies of the data that people work with lie on it."
  }
}

resource_policy "google_notebooks_instance" "google_notebooks_instance" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.no_public_ip, false))
    error_message = "This notebook has a public address, and copies of the data that people work with lie on it."
  }
}

resource_policy "google_notebooks_runtime" "google_notebooks_runtime" {
  filter = core::length(core::try(attrs.virtual_machine, [])) > 0

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.virtual_machine[0].virtual_machine_config[0].internal_ip_only, false))
    error_message = "This notebook has a public address, and copies of the data that people work with lie on it."
  }
}

resource_policy "google_looker_instance" "google_looker_instance" {
  enforce {
    condition     = core::contains(local.no, core::try(attrs.public_ip_enabled, true))
    error_message = "These reports can be reached from the whole internet: only their sign-in keeps strangers from the data behind them."
  }
}

resource_policy "google_data_fusion_instance" "google_data_fusion_instance" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.private_instance, false))
    error_message = "This instance, whose pipelines read whole databases, has a public address."
  }
}

# -- models ------------------------------------------------------------------------------------------------------------------

# IAM asks who is calling. An endpoint in a network of one's own cannot be called from elsewhere at all.
resource_policy "google_vertex_ai_endpoint" "google_vertex_ai_endpoint" {
  enforcement_level = "advisory"

  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.network, null)) || core::length(core::try(attrs.private_service_connect_config, [])) > 0
    error_message = "This model can be called from the whole internet: only IAM keeps strangers out."
  }
}

resource_policy "google_vertex_ai_index_endpoint" "google_vertex_ai_index_endpoint" {
  enforcement_level = "advisory"

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.public_endpoint_enabled, false))
    error_message = "This index can be searched from the whole internet: only IAM keeps strangers out."
  }
}

# -- files -------------------------------------------------------------------------------------------------------------------

# The share is in a private network; this is whoever gets into that network or is connected to it.
resource_policy "google_netapp_volume" "google_netapp_volume" {
  enforce {
    condition = core::alltrue([
      for rule in core::try(attrs.export_policy[0].rules, []) :
      core::try(rule.allowed_clients, null) == null ? true : !hclscan::is_public_cidr(core::split(",", rule.allowed_clients))
    ])
    error_message = "Every machine that reaches the network may mount these files: the rule names all addresses that there are."
  }
}
