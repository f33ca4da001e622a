# Who changed what in a cluster of OVHcloud is in its audit log, which goes to a stream of the Logs Data Platform that is subscribed to it.
# https://registry.terraform.io/providers/ovh/ovh/latest/docs/resources/cloud_project_kube_log_subscription

policy {
  required_providers {
    ovh = { source = "ovh/ovh" }
  }
}

resource_policy "ovh_cloud_project_kube" "ovh_cluster" {
  enforce {
    condition     = core::length(core::getresources("ovh_cloud_project_kube_log_subscription", { kube_id = attrs.id, kind = "audit" })) > 0
    error_message = "Nobody can tell who changed what in this cluster: its audit log goes nowhere."
  }
}
