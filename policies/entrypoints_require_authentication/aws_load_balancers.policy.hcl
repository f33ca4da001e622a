# Application load balancers of AWS: every action that hands a request to an application comes after one that asks who is calling.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

input "open_paths" {
  type        = list(string)
  default     = ["/health", "/healthz", "/ping", "/livez", "/readyz", "/robots.txt", "/.well-known/acme-challenge/*"]
  description = "Paths that may be answered without authentication: they show no personal data."
}

resource_policy "aws_*lb_listener" "lb_listener" {
  # TCP, TLS and UDP carry connections, not requests: network load balancers have no login to offer.
  filter = core::contains(["aws_lb_listener", "aws_alb_listener"], meta.type) && core::contains([null, "HTTP", "HTTPS"], core::try(attrs.protocol, null))

  locals {
    balancers = core::concat(
      core::getresources("aws_lb", { arn = core::try(attrs.load_balancer_arn, null) }),
      core::getresources("aws_alb", { arn = core::try(attrs.load_balancer_arn, null) }),
    )
    internal = core::contains([true, "true"], (
      core::length(local.balancers) > 0
      ? core::try(local.balancers[0].internal, false)
      : core::getdatasource("aws_lb", { arn = core::try(attrs.load_balancer_arn, null) }).internal
    ))

    passes_connections = core::contains(["network", "gateway"], core::try(local.balancers[0].load_balancer_type, "application"))

    # Redirects and fixed answers give nothing away.
    forwards = core::contains([for action in core::try(attrs.default_action, []) : action.type], "forward")

    # "allow" lets strangers through and leaves it to the application to notice.
    authenticates = core::anytrue([
      for action in core::try(attrs.default_action, []) :
      action.type == "jwt-validation"
      || (action.type == "authenticate-oidc" && core::try(action.authenticate_oidc[0].on_unauthenticated_request, "authenticate") != "allow")
      || (action.type == "authenticate-cognito" && core::try(action.authenticate_cognito[0].on_unauthenticated_request, "authenticate") != "allow")
    ])

    asks_for_certificate = core::try(attrs.mutual_authentication[0].mode, "off") == "verify"
  }

  enforce {
    condition     = !local.forwards || local.authenticates || local.asks_for_certificate || local.passes_connections || local.internal
    error_message = "This entry point passes requests from the internet to the application without asking who is calling."
  }
}

# A rule replaces the actions of its listener: the login demanded there does not apply to it.
resource_policy "aws_*lb_listener_rule" "lb_listener_rule" {
  filter = core::contains(["aws_lb_listener_rule", "aws_alb_listener_rule"], meta.type)

  locals {
    listeners = core::concat(
      core::getresources("aws_lb_listener", { arn = core::try(attrs.listener_arn, null) }),
      core::getresources("aws_alb_listener", { arn = core::try(attrs.listener_arn, null) }),
    )
    balancer_arn = core::length(local.listeners) > 0 ? local.listeners[0].load_balancer_arn : core::getdatasource("aws_lb_listener", { arn = core::try(attrs.listener_arn, null) }).load_balancer_arn
    balancers = core::concat(
      core::getresources("aws_lb", { arn = local.balancer_arn }),
      core::getresources("aws_alb", { arn = local.balancer_arn }),
    )
    internal = core::contains([true, "true"], (
      core::length(local.balancers) > 0
      ? core::try(local.balancers[0].internal, false)
      : core::getdatasource("aws_lb", { arn = local.balancer_arn }).internal
    ))
    asks_for_certificate = core::length(local.listeners) > 0 && core::try(local.listeners[0].mutual_authentication[0].mode, "off") == "verify"

    forwards = core::contains([for action in core::try(attrs.action, []) : action.type], "forward")
    authenticates = core::anytrue([
      for action in core::try(attrs.action, []) :
      action.type == "jwt-validation"
      || (action.type == "authenticate-oidc" && core::try(action.authenticate_oidc[0].on_unauthenticated_request, "authenticate") != "allow")
      || (action.type == "authenticate-cognito" && core::try(action.authenticate_cognito[0].on_unauthenticated_request, "authenticate") != "allow")
    ])

    # Only requests that fit all conditions of a rule reach its actions: one harmless condition is enough.
    harmless = core::anytrue([
      for condition in core::try(attrs.condition, []) :
      core::try(core::length(core::setsubtract(condition.path_pattern[0].values, input.open_paths)) == 0, false)
      || core::try(core::length(core::setsubtract(condition.http_request_method[0].values, ["OPTIONS"])) == 0, false)
    ])
  }

  enforce {
    condition     = !local.forwards || local.authenticates || local.harmless || local.asks_for_certificate || local.internal
    error_message = "This rule passes requests from the internet to the application without asking who is calling; a login demanded by the listener does not apply to it."
  }
}
