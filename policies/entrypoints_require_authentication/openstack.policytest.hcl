policytest {
  targets = ["openstack.policy.hcl"]
}

resource "openstack_lb_loadbalancer_v2" "portal" {
  attrs = { id = "lb-1", name = "lb-1" }
}

resource "openstack_networking_floatingip_v2" "portal" {
  attrs = { port_id = "lb-1" }
}

resource "openstack_lb_listener_v2" "mandatory" {
  attrs = { loadbalancer_id = "lb-1", protocol = "TERMINATED_HTTPS", client_authentication = "mandatory" }
}

# Who has a certificate may show it; who has none gets in too.
resource "openstack_lb_listener_v2" "optional" {
  attrs          = { loadbalancer_id = "lb-1", protocol = "TERMINATED_HTTPS", client_authentication = "OPTIONAL" }
  expect_failure = true
}

resource "openstack_lb_listener_v2" "null" {
  attrs          = { loadbalancer_id = "lb-1", protocol = "TERMINATED_HTTPS", client_authentication = null }
  expect_failure = true
}

resource "openstack_lb_listener_v2" "passed_on" {
  attrs = { loadbalancer_id = "lb-1", protocol = "TCP" }
}
