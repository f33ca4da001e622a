# OpenStack: listeners of load balancers say which protocol they speak; clusters use TLS unless somebody switches it off.

policy {
  required_providers {
    openstack = { source = "terraform-provider-openstack/openstack" }
  }
}

input "tls_behind_load_balancers" {
  type        = bool
  default     = false
  description = "Whether load balancers must use TLS towards their targets too."
}

input "strict_vpn_tunnels" {
  type        = bool
  default     = false
  description = "Whether VPN tunnels must be limited to AES-256."
}

locals {
  yes = [true, "true"]

  redirects    = ["REDIRECT_TO_URL", "REDIRECT_PREFIX"]
  old_tls      = ["SSLV3", "TLSV1", "TLSV1.0", "TLSV1.1"]
  vpn_policies = ["openstack_vpnaas_ike_policy_v2", "openstack_vpnaas_ipsec_policy_v2"]
}

# https://docs.openstack.org/octavia/latest/user/guides/basic-cookbook.html
resource_policy "openstack_lb_listener_v2" "openstack_listener" {
  enforce {
    condition = core::upper(core::try(attrs.protocol, "")) != "HTTP" || core::anytrue([
      for policy in core::getresources("openstack_lb_l7policy_v2", { listener_id = attrs.id }) :
      core::contains(local.redirects, policy.action)
      && core::startswith(core::try(policy.redirect_url, policy.redirect_prefix, ""), "https://")
    ])
    error_message = "This entry point answers over plain HTTP instead of sending callers on to HTTPS: whoever is on the way can read what they send and get."
  }

  enforce {
    condition = core::alltrue([
      for version in core::try(attrs.tls_versions, null) == null ? [] : attrs.tls_versions : !core::contains(local.old_tls, core::upper(version))
    ])
    error_message = "This entry point still accepts versions of TLS that are broken."
  }
}

# Inside the private network, and therefore only where it is asked for.
resource_policy "openstack_lb_pool_v2" "openstack_pool" {
  enforcement_level = "advisory"

  filter = input.tls_behind_load_balancers && core::upper(core::try(attrs.protocol, "")) == "HTTP"

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.tls_enabled, false))
    error_message = "Between the load balancer and these servers, requests travel unencrypted."
  }
}

# https://docs.openstack.org/magnum/latest/user/#clustertemplate
resource_policy "openstack_containerinfra_clustertemplate_v1" "openstack_cluster" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.tls_disabled, false))
    error_message = "TLS is switched off for clusters of this kind: their interface can be read and used by whoever is on the way."
  }
}

# Not written means AES-128, which nobody breaks.
# https://registry.terraform.io/providers/terraform-provider-openstack/openstack/latest/docs/resources/vpnaas_ike_policy_v2
resource_policy "openstack_vpnaas_*_policy_v2" "openstack_vpn" {
  enforcement_level = "advisory"

  filter = input.strict_vpn_tunnels && core::contains(local.vpn_policies, meta.type)

  enforce {
    condition     = core::try(attrs.encryption_algorithm, null) == "aes-256"
    error_message = "Tunnels of this kind are encrypted with less than AES-256."
  }
}
