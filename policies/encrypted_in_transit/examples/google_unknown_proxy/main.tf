variable "proxy" {
  type = string
}

# expect: unknown
resource "google_compute_global_forwarding_rule" "by_environment" {
  name                  = "by-environment"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  target                = var.proxy
}

# Whether the load balancer uses this proxy is not known.
# expect: unknown
resource "google_compute_target_http_proxy" "plain" {
  name    = "plain"
  url_map = "projects/labora-prod/global/urlMaps/portal"
}

# expect: fail
resource "google_compute_global_forwarding_rule" "address" {
  name       = "address"
  port_range = "80"
  target     = "https://www.googleapis.com/compute/v1/projects/labora-prod/global/targetHttpProxies/portal"
}
