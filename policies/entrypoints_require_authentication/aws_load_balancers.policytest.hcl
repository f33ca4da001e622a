policytest {
  targets = ["aws_load_balancers.policy.hcl"]
}

resource "aws_lb" "portal" {
  attrs = {
    arn      = "arn:lb:portal"
    internal = false
  }
}

# Load balancers are on the internet unless they say otherwise.
resource "aws_lb" "silent" {
  attrs = {
    arn = "arn:lb:silent"
  }
}

resource "aws_lb" "internal" {
  attrs = {
    arn      = "arn:lb:internal"
    internal = true
  }
}

resource "aws_lb" "gateway" {
  attrs = {
    arn                = "arn:lb:gateway"
    load_balancer_type = "gateway"
  }
}

# -- listeners ---------------------------------------------------------------------------------------------------------------

resource "aws_lb_listener" "redirect" {
  attrs = {
    load_balancer_arn = aws_lb.portal.arn
    protocol          = "HTTP"
    default_action    = [{ type = "redirect", redirect = [{ port = "443", protocol = "HTTPS", status_code = "HTTP_301" }] }]
  }
}

resource "aws_lb_listener" "fixed_answer" {
  attrs = {
    load_balancer_arn = aws_lb.portal.arn
    protocol          = "HTTPS"
    default_action    = [{ type = "fixed-response", fixed_response = [{ content_type = "text/plain", status_code = "404" }] }]
  }
}

resource "aws_lb_listener" "open" {
  expect_failure = true
  attrs = {
    arn               = "arn:listener:open"
    load_balancer_arn = aws_lb.portal.arn
    protocol          = "HTTPS"
    default_action    = [{ type = "forward", target_group_arn = "arn:tg" }]
  }
}

resource "aws_lb_listener" "open_on_a_silent_balancer" {
  expect_failure = true
  attrs = {
    load_balancer_arn = aws_lb.silent.arn
    protocol          = "HTTP"
    default_action    = [{ type = "forward", target_group_arn = "arn:tg" }]
  }
}

resource "aws_lb_listener" "inside" {
  attrs = {
    arn               = "arn:listener:inside"
    load_balancer_arn = aws_lb.internal.arn
    protocol          = "HTTP"
    default_action    = [{ type = "forward", target_group_arn = "arn:tg" }]
  }
}

resource "aws_lb_listener" "login" {
  attrs = {
    arn               = "arn:listener:login"
    load_balancer_arn = aws_lb.portal.arn
    protocol          = "HTTPS"
    default_action = [
      { type = "authenticate-oidc", order = 1, authenticate_oidc = [{ issuer = "https://id.labora.example" }] },
      { type = "forward", order = 2, target_group_arn = "arn:tg" },
    ]
  }
}

resource "aws_lb_listener" "login_with_cognito" {
  attrs = {
    load_balancer_arn = aws_lb.portal.arn
    protocol          = "HTTPS"
    default_action = [
      { type = "authenticate-cognito", authenticate_cognito = [{ on_unauthenticated_request = "deny" }] },
      { type = "forward", target_group_arn = "arn:tg" },
    ]
  }
}

resource "aws_lb_listener" "login_that_lets_strangers_through" {
  expect_failure = true
  attrs = {
    load_balancer_arn = aws_lb.portal.arn
    protocol          = "HTTPS"
    default_action = [
      { type = "authenticate-oidc", authenticate_oidc = [{ on_unauthenticated_request = "allow" }] },
      { type = "forward", target_group_arn = "arn:tg" },
    ]
  }
}

resource "aws_lb_listener" "client_certificates" {
  attrs = {
    arn                   = "arn:listener:certificates"
    load_balancer_arn     = aws_lb.portal.arn
    protocol              = "HTTPS"
    mutual_authentication = [{ mode = "verify", trust_store_arn = "arn:ts" }]
    default_action        = [{ type = "forward", target_group_arn = "arn:tg" }]
  }
}

resource "aws_lb_listener" "client_certificates_not_verified" {
  expect_failure = true
  attrs = {
    load_balancer_arn     = aws_lb.portal.arn
    protocol              = "HTTPS"
    mutual_authentication = [{ mode = "passthrough" }]
    default_action        = [{ type = "forward", target_group_arn = "arn:tg" }]
  }
}

resource "aws_lb_listener" "connections" {
  attrs = {
    load_balancer_arn = aws_lb.portal.arn
    protocol          = "TLS"
    default_action    = [{ type = "forward", target_group_arn = "arn:tg" }]
  }
}

resource "aws_lb_listener" "gateway" {
  attrs = {
    load_balancer_arn = aws_lb.gateway.arn
    default_action    = [{ type = "forward", target_group_arn = "arn:tg" }]
  }
}

resource "aws_alb_listener" "open" {
  expect_failure = true
  attrs = {
    load_balancer_arn = aws_lb.portal.arn
    protocol          = "HTTPS"
    default_action    = [{ type = "forward", target_group_arn = "arn:tg" }]
  }
}

# A load balancer that is declared elsewhere is looked up.
data "aws_lb" "elsewhere_inside" {
  attrs = {
    arn      = "arn:lb:elsewhere-inside"
    internal = true
  }
}

