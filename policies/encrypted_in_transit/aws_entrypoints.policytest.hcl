policytest {
  targets = ["aws_entrypoints.policy.hcl"]
}

# -- listeners ---------------------------------------------------------------------------------------------------------------

resource "aws_lb_listener" "https" {
  attrs = {
    arn            = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:listener/app/portal/1/1"
    port           = 443
    protocol       = "HTTPS"
    ssl_policy     = "ELBSecurityPolicy-TLS13-1-2-2021-06"
    default_action = [{ type = "forward" }]
  }
}

resource "aws_lb_listener" "redirect" {
  attrs = {
    arn            = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:listener/app/portal/1/2"
    port           = 80
    protocol       = "HTTP"
    default_action = [{ type = "redirect", redirect = [{ port = "443", protocol = "HTTPS", status_code = "HTTP_301" }] }]
  }
}

resource "aws_alb_listener" "redirect_without_protocol" {
  expect_failure = true
  attrs = {
    arn            = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:listener/app/portal/1/3"
    port           = 80
    protocol       = "HTTP"
    default_action = [{ type = "redirect", redirect = [{ port = "443", status_code = "HTTP_301" }] }]
  }
}

resource "aws_lb_listener" "forwards" {
  expect_failure = true
  attrs = {
    arn            = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:listener/app/portal/1/4"
    port           = 80
    protocol       = "HTTP"
    default_action = [{ type = "forward" }]
  }
}

# HTTP is the default of load balancers for web applications.
resource "aws_lb_listener" "without_protocol" {
  expect_failure = true
  attrs = {
    arn            = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:listener/app/portal/1/5"
    port           = 80
    default_action = [{ type = "forward" }]
  }
}

resource "aws_lb_listener" "gateway" {
  attrs = {
    arn            = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:listener/gwy/inspection/1/6"
    default_action = [{ type = "forward" }]
  }
}

resource "aws_lb_listener" "stream" {
  attrs = {
    arn            = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:listener/net/hl7/1/7"
    port           = 80
    protocol       = "TCP"
    default_action = [{ type = "forward" }]
  }
}

resource "aws_lb_listener" "tls_policy_not_written" {
  expect_failure = true
  attrs = {
    arn            = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:listener/net/hl7/1/8"
    port           = 443
    protocol       = "TLS"
    default_action = [{ type = "forward" }]
  }
}

# Has 1.3 in its name and 1.0 in its list.
resource "aws_lb_listener" "tls_from_1_0_to_1_3" {
  expect_failure = true
  attrs = {
    arn            = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:listener/app/portal/1/9"
    port           = 443
    protocol       = "HTTPS"
    ssl_policy     = "ELBSecurityPolicy-TLS13-1-0-2021-06"
    default_action = [{ type = "forward" }]
  }
}

resource "aws_lb_listener" "forward_secrecy" {
  attrs = {
    arn            = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:listener/app/portal/1/10"
    port           = 443
    protocol       = "HTTPS"
    ssl_policy     = "ELBSecurityPolicy-FS-1-2-Res-2020-10"
    default_action = [{ type = "forward" }]
  }
}

# -- rules of listeners ------------------------------------------------------------------------------------------------------

resource "aws_lb_listener_rule" "on_https" {
  attrs = {
    listener_arn = aws_lb_listener.https.arn
    action       = [{ type = "forward" }]
  }
}

resource "aws_lb_listener_rule" "on_http" {
  expect_failure = true
  attrs = {
    listener_arn = aws_lb_listener.redirect.arn
    action       = [{ type = "forward" }]
  }
}

resource "aws_lb_listener_rule" "on_http_redirects" {
  attrs = {
    listener_arn = aws_lb_listener.redirect.arn
    action       = [{ type = "redirect", redirect = [{ protocol = "HTTPS" }] }]
  }
}

resource "aws_alb_listener_rule" "on_http_redirects_to_itself" {
  expect_failure = true
  attrs = {
    listener_arn = aws_lb_listener.redirect.arn
    action       = [{ type = "redirect", redirect = [{ path = "/" }] }]
  }
}

