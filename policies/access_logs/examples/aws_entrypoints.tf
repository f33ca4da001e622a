# expect: fail
resource "aws_cloudfront_distribution" "results" {
  enabled = true

  origin {
    domain_name = "results.example.org"
    origin_id   = "results"
  }

  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    target_origin_id       = "results"
    viewer_protocol_policy = "https-only"
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

# expect: fail
resource "aws_globalaccelerator_accelerator" "results" {
  name = "results"
}

# expect: fail
resource "aws_api_gateway_stage" "results" {
  rest_api_id   = "a1b2c3"
  stage_name    = "results"
  deployment_id = "d4e5f6"
}

# expect: fail
resource "aws_apigatewayv2_stage" "orders" {
  api_id = "a1b2c3"
  name   = "orders"
}

# expect: pass
resource "aws_apigatewayv2_stage" "portal" {
  api_id = "a1b2c3"
  name   = "portal"

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-3:111122223333:log-group:portal"
    format          = "$context.requestId $context.identity.sourceIp $context.status"
  }
}

# expect: fail
resource "aws_api_gateway_method_settings" "results" {
  rest_api_id = "a1b2c3"
  stage_name  = "results"
  method_path = "*/*"

  settings {
    metrics_enabled = true
  }
}

# The log is on, and holds too much.
# expect: fail
resource "aws_api_gateway_method_settings" "orders" {
  rest_api_id = "a1b2c3"
  stage_name  = "orders"
  method_path = "*/*"

  settings {
    logging_level      = "INFO"
    data_trace_enabled = true
  }
}

# expect: fail
resource "aws_appsync_graphql_api" "results" {
  name                = "results"
  authentication_type = "AWS_IAM"
}

# expect: fail
resource "aws_appsync_graphql_api" "verbose" {
  name                = "verbose"
  authentication_type = "AWS_IAM"

  log_config {
    cloudwatch_logs_role_arn = "arn:aws:iam::111122223333:role/api-logging"
    field_log_level          = "ERROR"
  }
}

# expect: fail
resource "aws_wafv2_web_acl" "results" {
  name  = "results"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "results"
    sampled_requests_enabled   = false
  }
}

# expect: fail
resource "aws_vpclattice_service_network" "labora" {
  name = "labora"
}

# expect: fail
resource "aws_ec2_client_vpn_endpoint" "operators" {
  server_certificate_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/11111111-2222-3333-4444-555555555555"
  client_cidr_block      = "10.90.0.0/22"

  authentication_options {
    type              = "federated-authentication"
    saml_provider_arn = "arn:aws:iam::111122223333:saml-provider/directory"
  }

  connection_log_options {
    enabled = false
  }
}

# expect: fail
resource "aws_route53_zone" "labora" {
  name = "labora.example"
}
