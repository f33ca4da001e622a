# Between a machine of Oracle Cloud and its disks, which are elsewhere in the network, data travels plainly unless encryption is
# asked for. Machines without a hypervisor, whose names begin with BM, have no such switch.
# https://docs.oracle.com/en-us/iaas/Content/Block/Concepts/blockvolumeencryption.htm

policy {
  required_providers {
    oci = { source = "oracle/oci" }
  }
}

locals {
  yes = [true, "true"]
}

resource_policy "oci_core_instance" "oci_instance" {
  filter = !core::startswith(core::try(attrs.shape, ""), "BM.")

  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.is_pv_encryption_in_transit_enabled, null))
      || core::contains(local.yes, core::try(attrs.launch_options[0].is_pv_encryption_in_transit_enabled, null))
    )
    error_message = "What this machine reads from and writes to its disk travels unencrypted through the network of the cloud."
  }
}

resource_policy "oci_containerengine_node_pool" "oci_node_pool" {
  filter = !core::startswith(core::try(attrs.node_shape, ""), "BM.")

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.node_config_details[0].is_pv_encryption_in_transit_enabled, null))
    error_message = "What the machines of this pool read from and write to their disks travels unencrypted through the network of the cloud."
  }
}

resource_policy "oci_load_balancer_listener" "oci_listener" {
  filter = core::contains(["HTTP", "HTTP2", "GRPC"], core::upper(core::try(attrs.protocol, "")))

  # A set of rules can send callers on to HTTPS.
  locals {
    sets = core::try(attrs.rule_set_names, null) == null ? [] : attrs.rule_set_names
    redirects = [
      for set in core::getresources("oci_load_balancer_rule_set", {}) : set
      if core::anytrue([for item in core::try(set.items, []) : core::try(item.action, null) == "REDIRECT"])
    ]
  }

  enforce {
    condition = core::length(core::try(attrs.ssl_configuration, [])) > 0 || core::anytrue([
      for set in local.redirects : core::contains(local.sets, set.name) || hclscan::refers_to(local.sets, set)
    ])
    error_message = "This listener passes requests on that came unencrypted: whoever is on the way can read and change them."
  }
}
