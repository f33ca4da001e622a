# Load balancers of OVHcloud: the classic ones, and those of the Public Cloud, which are OpenStack's. Managed databases speak TLS.

policy {
  required_providers {
    ovh = { source = "ovh/ovh" }
  }
}

locals {
  yes = [true, "true"]

  # What makes a listener send callers on, in either spelling.
  redirects = ["REDIRECT_TO_URL", "REDIRECT_PREFIX"]
  old_tls   = ["SSLV3", "TLSV1", "TLSV1.0", "TLSV1.1"]
}

# https://registry.terraform.io/providers/ovh/ovh/latest/docs/resources/iploadbalancing_http_frontend
resource_policy "ovh_iploadbalancing_http_frontend" "ovh_http_frontend" {
  filter = !core::contains(local.yes, core::try(attrs.disabled, false))

  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.ssl, false))
      || core::startswith(core::lower(core::contains([null, ""], core::try(attrs.redirect_location, null)) ? "-" : attrs.redirect_location), "https://")
    )
    error_message = "This entry point answers over plain HTTP instead of sending callers on to HTTPS: whoever is on the way can read what they send and get."
  }
}

# What is passed on may be encrypted by the servers themselves; nobody can see that from here.
resource_policy "ovh_iploadbalancing_tcp_frontend" "ovh_tcp_frontend" {
  enforcement_level = "advisory"

  filter = !core::contains(local.yes, core::try(attrs.disabled, false))

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.ssl, false)) || core::contains([443, "443"], core::try(attrs.port, null))
    error_message = "This load balancer passes connections on as they come, and nothing says that they are encrypted."
  }
}

# https://registry.terraform.io/providers/ovh/ovh/latest/docs/resources/cloud_project_loadbalancer
resource_policy "ovh_cloud_project_loadbalancer" "ovh_listeners" {
  enforce {
    condition = core::alltrue([
      for listener in core::try(attrs.listeners, null) == null ? [] : attrs.listeners : core::lower(core::try(listener.protocol, "")) != "http"
    ])
    error_message = "A listener of this load balancer answers over plain HTTP: whoever is on the way can read what callers send and get."
  }

  enforce {
    condition = core::alltrue(core::flatten([
      for listener in core::try(attrs.listeners, null) == null ? [] : attrs.listeners : [
        for version in core::try(listener.tls_versions, null) == null ? [] : listener.tls_versions : !core::contains(local.old_tls, core::upper(version))
      ]
    ]))
    error_message = "A listener of this load balancer still accepts versions of TLS that are broken."
  }
}

resource_policy "ovh_cloud_loadbalancer_listener" "ovh_listener" {
  enforce {
    condition = core::upper(core::try(attrs.protocol, "")) != "HTTP" || core::anytrue([
      for policy in core::getresources("ovh_cloud_loadbalancer_l7policy", { listener_id = attrs.id }) :
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
