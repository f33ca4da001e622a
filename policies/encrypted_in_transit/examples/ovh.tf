# expect: fail
resource "ovh_iploadbalancing_http_frontend" "portal" {
  service_name = "loadbalancer-0a1b2c"
  display_name = "portal"
  zone         = "all"
  port         = "80,443"
}

# expect: pass
resource "ovh_iploadbalancing_http_frontend" "redirecting" {
  service_name      = "loadbalancer-0a1b2c"
  display_name      = "redirecting"
  zone              = "all"
  port              = "80"
  redirect_location = "https://portal.labora.example"
}

# expect: pass
resource "ovh_iploadbalancing_http_frontend" "encrypted" {
  service_name = "loadbalancer-0a1b2c"
  display_name = "encrypted"
  zone         = "all"
  port         = "443"
  ssl          = true
}

# expect: fail
resource "ovh_iploadbalancing_tcp_frontend" "results" {
  service_name = "loadbalancer-0a1b2c"
  display_name = "results"
  zone         = "all"
  port         = "2575"
}

# expect: fail
resource "ovh_cloud_project_loadbalancer" "portal" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA9"
  flavor_id    = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"

  listeners = [
    { port = 443, protocol = "terminatedHTTPS" },
    { port = 80, protocol = "http" },
  ]
}

# expect: pass
resource "ovh_cloud_project_loadbalancer" "encrypted" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA9"
  flavor_id    = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  listeners    = [{ port = 443, protocol = "terminatedHTTPS", tls_versions = ["TLSv1.2", "TLSv1.3"] }]
}

# expect: fail
resource "ovh_cloud_loadbalancer_listener" "plain" {
  service_name    = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  loadbalancer_id = "2f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  name            = "plain"
  protocol        = "HTTP"
  protocol_port   = 80
}

# expect: fail
resource "ovh_cloud_loadbalancer_listener" "old" {
  service_name    = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  loadbalancer_id = "2f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  name            = "old"
  protocol        = "TERMINATED_HTTPS"
  protocol_port   = 8443
  tls_versions    = ["TLSv1", "TLSv1.2"]
}

# expect: pass
resource "ovh_cloud_loadbalancer_listener" "redirecting" {
  service_name    = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  loadbalancer_id = "2f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  name            = "redirecting"
  protocol        = "HTTP"
  protocol_port   = 80
}

resource "ovh_cloud_loadbalancer_l7policy" "redirecting" {
  service_name    = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  loadbalancer_id = "2f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  listener_id     = ovh_cloud_loadbalancer_listener.redirecting.id
  action          = "REDIRECT_PREFIX"
  redirect_prefix = "https://portal.labora.example"
}
