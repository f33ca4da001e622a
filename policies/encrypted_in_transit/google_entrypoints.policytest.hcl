policytest {
  targets = ["google_entrypoints.policy.hcl"]
}

# -- plain HTTP --------------------------------------------------------------------------------------------------------------

resource "google_compute_url_map" "to_https" {
  attrs = { id = "projects/p/global/urlMaps/to-https", name = "to-https", default_url_redirect = [{ https_redirect = true, strip_query = false }] }
}

resource "google_compute_url_map" "one_path_stays" {
  attrs = {
    id                   = "projects/p/global/urlMaps/one-path"
    name                 = "one-path"
    default_url_redirect = [{ https_redirect = true }]
    path_matcher = [{
      name                 = "results"
      default_url_redirect = [{ https_redirect = true }]
      path_rule            = [{ paths = ["/results"], service = "projects/p/global/backendServices/results" }]
    }]
  }
}

resource "google_compute_url_map" "to_another_host" {
  attrs = { id = "projects/p/global/urlMaps/moved", name = "moved", default_url_redirect = [{ host_redirect = "www.example.org", https_redirect = false }] }
}

resource "google_compute_target_http_proxy" "to_https" {
  attrs = { id = "projects/p/global/targetHttpProxies/to-https", name = "http-to-https", url_map = "projects/p/global/urlMaps/to-https" }
}

# Forwarding rules name it: they have the verdict.
resource "google_compute_target_http_proxy" "one_path_stays" {
  attrs = { id = "projects/p/global/targetHttpProxies/one-path", name = "http-one-path", url_map = "projects/p/global/urlMaps/one-path" }
}

resource "google_compute_target_http_proxy" "to_another_host" {
  attrs          = { id = "projects/p/global/targetHttpProxies/moved", name = "http-moved", url_map = "projects/p/global/urlMaps/moved" }
  expect_failure = true
}

resource "google_compute_region_target_http_proxy" "redirects" {
  attrs = { id = "projects/p/regions/r/targetHttpProxies/redirects", name = "http-in-region", url_map = "projects/p/global/urlMaps/to-https" }
}

resource "google_compute_target_https_proxy" "portal" {
  attrs = { id = "projects/p/global/targetHttpsProxies/portal", name = "https-portal", ssl_policy = "modern" }
}

resource "google_compute_global_forwarding_rule" "https" {
  attrs = { name = "https", port_range = "443", target = "projects/p/global/targetHttpsProxies/portal" }
}

resource "google_compute_forwarding_rule" "inside" {
  attrs = { name = "inside", load_balancing_scheme = "INTERNAL_MANAGED", target = "projects/p/regions/r/targetHttpProxies/inside" }
}

resource "google_compute_global_forwarding_rule" "plain" {
  attrs          = { name = "plain", port_range = "80", target = "projects/p/global/targetHttpProxies/one-path" }
  expect_failure = true
}

resource "google_compute_forwarding_rule" "proxy_elsewhere" {
  attrs          = { name = "elsewhere", load_balancing_scheme = "EXTERNAL_MANAGED", target = "projects/p/regions/r/targetHttpProxies/portal" }
  expect_failure = true
}

resource "google_compute_backend_service" "https" {
  attrs = { name = "https", load_balancing_scheme = "EXTERNAL_MANAGED", protocol = "HTTPS" }
}

resource "google_compute_backend_service" "by_omission" {
  attrs          = { name = "by-omission" }
  expect_failure = true
}

resource "google_compute_region_backend_service" "inside" {
  attrs = { name = "inside", protocol = "HTTP" }
}

resource "google_cloudfunctions_function" "https" {
  attrs = { name = "https", trigger_http = true, https_trigger_security_level = "SECURE_ALWAYS" }
}

resource "google_cloudfunctions_function" "of_events" {
  attrs = { name = "of-events", event_trigger = [{ event_type = "google.pubsub.topic.publish", resource = "results" }] }
}

resource "google_cloudfunctions_function" "by_omission" {
  attrs          = { name = "by-omission", trigger_http = true }
  expect_failure = true
}

resource "google_app_engine_standard_app_version" "https" {
  attrs = { service = "portal", handlers = [{ url_regex = ".*", security_level = "SECURE_ALWAYS" }] }
}

resource "google_app_engine_flexible_app_version" "one_path_stays" {
  attrs          = { service = "portal", handlers = [{ url_regex = "/api", security_level = "SECURE_OPTIONAL" }, { url_regex = ".*", security_level = "SECURE_ALWAYS" }] }
  expect_failure = true
}

resource "google_app_engine_standard_app_version" "by_omission" {
  attrs          = { service = "results" }
  expect_failure = true
}

# -- versions of TLS ---------------------------------------------------------------------------------------------------------

resource "google_compute_target_ssl_proxy" "by_omission" {
  attrs          = { name = "ssl" }
  expect_failure = true
}

resource "google_compute_ssl_policy" "modern" {
  attrs = { name = "modern", profile = "MODERN", min_tls_version = "TLS_1_2" }
}

resource "google_compute_ssl_policy" "chosen_ciphers" {
  attrs = {
    name            = "chosen"
    profile         = "CUSTOM"
    min_tls_version = "TLS_1_2"
    custom_features = ["TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"]
  }
}

resource "google_compute_ssl_policy" "without_forward_secrecy" {
  attrs = {
    name            = "without-forward-secrecy"
    profile         = "CUSTOM"
    min_tls_version = "TLS_1_2"
    custom_features = ["TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_128_GCM_SHA256"]
  }
  expect_failure = true
}

resource "google_compute_region_ssl_policy" "old_versions" {
  attrs          = { name = "old", profile = "RESTRICTED" }
  expect_failure = true
}

resource "google_compute_ssl_policy" "by_omission" {
  attrs          = { name = "by-omission" }
  expect_failure = true
}
