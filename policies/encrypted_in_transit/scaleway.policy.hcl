# Scaleway: caches speak TLS when they are told to, and containers and functions answer over plain HTTP too. Managed SQL and MongoDB
# databases offer TLS, and the client decides.

policy {
  required_providers {
    scaleway = { source = "scaleway/scaleway" }
  }
}

input "tls_behind_load_balancers" {
  type        = bool
  default     = false
  description = "Whether load balancers must use TLS towards their targets too."
}

locals {
  yes = [true, "true"]

  applications = ["scaleway_container", "scaleway_function"]
}

# https://registry.terraform.io/providers/scaleway/scaleway/latest/docs/resources/redis_cluster
resource_policy "scaleway_redis_cluster" "scaleway_redis_cluster" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.tls_enabled, false))
    error_message = "Records and passwords travel to this cache in plain: it speaks TLS only when it is told to."
  }
}

# Called https_connections_only in newer versions of the provider.
# https://registry.terraform.io/providers/scaleway/scaleway/latest/docs/resources/container
resource_policy "scaleway_*" "scaleway_application" {
  filter = core::contains(local.applications, meta.type)

  enforce {
    condition = (
      core::try(attrs.http_option, null) == "redirected"
      || core::contains(local.yes, core::try(attrs.https_connections_only, false))
    )
    error_message = "This application answers over plain HTTP too, as all do that do not say otherwise: whoever is on the way can read what callers send and get."
  }
}

# -- load balancers ----------------------------------------------------------------------------------------------------------

# What is passed on as TCP may be encrypted by the servers themselves, but hardly so on port 80.
# https://www.scaleway.com/en/docs/load-balancer/reference-content/acls/#redirect-action
resource_policy "scaleway_lb_frontend" "scaleway_lb_frontend" {
  filter = (
    core::length(core::try(attrs.certificate_ids, null) == null ? [] : attrs.certificate_ids) == 0
    && core::try(attrs.certificate_id, null) == null
  )

  locals {
    backends = core::getresources("scaleway_lb_backend", { id = core::try(attrs.backend_id, null) })
    protocol = core::length(local.backends) > 0 ? local.backends[0].forward_protocol : core::getdatasource("scaleway_lb_backend", { id = core::try(attrs.backend_id, null) }).forward_protocol
    lists    = core::concat(core::try(attrs.acl, []), core::getresources("scaleway_lb_acl", { frontend_id = attrs.id }))
    redirects = core::anytrue([
      for list in local.lists :
      core::try(list.action[0].type, null) == "redirect"
      && core::startswith(core::lower(core::try(list.action[0].redirect[0].target, "")), "https")
    ])
  }

  enforce {
    condition     = local.redirects || core::lower(local.protocol) == "tcp" && core::try(core::parseint("${attrs.inbound_port}", 10) != 80, true)
    error_message = "This entry point answers over plain HTTP instead of sending callers on to HTTPS: whoever is on the way can read what they send and get."
  }
}

# https://www.scaleway.com/en/docs/load-balancer/reference-content/ssl-bridging-offloading-passthrough/
resource_policy "scaleway_lb" "scaleway_lb_tls" {
  enforce {
    condition     = core::try(attrs.ssl_compatibility_level, null) != "ssl_compatibility_level_old"
    error_message = "This load balancer still accepts versions of TLS that are broken, since it was told to get along with very old callers."
  }
}

# Inside the private network, and therefore only where it is asked for.
resource_policy "scaleway_lb_backend" "scaleway_lb_backend" {
  enforcement_level = "advisory"

  filter = input.tls_behind_load_balancers && core::lower(core::try(attrs.forward_protocol, "")) == "http"

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.ssl_bridging, false)) && !core::contains(local.yes, core::try(attrs.ignore_ssl_server_verify, false))
    error_message = "Between the load balancer and these servers, requests travel unencrypted, or to whoever claims to be one of them."
  }
}
