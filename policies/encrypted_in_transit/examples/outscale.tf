# expect: fail
resource "outscale_load_balancer" "portal" {
  load_balancer_name = "portal"
  subregion_names    = ["eu-west-2a"]

  listeners {
    backend_port           = 8080
    backend_protocol       = "HTTP"
    load_balancer_port     = 80
    load_balancer_protocol = "HTTP"
  }
}

# expect: pass
resource "outscale_load_balancer" "encrypted" {
  load_balancer_name = "encrypted"
  subregion_names    = ["eu-west-2a"]

  listeners {
    backend_port           = 8080
    backend_protocol       = "HTTP"
    load_balancer_port     = 443
    load_balancer_protocol = "HTTPS"
    server_certificate_id  = "orn:ows:idauth::012345678910:server-certificate/portal"
  }
}
