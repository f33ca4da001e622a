resource "openstack_lb_loadbalancer_v2" "portal" {
  name          = "portal"
  vip_subnet_id = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
}

resource "openstack_networking_floatingip_v2" "portal" {
  pool    = "public"
  port_id = openstack_lb_loadbalancer_v2.portal.vip_port_id
}

# expect: fail
resource "openstack_lb_listener_v2" "portal" {
  name            = "portal"
  protocol        = "TERMINATED_HTTPS"
  protocol_port   = 443
  loadbalancer_id = openstack_lb_loadbalancer_v2.portal.id
}

# expect: pass
resource "openstack_lb_listener_v2" "laboratories" {
  name                  = "laboratories"
  protocol              = "TERMINATED_HTTPS"
  protocol_port         = 8443
  loadbalancer_id       = openstack_lb_loadbalancer_v2.portal.id
  client_authentication = "MANDATORY"
}

resource "openstack_lb_loadbalancer_v2" "inside" {
  name          = "inside"
  vip_subnet_id = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
}

# No address on the internet leads there.
resource "openstack_lb_listener_v2" "inside" {
  name            = "inside"
  protocol        = "TERMINATED_HTTPS"
  protocol_port   = 443
  loadbalancer_id = openstack_lb_loadbalancer_v2.inside.id
}
