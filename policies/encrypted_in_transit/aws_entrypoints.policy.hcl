# Where callers from outside arrive: load balancers, content delivery, domain names of APIs, file transfer, tunnels.
# REST and HTTP APIs themselves, function URLs, Kinesis, DynamoDB and MQ brokers speak TLS only: there is nothing to find.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

input "tls_behind_load_balancers" {
  type        = bool
  default     = false
  description = "Whether load balancers must use TLS towards their targets too."
}

input "strict_vpn_tunnels" {
  type        = bool
  default     = false
  description = "Whether VPN tunnels must be limited to IKEv2 and AES-256."
}

locals {
  listeners      = ["aws_lb_listener", "aws_alb_listener"]
  listener_rules = ["aws_lb_listener_rule", "aws_alb_listener_rule"]
  target_groups  = ["aws_lb_target_group", "aws_alb_target_group"]

  # Policies of load balancers that accept TLS 1.2 and 1.3 only. TLS13-1-0 and TLS13-1-1 still take part in TLS 1.0 and 1.1.
  # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
  modern_listener_policy = "^ELBSecurityPolicy-(TLS13-1-[23]|TLS-1-2|FS-1-2)-"

  # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html
  modern_viewer_policy = "^TLSv1\\.(2_(2019|202[0-9])|[3-9])"
}

# -- load balancers ----------------------------------------------------------------------------------------------------------

# TCP and UDP are passed on as they come, so that nobody can tell from here what is in them.
resource_policy "aws_*lb_listener" "listener" {
  filter = core::contains(local.listeners, meta.type) && !local.is_gateway

  locals {
    # Listeners of gateway load balancers have neither protocol nor port.
    is_gateway = core::try(attrs.protocol, null) == null && core::try(attrs.port, null) == null
    protocol   = core::try(attrs.protocol, null) == null ? "HTTP" : core::upper(attrs.protocol)
  }

  enforce {
    condition = local.protocol != "HTTP" || (
      core::length(core::try(attrs.default_action, [])) > 0
      && core::alltrue([
        # Without a protocol, a redirect keeps the one it was called with.
        for action in attrs.default_action : action.type == "redirect" && core::try(action.redirect[0].protocol, null) == "HTTPS"
      ])
    )
    error_message = "This entry point answers over plain HTTP instead of sending callers on to HTTPS: whoever is on the way can read what they send and get."
  }
}

# Not written means ELBSecurityPolicy-2016-08, which accepts TLS 1.0.
resource_policy "aws_*lb_listener" "listener_tls_policy" {
  filter = core::contains(local.listeners, meta.type) && core::contains(["HTTPS", "TLS"], core::upper(core::try(attrs.protocol, "")))

  enforce {
    condition     = core::try(core::regex_match(attrs.ssl_policy, local.modern_listener_policy), false)
    error_message = "This entry point still accepts TLS 1.0 and its weak ciphers, which is what it does as long as no newer policy is named."
  }
}

resource_policy "aws_*lb_listener_rule" "listener_rule" {
  filter = core::contains(local.listener_rules, meta.type) && core::anytrue([
    for listener in core::concat(
      core::getresources("aws_lb_listener", { arn = attrs.listener_arn }),
      core::getresources("aws_alb_listener", { arn = attrs.listener_arn }),
    ) : core::try(listener.protocol, null) == null || core::upper(core::try(listener.protocol, "")) == "HTTP"
  ])

  enforce {
    condition = core::alltrue([
      for action in core::try(attrs.action, []) : action.type == "redirect" && core::try(action.redirect[0].protocol, null) == "HTTPS"
    ])
    error_message = "Requests to these paths are served over plain HTTP: whoever is on the way can read what is sent and what comes back."
  }
}

# Inside the private network, and therefore only where it is asked for.
resource_policy "aws_*lb_target_group" "target_group" {
  filter            = input.tls_behind_load_balancers && core::contains(local.target_groups, meta.type)
  enforcement_level = "advisory"

  enforce {
    condition     = core::upper(core::try(attrs.protocol, "")) != "HTTP"
    error_message = "Between the load balancer and these targets, requests travel unencrypted."
  }
}

resource_policy "aws_elb" "classic_load_balancer" {
  enforce {
    condition     = core::alltrue([for listener in core::try(attrs.listener, []) : core::lower(listener.lb_protocol) != "http"])
    error_message = "This load balancer answers over plain HTTP: whoever is on the way can read what callers send and get."
  }
}

