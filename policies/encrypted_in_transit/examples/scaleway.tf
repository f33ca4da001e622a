# expect: fail
resource "scaleway_redis_cluster" "sessions" {
  name      = "sessions"
  version   = "7.0.5"
  node_type = "RED1-MICRO"
}

# expect: pass
resource "scaleway_redis_cluster" "encrypted" {
  name        = "encrypted"
  version     = "7.0.5"
  node_type   = "RED1-MICRO"
  tls_enabled = true
}

# expect: fail
resource "scaleway_container" "portal" {
  name         = "portal"
  namespace_id = "fr-par/1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
}

# expect: pass
resource "scaleway_container" "redirected" {
  name         = "redirected"
  namespace_id = "fr-par/1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  http_option  = "redirected"
}

# expect: fail
resource "scaleway_function" "import" {
  name         = "import"
  namespace_id = "fr-par/1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  runtime      = "python311"
  handler      = "handler.handle"
  privacy      = "private"
  http_option  = "enabled"
}

# expect: fail
resource "scaleway_lb" "portal" {
  type                    = "LB-S"
  ssl_compatibility_level = "ssl_compatibility_level_old"
}

# expect: pass
resource "scaleway_lb" "modern" {
  type = "LB-S"
}

resource "scaleway_lb_backend" "portal" {
  lb_id            = scaleway_lb.modern.id
  name             = "portal"
  forward_protocol = "http"
  forward_port     = 8080
}

resource "scaleway_lb_backend" "passed_on" {
  lb_id            = scaleway_lb.modern.id
  name             = "passed-on"
  forward_protocol = "tcp"
  forward_port     = 8443
}

# expect: fail
resource "scaleway_lb_frontend" "plain" {
  lb_id        = scaleway_lb.modern.id
  backend_id   = scaleway_lb_backend.portal.id
  name         = "plain"
  inbound_port = 80
}

# expect: pass
resource "scaleway_lb_frontend" "redirecting" {
  lb_id        = scaleway_lb.modern.id
  backend_id   = scaleway_lb_backend.portal.id
  name         = "redirecting"
  inbound_port = 80
}

resource "scaleway_lb_acl" "redirecting" {
  frontend_id = scaleway_lb_frontend.redirecting.id
  index       = 0

  action {
    type = "redirect"

    redirect {
      type   = "scheme"
      target = "https"
      code   = 301
    }
  }

  match {
    http_filter       = "path_begin"
    http_filter_value = ["/"]
  }
}

# With a certificate there is nothing to judge.
resource "scaleway_lb_frontend" "portal" {
  lb_id           = scaleway_lb.modern.id
  backend_id      = scaleway_lb_backend.portal.id
  name            = "portal"
  inbound_port    = 443
  certificate_ids = [scaleway_lb_certificate.portal.id]
}

resource "scaleway_lb_certificate" "portal" {
  lb_id = scaleway_lb.modern.id

  letsencrypt {
    common_name = "portal.labora.example"
  }
}

# The servers speak TLS themselves.
# expect: pass
resource "scaleway_lb_frontend" "passed_on" {
  lb_id        = scaleway_lb.modern.id
  backend_id   = scaleway_lb_backend.passed_on.id
  name         = "passed-on"
  inbound_port = 443
}