resource "aws_lb_listener_rule" "on_a_listener_declared_elsewhere" {
  attrs = {
    listener_arn = "arn:aws:elasticloadbalancing:eu-west-3:444455556666:listener/app/other/1/1"
    action       = [{ type = "forward" }]
  }
}

# -- targets and classic load balancers --------------------------------------------------------------------------------------

resource "aws_lb_target_group" "plain" {
  attrs = {
    port     = 8080
    protocol = "HTTP"
  }
}

resource "aws_lb_target_group" "plain_where_tls_is_asked_for" {
  expect_failure = true
  inputs {
    tls_behind_load_balancers = true
  }
  attrs = {
    port     = 8080
    protocol = "HTTP"
  }
}

resource "aws_alb_target_group" "encrypted_where_tls_is_asked_for" {
  inputs {
    tls_behind_load_balancers = true
  }
  attrs = {
    port     = 8443
    protocol = "HTTPS"
  }
}

resource "aws_elb" "https" {
  attrs = {
    listener = [{ lb_port = 443, lb_protocol = "https", instance_protocol = "http" }]
  }
}

resource "aws_elb" "stream" {
  attrs = {
    listener = [{ lb_port = 443, lb_protocol = "tcp", instance_protocol = "tcp" }]
  }
}

resource "aws_elb" "one_of_two" {
  expect_failure = true
  attrs = {
    listener = [
      { lb_port = 443, lb_protocol = "https", instance_protocol = "http" },
      { lb_port = 80, lb_protocol = "HTTP", instance_protocol = "http" },
    ]
  }
}

# -- content delivery --------------------------------------------------------------------------------------------------------

