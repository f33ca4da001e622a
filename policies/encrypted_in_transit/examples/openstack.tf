# expect: fail
resource "openstack_lb_listener_v2" "plain" {
  name            = "plain"
  protocol        = "HTTP"
  protocol_port   = 80
  loadbalancer_id = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
}

# expect: fail
resource "openstack_lb_listener_v2" "old" {
  name            = "old"
  protocol        = "TERMINATED_HTTPS"
  protocol_port   = 8443
  loadbalancer_id = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  tls_versions    = ["TLSv1.1", "TLSv1.2"]
}

# expect: pass
resource "openstack_lb_listener_v2" "portal" {
  name            = "portal"
  protocol        = "TERMINATED_HTTPS"
  protocol_port   = 443
  loadbalancer_id = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
}

# expect: pass
resource "openstack_lb_listener_v2" "redirecting" {
  name            = "redirecting"
  protocol        = "HTTP"
  protocol_port   = 80
  loadbalancer_id = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
}

resource "openstack_lb_l7policy_v2" "redirecting" {
  name         = "redirecting"
  action       = "REDIRECT_TO_URL"
  listener_id  = openstack_lb_listener_v2.redirecting.id
  redirect_url = "https://portal.labora.example"
}

# Judged where TLS is asked for behind load balancers.
resource "openstack_lb_pool_v2" "portal" {
  name        = "portal"
  protocol    = "HTTP"
  lb_method   = "ROUND_ROBIN"
  listener_id = openstack_lb_listener_v2.portal.id
}

# expect: fail
resource "openstack_containerinfra_clustertemplate_v1" "staging" {
  name         = "staging"
  coe          = "kubernetes"
  image        = "fedora-coreos-38"
  tls_disabled = true
}

# Judged where strict tunnels are asked for.
resource "openstack_vpnaas_ike_policy_v2" "laboratories" {
  name = "laboratories"
}
