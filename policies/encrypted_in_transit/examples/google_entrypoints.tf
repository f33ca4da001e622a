resource "google_compute_backend_service" "portal" {
  name                  = "portal"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
}

resource "google_compute_url_map" "portal" {
  name            = "portal"
  default_service = google_compute_backend_service.portal.id
}

resource "google_compute_url_map" "to_https" {
  name = "to-https"

  default_url_redirect {
    https_redirect = true
    strip_query    = false
  }
}

resource "google_compute_target_http_proxy" "plain" {
  name    = "plain"
  url_map = google_compute_url_map.portal.id
}

# expect: fail
resource "google_compute_global_forwarding_rule" "plain" {
  name                  = "plain"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  target                = google_compute_target_http_proxy.plain.id
}

# expect: pass
resource "google_compute_target_http_proxy" "redirect" {
  name    = "redirect"
  url_map = google_compute_url_map.to_https.id
}

# expect: pass
resource "google_compute_global_forwarding_rule" "redirect" {
  name                  = "redirect"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  target                = google_compute_target_http_proxy.redirect.id
}

# expect: fail
resource "google_compute_target_http_proxy" "unused" {
  name    = "unused"
  url_map = google_compute_url_map.portal.id
}

# expect: fail
resource "google_compute_target_https_proxy" "portal" {
  name             = "portal"
  url_map          = google_compute_url_map.portal.id
  ssl_certificates = ["portal"]
}

# expect: fail
resource "google_compute_ssl_policy" "compatible" {
  name    = "compatible"
  profile = "COMPATIBLE"
}

# expect: pass
resource "google_compute_target_https_proxy" "results" {
  name             = "results"
  url_map          = google_compute_url_map.portal.id
  ssl_certificates = ["portal"]
  ssl_policy       = google_compute_ssl_policy.compatible.id # which has a verdict of its own
}

# expect: fail
resource "google_compute_backend_service" "results" {
  name                  = "results"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}

# expect: fail
resource "google_cloudfunctions_function" "import" {
  name         = "import"
  runtime      = "python312"
  trigger_http = true
}

# expect: fail
resource "google_app_engine_standard_app_version" "portal" {
  service = "default"
  runtime = "python312"
}

# -- in one region

resource "google_compute_region_url_map" "booking" {
  name            = "booking"
  default_service = google_compute_backend_service.portal.id
}

resource "google_compute_region_target_http_proxy" "booking" {
  name    = "booking"
  url_map = google_compute_region_url_map.booking.id
}

# expect: fail
resource "google_compute_forwarding_rule" "booking" {
  name                  = "booking"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  target                = google_compute_region_target_http_proxy.booking.id
}

# expect: fail
resource "google_compute_region_target_http_proxy" "unused" {
  name    = "unused"
  url_map = google_compute_region_url_map.booking.id
}

# expect: fail
resource "google_compute_region_target_https_proxy" "booking" {
  name             = "booking"
  url_map          = google_compute_region_url_map.booking.id
  ssl_certificates = ["booking"]
}
