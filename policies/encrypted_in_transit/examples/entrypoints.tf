# expect: fail HCL_ENC_003
resource "aws_lb_listener" "plain" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:loadbalancer/app/portal/50dc6c495c0c9188"
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:targetgroup/portal/73e2d6bc24d8a067"
  }
}

# A redirect without a protocol keeps the one it was called with.
# expect: fail HCL_ENC_003
resource "aws_alb_listener" "redirects_to_itself" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:loadbalancer/app/portal/50dc6c495c0c9188"
  port              = 80

  default_action {
    type = "redirect"

    redirect {
      host        = "portal.example.org"
      status_code = "HTTP_301"
    }
  }
}

# expect: pass
resource "aws_lb_listener" "only_redirects" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:loadbalancer/app/portal/50dc6c495c0c9188"
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

# expect: fail HCL_ENC_003
resource "aws_lb_listener" "old_tls" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:loadbalancer/app/portal/50dc6c495c0c9188"
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = "arn:aws:acm:eu-west-3:111122223333:certificate/portal"

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:targetgroup/portal/73e2d6bc24d8a067"
  }
}

# expect: pass
resource "aws_lb_listener" "modern_tls" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:loadbalancer/app/portal/50dc6c495c0c9188"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = "arn:aws:acm:eu-west-3:111122223333:certificate/portal"

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:targetgroup/portal/73e2d6bc24d8a067"
  }
}

# Nobody can tell from here what is in the stream.
# expect: pass
resource "aws_lb_listener" "stream" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:loadbalancer/net/hl7/50dc6c495c0c9188"
  port              = 2575
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:targetgroup/hl7/73e2d6bc24d8a067"
  }
}

# expect: fail HCL_ENC_003
resource "aws_lb_listener_rule" "results" {
  listener_arn = aws_lb_listener.only_redirects.arn
  priority     = 10

  condition {
    path_pattern {
      values = ["/results/*"]
    }
  }

  action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:targetgroup/portal/73e2d6bc24d8a067"
  }
}

# expect: fail HCL_ENC_003
resource "aws_elb" "plain" {
  name               = "portal"
  availability_zones = ["eu-west-3a"]

  listener {
    instance_port     = 8080
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }
}

# expect: pass
resource "aws_elb" "encrypted" {
  name               = "portal"
  availability_zones = ["eu-west-3a"]

  listener {
    instance_port      = 8080
    instance_protocol  = "http"
    lb_port            = 443
    lb_protocol        = "https"
    ssl_certificate_id = "arn:aws:acm:eu-west-3:111122223333:certificate/portal"
  }
}

# expect: fail HCL_ENC_003
resource "aws_cloudfront_distribution" "plain_viewers" {
  enabled = true

  origin {
    domain_name = "documents.s3.eu-west-3.amazonaws.com"
    origin_id   = "documents"
  }

  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    target_origin_id       = "documents"
    viewer_protocol_policy = "allow-all"
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }
}

# expect: fail HCL_ENC_003
resource "aws_cloudfront_distribution" "old_tls" {
  enabled = true
  aliases = ["portal.example.org"]

  origin {
    domain_name = "documents.s3.eu-west-3.amazonaws.com"
    origin_id   = "documents"
  }

  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    target_origin_id       = "documents"
    viewer_protocol_policy = "https-only"
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    acm_certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/portal"
    ssl_support_method  = "sni-only"
  }
}

# expect: fail HCL_ENC_003
resource "aws_cloudfront_distribution" "plain_origin" {
  enabled = true

  origin {
    domain_name = "origin.example.org"
    origin_id   = "origin"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    target_origin_id       = "origin"
    viewer_protocol_policy = "redirect-to-https"
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }
}

# expect: pass
resource "aws_cloudfront_distribution" "encrypted" {
  enabled = true
  aliases = ["portal.example.org"]

  origin {
    domain_name = "origin.example.org"
    origin_id   = "origin"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    target_origin_id       = "origin"
    viewer_protocol_policy = "redirect-to-https"
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:111122223333:certificate/portal"
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }
}

# expect: fail HCL_ENC_003
resource "aws_api_gateway_domain_name" "old_tls" {
  domain_name              = "api.example.org"
  regional_certificate_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/api"
  security_policy          = "TLS_1_0"
}

# expect: pass
resource "aws_apigatewayv2_domain_name" "modern_tls" {
  domain_name = "api.example.org"

  domain_name_configuration {
    certificate_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/api"
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

# expect: fail HCL_ENC_003
resource "aws_transfer_server" "ftp" {
  identity_provider_type = "AWS_LAMBDA"
  protocols              = ["SFTP", "FTP"]
  security_policy_name   = "TransferSecurityPolicy-2024-01"
}

# expect: fail HCL_ENC_003
resource "aws_transfer_server" "old_ciphers" {
  protocols = ["SFTP"]
}

# expect: pass
resource "aws_transfer_server" "encrypted" {
  protocols            = ["SFTP"]
  security_policy_name = "TransferSecurityPolicy-2024-01"
}

# expect: fail
resource "aws_apigatewayv2_domain_name" "old" {
  domain_name = "old.labora.example"

  domain_name_configuration {
    certificate_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/12345678-1234-1234-1234-123456789012"
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_0"
  }
}
