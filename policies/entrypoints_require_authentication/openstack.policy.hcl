# Load balancers of OpenStack ask for no login. What they can ask for is a certificate; otherwise it is left to what stands behind them, which
# cannot be seen from here: these findings fail no run.
# https://docs.openstack.org/octavia/latest/user/guides/basic-cookbook.html

policy {
  required_providers {
    openstack = { source = "terraform-provider-openstack/openstack" }
  }
}

locals {
  # An address on the internet leads to these load balancers.
  floating_ports = [
    for one in core::concat(
      core::getresources("openstack_networking_floatingip_v2", {}), core::getresources("openstack_networking_floatingip_associate_v2", {})
    ) : core::try(one.port_id, null)
  ]
}

resource_policy "openstack_lb_listener_v2" "openstack_listener" {
  enforcement_level = "advisory"

  filter = core::upper(core::try(attrs.protocol, "")) == "TERMINATED_HTTPS" && core::anytrue(core::flatten([
    for one in core::getresources("openstack_lb_loadbalancer_v2", { id = core::try(attrs.loadbalancer_id, null) }) : [
      for port in local.floating_ports : hclscan::refers_to(port, one)
    ]
  ]))

  enforce {
    condition     = core::upper(core::contains([null, ""], core::try(attrs.client_authentication, null)) ? "NONE" : attrs.client_authentication) == "MANDATORY"
    error_message = "Requests from the internet reach the application without anybody asking who is calling: whether it does so itself cannot be seen here."
  }
}
