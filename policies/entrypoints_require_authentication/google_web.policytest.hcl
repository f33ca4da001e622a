policytest {
  targets = ["google_web.policy.hcl"]
}

# -- load balancers ----------------------------------------------------------------------------------------------------------

resource "google_compute_backend_service" "login" {
  attrs = { name = "login", iap = [{ enabled = true }] }
}

# How version 5 of the provider wrote it.
resource "google_compute_backend_service" "login_by_block" {
  attrs = { name = "login-by-block", load_balancing_scheme = "EXTERNAL_MANAGED", iap = [{ oauth2_client_id = "id", oauth2_client_secret = "secret" }] }
}

resource "google_compute_backend_service" "open" {
  attrs          = { name = "open" }
  expect_failure = true
}

resource "google_compute_backend_service" "switched_off" {
  attrs          = { name = "switched-off", load_balancing_scheme = "EXTERNAL_MANAGED", protocol = "HTTPS", iap = [{ enabled = false }] }
  expect_failure = true
}

resource "google_compute_backend_service" "inside" {
  attrs = { name = "inside", load_balancing_scheme = "INTERNAL_SELF_MANAGED" }
}

resource "google_compute_backend_service" "connections" {
  attrs = { name = "connections", protocol = "TCP" }
}

resource "google_compute_region_backend_service" "inside_by_default" {
  attrs = { name = "inside-by-default" }
}

resource "google_compute_region_backend_service" "open" {
  attrs          = { name = "open-in-region", load_balancing_scheme = "EXTERNAL_MANAGED", protocol = "HTTP" }
  expect_failure = true
}

resource "google_compute_backend_service" "certificates" {
  attrs = { id = "projects/labora-prod/global/backendServices/certificates", name = "certificates" }
}

resource "google_compute_url_map" "certificates" {
  attrs = { id = "projects/labora-prod/global/urlMaps/partners", name = "partners", default_service = "projects/labora-prod/global/backendServices/certificates" }
}

resource "google_compute_target_https_proxy" "certificates" {
  attrs = { name = "partners", url_map = "projects/labora-prod/global/urlMaps/partners", server_tls_policy = "partners" }
}

# -- App Engine --------------------------------------------------------------------------------------------------------------

resource "google_app_engine_standard_app_version" "login" {
  attrs = {
    service  = "portal"
    handlers = [{ url_regex = "/health", login = null }, { url_regex = ".*", login = "LOGIN_REQUIRED" }]
  }
}

resource "google_app_engine_standard_app_version" "one_handler_open" {
  attrs = {
    service  = "portal"
    handlers = [{ url_regex = "/api/.*", login = "LOGIN_OPTIONAL" }, { url_regex = ".*", login = "LOGIN_REQUIRED" }]
  }
  expect_failure = true
}

resource "google_app_engine_flexible_app_version" "open" {
  attrs          = { service = "results" }
  expect_failure = true
}

resource "google_app_engine_service_network_settings" "inside" {
  attrs = { service = "inside", network_settings = [{ ingress_traffic_allowed = "INGRESS_TRAFFIC_ALLOWED_INTERNAL_ONLY" }] }
}

resource "google_app_engine_flexible_app_version" "inside" {
  attrs = { service = "inside" }
}