data "aws_lb" "elsewhere_outside" {
  attrs = {
    arn      = "arn:lb:elsewhere-outside"
    internal = false
  }
}

resource "aws_lb_listener" "elsewhere_inside" {
  attrs = {
    load_balancer_arn = "arn:lb:elsewhere-inside"
    protocol          = "HTTP"
    default_action    = [{ type = "forward", target_group_arn = "arn:tg" }]
  }
}

resource "aws_lb_listener" "elsewhere_outside" {
  expect_failure = true
  attrs = {
    load_balancer_arn = "arn:lb:elsewhere-outside"
    protocol          = "HTTP"
    default_action    = [{ type = "forward", target_group_arn = "arn:tg" }]
  }
}

# -- rules -------------------------------------------------------------------------------------------------------------------

resource "aws_lb_listener_rule" "open" {
  expect_failure = true
  attrs = {
    listener_arn = aws_lb_listener.open.arn
    condition    = [{ path_pattern = [{ values = ["/api/*"] }] }]
    action       = [{ type = "forward", target_group_arn = "arn:tg" }]
  }
}

# What the listener demands does not apply to its rules.
resource "aws_lb_listener_rule" "open_beside_a_login" {
  expect_failure = true
  attrs = {
    listener_arn = aws_lb_listener.login.arn
    condition    = [{ path_pattern = [{ values = ["/results/*"] }] }]
    action       = [{ type = "forward", target_group_arn = "arn:tg" }]
  }
}

resource "aws_lb_listener_rule" "login" {
  attrs = {
    listener_arn = aws_lb_listener.login.arn
    condition    = [{ path_pattern = [{ values = ["/results/*"] }] }]
    action = [
      { type = "authenticate-oidc", authenticate_oidc = [{ on_unauthenticated_request = "deny" }] },
      { type = "forward", target_group_arn = "arn:tg" },
    ]
  }
}

resource "aws_lb_listener_rule" "login_with_cognito" {
  attrs = {
    listener_arn = aws_lb_listener.login.arn
    condition    = [{ path_pattern = [{ values = ["/results/*"] }] }]
    action = [
      { type = "authenticate-cognito", authenticate_cognito = [{ user_pool_arn = "arn:pool" }] },
      { type = "forward", target_group_arn = "arn:tg" },
    ]
  }
}

resource "aws_lb_listener_rule" "login_that_lets_strangers_through" {
  expect_failure = true
  attrs = {
    listener_arn = aws_lb_listener.login.arn
    condition    = [{ path_pattern = [{ values = ["/results/*"] }] }]
    action = [
      { type = "authenticate-cognito", authenticate_cognito = [{ on_unauthenticated_request = "allow" }] },
      { type = "forward", target_group_arn = "arn:tg" },
    ]
  }
}

resource "aws_lb_listener_rule" "token" {
  attrs = {
    listener_arn = aws_lb_listener.login.arn
    condition    = [{ path_pattern = [{ values = ["/api/*"] }] }]
    action = [
      { type = "jwt-validation", jwt_validation = [{ issuer = "https://id.labora.example" }] },
      { type = "forward", target_group_arn = "arn:tg" },
    ]
  }
}

resource "aws_lb_listener_rule" "behind_client_certificates" {
  attrs = {
    listener_arn = aws_lb_listener.client_certificates.arn
    condition    = [{ path_pattern = [{ values = ["/api/*"] }] }]
    action       = [{ type = "forward", target_group_arn = "arn:tg" }]
  }
}

resource "aws_lb_listener_rule" "inside" {
  attrs = {
    listener_arn = aws_lb_listener.inside.arn
    condition    = [{ path_pattern = [{ values = ["/api/*"] }] }]
    action       = [{ type = "forward", target_group_arn = "arn:tg" }]
  }
}

resource "aws_lb_listener_rule" "health" {
  attrs = {
    listener_arn = aws_lb_listener.open.arn
    condition    = [{ path_pattern = [{ values = ["/healthz"] }] }]
    action       = [{ type = "forward", target_group_arn = "arn:tg" }]
  }
}

resource "aws_lb_listener_rule" "more_than_health" {
  expect_failure = true
  attrs = {
    listener_arn = aws_lb_listener.open.arn
    condition    = [{ path_pattern = [{ values = ["/healthz", "/results/*"] }] }]
    action       = [{ type = "forward", target_group_arn = "arn:tg" }]
  }
}

resource "aws_lb_listener_rule" "preflight" {
  attrs = {
    listener_arn = aws_lb_listener.open.arn
    condition    = [{ http_request_method = [{ values = ["OPTIONS"] }] }, { path_pattern = [{ values = ["/api/*"] }] }]
    action       = [{ type = "forward", target_group_arn = "arn:tg" }]
  }
}

resource "aws_lb_listener_rule" "redirect" {
  attrs = {
    listener_arn = aws_lb_listener.open.arn
    condition    = [{ path_pattern = [{ values = ["/old/*"] }] }]
    action       = [{ type = "redirect", redirect = [{ status_code = "HTTP_301" }] }]
  }
}
