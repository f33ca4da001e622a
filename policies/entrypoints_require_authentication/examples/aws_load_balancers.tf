resource "aws_lb" "portal" {
  name               = "portal"
  load_balancer_type = "application"
}

# expect: fail
resource "aws_lb_listener" "open" {
  load_balancer_arn = aws_lb.portal.arn
  port              = 443
  protocol          = "HTTPS"

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:targetgroup/portal/1"
  }
}

# expect: pass
resource "aws_lb_listener" "asks_first" {
  load_balancer_arn = aws_lb.portal.arn
  port              = 8443
  protocol          = "HTTPS"

  default_action {
    type = "authenticate-oidc"

    authenticate_oidc {
      issuer                 = "https://login.example.com"
      authorization_endpoint = "https://login.example.com/authorize"
      token_endpoint         = "https://login.example.com/token"
      user_info_endpoint     = "https://login.example.com/userinfo"
      client_id              = "portal"
      client_secret          = var.client_secret
    }
  }

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:targetgroup/portal/1"
  }
}

variable "client_secret" {
  type      = string
  sensitive = true
}

# A rule has actions of its own; the login of its listener does not count for it.
# expect: fail
resource "aws_lb_listener_rule" "open" {
  listener_arn = aws_lb_listener.asks_first.arn

  condition {
    path_pattern {
      values = ["/results/*"]
    }
  }

  action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:targetgroup/portal/1"
  }
}

# expect: pass
resource "aws_lb_listener_rule" "health" {
  listener_arn = aws_lb_listener.asks_first.arn

  condition {
    path_pattern {
      values = ["/healthz"]
    }
  }

  action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:targetgroup/portal/1"
  }
}