resource "aws_cloudfront_distribution" "encrypted" {
  attrs = {
    enabled                = true
    default_cache_behavior = [{ viewer_protocol_policy = "redirect-to-https" }]
    ordered_cache_behavior = [{ viewer_protocol_policy = "https-only" }]
    viewer_certificate     = [{ acm_certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/1", minimum_protocol_version = "TLSv1.2_2021" }]
    origin                 = [{ custom_origin_config = [{ origin_protocol_policy = "https-only", origin_ssl_protocols = ["TLSv1.2"] }] }]
  }
}

resource "aws_cloudfront_distribution" "own_certificate_of_cloudfront" {
  attrs = {
    default_cache_behavior = [{ viewer_protocol_policy = "redirect-to-https" }]
    viewer_certificate     = [{ cloudfront_default_certificate = true }]
    origin                 = [{ s3_origin_config = [{ origin_access_identity = "x" }] }]
  }
}

resource "aws_cloudfront_distribution" "one_plain_behavior" {
  expect_failure = true
  attrs = {
    enabled                = true
    default_cache_behavior = [{ viewer_protocol_policy = "redirect-to-https" }]
    ordered_cache_behavior = [{ viewer_protocol_policy = "allow-all" }]
    viewer_certificate     = [{ cloudfront_default_certificate = true }]
  }
}

resource "aws_cloudfront_distribution" "switched_off" {
  attrs = {
    enabled                = false
    default_cache_behavior = [{ viewer_protocol_policy = "allow-all" }]
    viewer_certificate     = [{ acm_certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/1" }]
  }
}

resource "aws_cloudfront_distribution" "tls_version_not_written" {
  expect_failure = true
  attrs = {
    default_cache_behavior = [{ viewer_protocol_policy = "https-only" }]
    viewer_certificate     = [{ acm_certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/1" }]
  }
}

resource "aws_cloudfront_distribution" "tls_1_1" {
  expect_failure = true
  attrs = {
    default_cache_behavior = [{ viewer_protocol_policy = "https-only" }]
    viewer_certificate     = [{ iam_certificate_id = "ASCA", minimum_protocol_version = "TLSv1.1_2016" }]
  }
}

resource "aws_cloudfront_distribution" "tls_1_3" {
  attrs = {
    default_cache_behavior = [{ viewer_protocol_policy = "https-only" }]
    viewer_certificate     = [{ acm_certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/1", minimum_protocol_version = "TLSv1.3_2025" }]
  }
}

resource "aws_cloudfront_distribution" "plain_origin" {
  expect_failure = true
  attrs = {
    default_cache_behavior = [{ viewer_protocol_policy = "https-only" }]
    origin                 = [{ custom_origin_config = [{ origin_protocol_policy = "http-only", origin_ssl_protocols = ["TLSv1.2"] }] }]
  }
}

resource "aws_cloudfront_distribution" "origin_with_old_tls" {
  expect_failure = true
  attrs = {
    default_cache_behavior = [{ viewer_protocol_policy = "https-only" }]
    origin                 = [{ custom_origin_config = [{ origin_protocol_policy = "https-only", origin_ssl_protocols = ["TLSv1.2", "SSLv3"] }] }]
  }
}

# -- domains, files, tunnels -------------------------------------------------------------------------------------------------

resource "aws_api_gateway_domain_name" "silent" {
  attrs = {
    domain_name = "api.example.org"
  }
}

resource "aws_api_gateway_domain_name" "tls_1_3" {
  attrs = {
    domain_name     = "api.example.org"
    security_policy = "SecurityPolicy_TLS13_1_3_2025_09"
  }
}

resource "aws_api_gateway_domain_name" "tls_1_0" {
  expect_failure = true
  attrs = {
    domain_name     = "api.example.org"
    security_policy = "TLS_1_0"
  }
}

resource "aws_apigatewayv2_domain_name" "tls_1_0" {
  expect_failure = true
  attrs = {
    domain_name               = "api.example.org"
    domain_name_configuration = [{ security_policy = "TLS_1_0" }]
  }
}

resource "aws_transfer_server" "sftp" {
  attrs = {
    protocols            = ["SFTP", "AS2"]
    security_policy_name = "TransferSecurityPolicy-2020-06"
  }
}

# Another name that ends with FTP.
resource "aws_transfer_server" "ftps" {
  attrs = {
    protocols            = ["FTPS"]
    security_policy_name = "TransferSecurityPolicy-FIPS-2024-01"
  }
}

resource "aws_transfer_server" "ftp" {
  expect_failure = true
  attrs = {
    protocols            = ["FTP"]
    security_policy_name = "TransferSecurityPolicy-2024-01"
  }
}

resource "aws_transfer_server" "silent" {
  expect_failure = true
  attrs = {
    endpoint_type = "PUBLIC"
  }
}

resource "aws_vpn_connection" "silent" {
  attrs = {
    type = "ipsec.1"
  }
}

resource "aws_vpn_connection" "silent_where_strict" {
  expect_failure = true
  inputs {
    strict_vpn_tunnels = true
  }
  attrs = {
    type = "ipsec.1"
  }
}

resource "aws_vpn_connection" "strict" {
  inputs {
    strict_vpn_tunnels = true
  }
  attrs = {
    tunnel1_ike_versions                 = ["ikev2"]
    tunnel1_phase1_encryption_algorithms = ["AES256"]
    tunnel1_phase2_encryption_algorithms = ["AES256", "AES256-GCM-16"]
    tunnel2_ike_versions                 = ["ikev2"]
    tunnel2_phase1_encryption_algorithms = ["AES256"]
    tunnel2_phase2_encryption_algorithms = ["AES256"]
  }
}

resource "aws_vpn_connection" "one_weak_cipher" {
  expect_failure = true
  inputs {
    strict_vpn_tunnels = true
  }
  attrs = {
    tunnel1_ike_versions                 = ["ikev2"]
    tunnel1_phase1_encryption_algorithms = ["AES256"]
    tunnel1_phase2_encryption_algorithms = ["AES256", "AES128"]
    tunnel2_ike_versions                 = ["ikev2"]
    tunnel2_phase1_encryption_algorithms = ["AES256"]
    tunnel2_phase2_encryption_algorithms = ["AES256"]
  }
}
