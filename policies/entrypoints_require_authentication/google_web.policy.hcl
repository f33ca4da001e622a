# Web applications of Google behind a load balancer, and App Engine: whether a login stands before them.
# https://cloud.google.com/iap/docs/concepts-overview

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

input "open_paths" {
  type        = list(string)
  default     = ["/health", "/healthz", "/ping", "/livez", "/readyz", "/robots.txt", "/.well-known/acme-challenge/*"]
  description = "Paths that may be answered without authentication: they show no personal data."
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  backends = ["google_compute_backend_service", "google_compute_region_backend_service"]

  # Connections are passed on without a look at the requests in them.
  without_requests = ["TCP", "SSL", "UDP", "UNSPECIFIED"]

  url_maps = ["google_compute_url_map", "google_compute_region_url_map"]
  proxies  = ["google_compute_target_https_proxy", "google_compute_region_target_https_proxy"]

  app_versions = ["google_app_engine_standard_app_version", "google_app_engine_flexible_app_version"]
}

# A backend of a region is an internal one unless it says otherwise.
resource_policy "google_compute_*backend_service" "google_backend_service" {
  filter = core::contains(local.backends, meta.type) && core::startswith(local.scheme, "EXTERNAL") && !core::contains(local.without_requests, local.protocol)

  locals {
    stated_scheme   = core::try(attrs.load_balancing_scheme, null)
    scheme          = local.stated_scheme != null ? local.stated_scheme : meta.type == "google_compute_backend_service" ? "EXTERNAL" : "INTERNAL"
    stated_protocol = core::try(attrs.protocol, null)
    protocol        = local.stated_protocol != null ? local.stated_protocol : "HTTP"

    # The block alone was the switch before version 6 of the provider.
    asks_for_login = core::length(core::try(attrs.iap, [])) > 0 && !core::contains(local.no, core::try(attrs.iap[0].enabled, true))

    # Clients that show a certificate of one's own have said who they are.
    maps = core::concat([for type in local.url_maps : hclscan::referrers(attrs, type)]...)
    asks_for_certificate = core::anytrue([
      for map in local.maps : core::anytrue([
        for type in local.proxies : core::anytrue([
          for proxy in hclscan::referrers(map, type) : core::try(proxy.server_tls_policy, null) != null
        ])
      ])
    ])
  }

  enforce {
    condition     = local.asks_for_login || local.asks_for_certificate
    error_message = "Requests from the internet reach this application without anybody asking who is calling: the load balancer demands no login before it."
  }
}

# -- App Engine --------------------------------------------------------------------------------------------------------------

# https://cloud.google.com/iap/docs/app-engine-quickstart
resource_policy "google_app_engine_application" "google_app_engine_application" {
  locals {
    asks_for_login = core::length(core::try(attrs.iap, [])) > 0 && !core::contains(local.no, core::try(attrs.iap[0].enabled, true))
  }

  enforce {
    condition     = local.asks_for_login
    error_message = "What runs in this application answers everyone on the internet: no login stands before it."
  }
}

# Where the application is declared elsewhere, each address must ask for a login, or the internet must not reach the service.
resource_policy "google_app_engine_*_app_version" "google_app_engine_version" {
  filter = core::contains(local.app_versions, meta.type) && core::length(core::getresources("google_app_engine_application", {})) == 0

  locals {
    handlers       = core::try(attrs.handlers, [])
    asks_for_login = core::length(local.handlers) > 0 && core::alltrue([
      for handler in local.handlers :
      core::contains(["LOGIN_REQUIRED", "LOGIN_ADMIN"], core::try(handler.login, null)) || core::contains(input.open_paths, core::try(handler.url_regex, null))
    ])
    service = core::try(attrs.service, "default")
    kept_inside = core::anytrue([
      for settings in core::getresources("google_app_engine_service_network_settings", {}) :
      settings.service == local.service
      && core::try(core::contains(["INGRESS_TRAFFIC_ALLOWED_INTERNAL_ONLY", "INGRESS_TRAFFIC_ALLOWED_INTERNAL_AND_LB"], settings.network_settings[0].ingress_traffic_allowed), false)
    ])
  }

  enforce {
    condition     = local.asks_for_login || local.kept_inside
    error_message = "This service answers everyone on the internet: no address of it asks for a login, and nothing here shows one before it."
  }
}
