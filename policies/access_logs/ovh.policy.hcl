# Load balancers of OVHcloud's Public Cloud write their access log to a stream of the Logs Data Platform that is subscribed to it.
# https://help.ovhcloud.com/csm/en-public-cloud-network-load-balancer-logs-data-platform

policy {
  required_providers {
    ovh = { source = "ovh/ovh" }
  }
}

resource_policy "ovh_cloud_project_loadbalancer" "ovh_load_balancer" {
  enforce {
    condition     = core::length(core::getresources("ovh_cloud_project_region_loadbalancer_log_subscription", { loadbalancer_id = attrs.id })) > 0
    error_message = "Nobody can tell who called this entry point, when and from where: its access log goes nowhere."
  }
}
