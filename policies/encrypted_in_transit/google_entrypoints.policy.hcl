# Load balancers, functions and App Engine of Google: who answers over plain HTTP, and with which versions of TLS. A proxy for plain HTTP is
# right where all that it does is to send callers on to HTTPS; its URL map tells.
# https://cloud.google.com/load-balancing/docs/https/setting-up-http-https-redirect

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

locals {
  yes = [true, "true"]

  http_proxies     = ["google_compute_target_http_proxy", "google_compute_region_target_http_proxy"]
  tls_proxies      = ["google_compute_target_https_proxy", "google_compute_region_target_https_proxy", "google_compute_target_ssl_proxy"]
  ssl_policies     = ["google_compute_ssl_policy", "google_compute_region_ssl_policy"]
  forwarding_rules = ["google_compute_forwarding_rule", "google_compute_global_forwarding_rule"]
  backends         = ["google_compute_backend_service", "google_compute_region_backend_service"]
  app_versions     = ["google_app_engine_standard_app_version", "google_app_engine_flexible_app_version"]

  # Whether each URL map sends every request on to HTTPS.
  url_maps = [
    for map in core::concat(core::getresources("google_compute_url_map", {}), core::getresources("google_compute_region_url_map", {})) : {
      map = map
      redirects = core::contains(local.yes, core::try(map.default_url_redirect[0].https_redirect, false)) && core::alltrue([
        for matcher in core::try(map.path_matcher, []) :
        core::contains(local.yes, core::try(matcher.default_url_redirect[0].https_redirect, false))
        && core::length(core::try(matcher.route_rules, [])) == 0
        && core::alltrue([
          for rule in core::try(matcher.path_rule, []) : core::contains(local.yes, core::try(rule.url_redirect[0].https_redirect, false))
        ])
      ])
    }
  ]

  # What a forwarding rule may lead to, where that is declared here.
  targets = core::concat([
    for type in core::concat(local.http_proxies, local.tls_proxies, [
      "google_compute_target_grpc_proxy", "google_compute_target_tcp_proxy", "google_compute_region_target_tcp_proxy",
      "google_compute_target_instance", "google_compute_target_pool", "google_compute_vpn_gateway", "google_compute_service_attachment",
    ]) : core::getresources(type, {})
  ]...)

  plain_proxies = [
    for proxy in core::concat(
      core::getresources("google_compute_target_http_proxy", {}), core::getresources("google_compute_region_target_http_proxy", {})
    ) : {
      proxy     = proxy
      redirects = core::anytrue([for one in local.url_maps : hclscan::refers_to(core::try(proxy.url_map, null), one.map) && one.redirects])
    }
  ]

  # Ciphers that keep what was recorded secret even when a key is lost later.
  modern_cipher = "^TLS_(AES_|CHACHA20_|ECDHE_(ECDSA|RSA)_WITH_(AES_(128|256)_GCM|CHACHA20))"
}

# -- plain HTTP --------------------------------------------------------------------------------------------------------------

resource_policy "google_compute_*forwarding_rule" "google_forwarding_rule" {
  filter = (
    core::contains(local.forwarding_rules, meta.type) && core::try(attrs.target, null) != null
    && core::contains([null, "EXTERNAL", "EXTERNAL_MANAGED"], core::try(attrs.load_balancing_scheme, null))
  )

  enforce {
    condition = !core::anytrue([
      for one in local.plain_proxies : hclscan::refers_to(attrs.target, one.proxy) && !one.redirects
    ])
    error_message = "This load balancer answers the internet over plain HTTP: whoever is on the way can read what callers send and get."
  }

  # A proxy that is named by its address may have any URL map.
  enforce {
    condition = (
      core::anytrue([for target in local.targets : hclscan::refers_to(attrs.target, target)])
      || !core::regex_match(attrs.target, "/targetHttpProxies/")
    )
    error_message = "This load balancer answers the internet over plain HTTP, and nothing here shows that it only sends callers on to HTTPS."
  }
}

# Where the forwarding rule is here too, what is wrong is said of that.
resource_policy "google_compute_*target_http_proxy" "google_http_proxy" {
  filter = core::contains(local.http_proxies, meta.type) && core::length(core::flatten([
    for type in local.forwarding_rules : hclscan::referrers(attrs, type)
  ])) == 0

  enforce {
    condition     = core::anytrue([for one in local.url_maps : hclscan::refers_to(core::try(attrs.url_map, null), one.map) && one.redirects])
    error_message = "This proxy answers over plain HTTP, and nothing here shows that it only sends callers on to HTTPS: whoever is on the way can read what they send and get."
  }
}

resource_policy "google_compute_*backend_service" "google_backend_protocol" {
  filter            = core::contains(local.backends, meta.type) && core::startswith(local.scheme, "EXTERNAL")
  enforcement_level = "advisory"

  locals {
    stated = core::try(attrs.load_balancing_scheme, null)
    scheme = local.stated != null ? local.stated : meta.type == "google_compute_backend_service" ? "EXTERNAL" : "INTERNAL"
  }

  enforce {
    condition     = !core::contains([null, "HTTP"], core::try(attrs.protocol, null))
    error_message = "Between the load balancer and this application, requests travel over plain HTTP."
  }
}

# https://cloud.google.com/functions/docs/reference/rest/v1/projects.locations.functions#securitylevel
resource_policy "google_cloudfunctions_function" "google_function" {
  filter = core::contains(local.yes, core::try(attrs.trigger_http, false))

  enforce {
    condition     = core::try(attrs.https_trigger_security_level, null) == "SECURE_ALWAYS"
    error_message = "This function also answers over plain HTTP, as all do that do not say otherwise: whoever is on the way can read what callers send and get."
  }
}

resource_policy "google_app_engine_*_app_version" "google_app_engine_version" {
  filter = core::contains(local.app_versions, meta.type)

  locals {
    handlers = core::try(attrs.handlers, [])
  }

  enforce {
    condition = core::length(local.handlers) > 0 && core::alltrue([
      for handler in local.handlers : core::try(handler.security_level, null) == "SECURE_ALWAYS"
    ])
    error_message = "This service also answers over plain HTTP, as all do that do not say otherwise: whoever is on the way can read what callers send and get."
  }
}

# -- versions of TLS ---------------------------------------------------------------------------------------------------------

# https://cloud.google.com/load-balancing/docs/ssl-policies-concepts
resource_policy "google_compute_*target_*_proxy" "google_tls_proxy" {
  filter = core::contains(local.tls_proxies, meta.type)

  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.ssl_policy, null))
    error_message = "This proxy still accepts TLS 1.0 and 1.1, which are broken, as all do that name no policy."
  }
}

resource_policy "google_compute_*ssl_policy" "google_ssl_policy" {
  filter = core::contains(local.ssl_policies, meta.type)

  locals {
    profile  = core::try(attrs.profile, null)
    features = core::try(attrs.custom_features, null) == null ? [] : attrs.custom_features
  }

  enforce {
    condition     = core::contains(["TLS_1_2", "TLS_1_3"], core::try(attrs.min_tls_version, null))
    error_message = "Load balancers with this policy still accept TLS 1.0 or 1.1, which are broken; TLS 1.0 is the least where nothing is written."
  }

  enforce {
    condition = (
      core::contains(["MODERN", "RESTRICTED", "FIPS_202205"], local.profile)
      || (local.profile == "CUSTOM" && core::alltrue([for cipher in local.features : core::regex_match(cipher, local.modern_cipher)]))
    )
    error_message = "Load balancers with this policy accept ciphers with which recorded traffic can be read once a key is lost."
  }
}