# -- content delivery --------------------------------------------------------------------------------------------------------

resource_policy "aws_cloudfront_distribution" "distribution_viewers" {
  filter = !core::contains([false, "false"], core::try(attrs.enabled, true))

  enforce {
    condition = core::alltrue([
      for behavior in core::concat(core::try(attrs.default_cache_behavior, []), core::try(attrs.ordered_cache_behavior, [])) :
      core::try(behavior.viewer_protocol_policy, null) != "allow-all"
    ])
    error_message = "This distribution answers over plain HTTP: whoever is on the way can read what callers send and get."
  }
}

# With the certificate of CloudFront itself, the version cannot be chosen.
resource_policy "aws_cloudfront_distribution" "distribution_tls_version" {
  filter = !core::contains([false, "false"], core::try(attrs.enabled, true)) && (
    core::try(attrs.viewer_certificate[0].acm_certificate_arn, null) != null
    || core::try(attrs.viewer_certificate[0].iam_certificate_id, null) != null
  )

  enforce {
    condition     = core::try(core::regex_match(attrs.viewer_certificate[0].minimum_protocol_version, local.modern_viewer_policy), false)
    error_message = "This distribution still accepts versions of TLS that are broken, which is what it does as long as no newer one is demanded."
  }
}

resource_policy "aws_cloudfront_distribution" "distribution_origins" {
  filter = !core::contains([false, "false"], core::try(attrs.enabled, true))

  enforce {
    condition = core::alltrue(core::flatten([
      for origin in core::try(attrs.origin, []) : [
        for server in core::try(origin.custom_origin_config, []) : core::try(server.origin_protocol_policy, null) != "http-only"
      ]
    ]))
    error_message = "This distribution fetches content over plain HTTP, so that HTTPS ends half way."
  }

  enforce {
    condition = core::alltrue(core::flatten([
      for origin in core::try(attrs.origin, []) : [
        for server in core::try(origin.custom_origin_config, []) : [
          for version in core::try(server.origin_ssl_protocols, []) : !core::contains(["SSLv3", "TLSv1"], version)
        ]
      ]
    ]))
    error_message = "This distribution fetches content with versions of TLS that are broken."
  }
}

# -- domain names, files and tunnels -----------------------------------------------------------------------------------------

resource_policy "aws_api*_domain_name" "api_domain" {
  filter = core::contains(["aws_api_gateway_domain_name", "aws_apigatewayv2_domain_name"], meta.type)

  enforce {
    condition     = core::try(attrs.security_policy, attrs.domain_name_configuration[0].security_policy, null) != "TLS_1_0"
    error_message = "This domain still accepts TLS 1.0, which is broken."
  }
}

resource_policy "aws_transfer_server" "file_transfer_protocols" {
  enforce {
    condition     = !core::contains(core::try(attrs.protocols, null) == null ? [] : attrs.protocols, "FTP")
    error_message = "This file transfer server speaks FTP, which sends files and passwords unencrypted."
  }
}

# https://docs.aws.amazon.com/transfer/latest/userguide/security-policies.html
resource_policy "aws_transfer_server" "file_transfer_ciphers" {
  enforcement_level = "advisory"

  enforce {
    condition     = !core::contains([null, "TransferSecurityPolicy-2018-11"], core::try(attrs.security_policy_name, null))
    error_message = "This file transfer server still accepts ciphers of 2018, which is what it does as long as no newer policy is named."
  }
}

# https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
resource_policy "aws_vpn_connection" "vpn_connection" {
  filter            = input.strict_vpn_tunnels
  enforcement_level = "advisory"

  enforce {
    condition = core::alltrue([
      for versions in [core::try(attrs.tunnel1_ike_versions, null), core::try(attrs.tunnel2_ike_versions, null)] :
      versions == ["ikev2"]
    ])
    error_message = "A tunnel of this VPN may be negotiated with the first version of IKE."
  }

  enforce {
    condition = core::alltrue([
      for algorithms in [
        core::try(attrs.tunnel1_phase1_encryption_algorithms, null), core::try(attrs.tunnel1_phase2_encryption_algorithms, null),
        core::try(attrs.tunnel2_phase1_encryption_algorithms, null), core::try(attrs.tunnel2_phase2_encryption_algorithms, null),
      ] : algorithms != null && core::alltrue([for algorithm in algorithms == null ? [] : algorithms : core::startswith(algorithm, "AES256")])
    ])
    error_message = "A tunnel of this VPN may be negotiated with ciphers weaker than AES-256."
  }
}
