policytest {
  targets = ["openstack.policy.hcl"]
}

resource "openstack_lb_listener_v2" "tcp" {
  attrs = { id = "l-1", protocol = "TCP", tls_versions = null }
}

resource "openstack_lb_listener_v2" "to_plain" {
  attrs          = { id = "l-2", protocol = "HTTP" }
  expect_failure = true
}

resource "openstack_lb_l7policy_v2" "to_plain" {
  attrs = { listener_id = "l-2", action = "REDIRECT_TO_URL", redirect_url = "http://portal.labora.example" }
}

resource "openstack_lb_listener_v2" "prefix" {
  attrs = { id = "l-3", protocol = "HTTP" }
}

resource "openstack_lb_l7policy_v2" "prefix" {
  attrs = { listener_id = "l-3", action = "REDIRECT_PREFIX", redirect_prefix = "https://portal.labora.example" }
}

resource "openstack_lb_listener_v2" "old" {
  attrs          = { id = "l-4", protocol = "TERMINATED_HTTPS", tls_versions = ["SSLv3", "TLSv1.3"] }
  expect_failure = true
}

resource "openstack_lb_pool_v2" "not_asked" {
  attrs = { protocol = "HTTP" }
}

resource "openstack_lb_pool_v2" "encrypted" {
  attrs = { protocol = "HTTP", tls_enabled = true }

  inputs {
    tls_behind_load_balancers = true
  }
}

resource "openstack_lb_pool_v2" "plain" {
  attrs          = { protocol = "HTTP", tls_enabled = null }
  expect_failure = true

  inputs {
    tls_behind_load_balancers = true
  }
}

resource "openstack_containerinfra_clustertemplate_v1" "default" {
  attrs = { name = "default", tls_disabled = null }
}

resource "openstack_containerinfra_clustertemplate_v1" "off" {
  attrs          = { name = "off", tls_disabled = "true" }
  expect_failure = true
}

resource "openstack_vpnaas_ipsec_policy_v2" "strict" {
  attrs = { encryption_algorithm = "aes-256" }

  inputs {
    strict_vpn_tunnels = true
  }
}

resource "openstack_vpnaas_ike_policy_v2" "default" {
  attrs          = { name = "default" }
  expect_failure = true

  inputs {
    strict_vpn_tunnels = true
  }
}
