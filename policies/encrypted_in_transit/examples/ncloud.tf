# expect: pass
resource "ncloud_lb_listener" "portal" {
  load_balancer_no     = "1"
  target_group_no      = "2"
  protocol             = "HTTPS"
  port                 = 443
  ssl_certificate_no   = "3"
  tls_min_version_type = "TLSV12"
}

# expect: fail
resource "ncloud_lb_listener" "plain" {
  load_balancer_no = "1"
  target_group_no  = "2"
  protocol         = "HTTP"
  port             = 80
}

# expect: fail
resource "ncloud_lb_listener" "old" {
  load_balancer_no     = "1"
  target_group_no      = "2"
  protocol             = "TLS"
  port                 = 2575
  tls_min_version_type = "TLSV10"
}
