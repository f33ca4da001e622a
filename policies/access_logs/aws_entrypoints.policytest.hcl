policytest {
  targets = ["aws_entrypoints.policy.hcl"]
}

# -- content delivery --------------------------------------------------------------------------------------------------------

resource "aws_cloudfront_distribution" "to_bucket" {
  attrs = {
    arn            = "arn:aws:cloudfront::111122223333:distribution/E1"
    logging_config = [{ bucket = "logs.s3.amazonaws.com" }]
  }
}

resource "aws_cloudfront_distribution" "silent" {
  expect_failure = true
  attrs = {
    arn = "arn:aws:cloudfront::111122223333:distribution/E2"
  }
}

resource "aws_cloudfront_distribution" "delivered" {
  attrs = {
    arn = "arn:aws:cloudfront::111122223333:distribution/E3"
  }
}

resource "aws_cloudwatch_log_delivery_source" "e3" {
  attrs = {
    name         = "e3"
    log_type     = "ACCESS_LOGS"
    resource_arn = "arn:aws:cloudfront::111122223333:distribution/E3"
  }
}

resource "aws_cloudwatch_log_delivery" "e3" {
  attrs = {
    delivery_source_name = "e3"
  }
}

# A source from which nothing is delivered.
resource "aws_cloudfront_distribution" "not_delivered" {
  expect_failure = true
  attrs = {
    arn = "arn:aws:cloudfront::111122223333:distribution/E4"
  }
}

resource "aws_cloudwatch_log_delivery_source" "e4" {
  attrs = {
    name         = "e4"
    log_type     = "ACCESS_LOGS"
    resource_arn = "arn:aws:cloudfront::111122223333:distribution/E4"
  }
}

resource "aws_cloudfront_distribution" "record_by_record" {
  attrs = {
    arn                    = "arn:aws:cloudfront::111122223333:distribution/E5"
    default_cache_behavior = [{ realtime_log_config_arn = "arn:aws:cloudfront::111122223333:realtime-log-config/all" }]
  }
}

resource "aws_globalaccelerator_accelerator" "silent" {
  expect_failure = true
  attrs = {
    name = "portal"
  }
}

resource "aws_globalaccelerator_accelerator" "logged" {
  attrs = {
    name       = "portal"
    attributes = [{ flow_logs_enabled = true, flow_logs_s3_bucket = "logs" }]
  }
}

# -- APIs --------------------------------------------------------------------------------------------------------------------

resource "aws_api_gateway_stage" "silent" {
  expect_failure = true
  attrs = {
    stage_name = "v1"
  }
}

resource "aws_api_gateway_stage" "logged" {
  attrs = {
    stage_name          = "v1"
    access_log_settings = [{ destination_arn = "arn:aws:logs:eu-west-3:111122223333:log-group:api", format = "$context.requestId" }]
  }
}

resource "aws_apigatewayv2_stage" "empty" {
  expect_failure = true
  attrs = {
    name                = "v1"
    access_log_settings = [{ destination_arn = "", format = "$context.requestId" }]
  }
}

resource "aws_api_gateway_method_settings" "silent" {
  expect_failure = true
  attrs = {
    method_path = "*/*"
    settings    = [{ metrics_enabled = true }]
  }
}

resource "aws_api_gateway_method_settings" "errors" {
  attrs = {
    method_path = "*/*"
    settings    = [{ logging_level = "ERROR" }]
  }
}

resource "aws_api_gateway_method_settings" "whole_requests" {
  expect_failure = true
  attrs = {
    method_path = "*/*"
    settings    = [{ logging_level = "INFO", data_trace_enabled = true }]
  }
}

resource "aws_appsync_graphql_api" "silent" {
  expect_failure = true
  attrs = {
    name = "results"
  }
}

resource "aws_appsync_graphql_api" "none" {
  expect_failure = true
  attrs = {
    name       = "results"
    log_config = [{ field_log_level = "NONE" }]
  }
}

resource "aws_appsync_graphql_api" "verbose" {
  expect_failure = true
  attrs = {
    name       = "results"
    log_config = [{ field_log_level = "ALL" }]
  }
}

resource "aws_appsync_graphql_api" "logged" {
  attrs = {
    name       = "results"
    log_config = [{ field_log_level = "ERROR", exclude_verbose_content = true }]
  }
}

resource "aws_wafv2_web_acl" "logged" {
  attrs = {
    arn = "arn:aws:wafv2:eu-west-3:111122223333:regional/webacl/portal/1"
  }
}

resource "aws_wafv2_web_acl_logging_configuration" "portal" {
  attrs = {
    resource_arn = aws_wafv2_web_acl.logged.arn
  }
}

# The log of another one is not its own.
resource "aws_wafv2_web_acl" "silent" {
  expect_failure = true
  attrs = {
    arn = "arn:aws:wafv2:eu-west-3:111122223333:regional/webacl/results/2"
  }
}

# -- networks ----------------------------------------------------------------------------------------------------------------

resource "aws_vpclattice_service_network" "logged" {
  attrs = {
    id   = "sn-1"
    name = "labora"
  }
}

resource "aws_vpclattice_access_log_subscription" "network" {
  attrs = {
    resource_identifier = "sn-1"
  }
}

resource "aws_vpclattice_service_network" "silent" {
  expect_failure = true
  attrs = {
    id   = "sn-2"
    name = "partners"
  }
}

resource "aws_vpclattice_service" "seen_in_the_network" {
  attrs = {
    id   = "svc-1"
    name = "results"
  }
}

resource "aws_vpclattice_service_network_service_association" "seen" {
  attrs = {
    service_identifier         = "svc-1"
    service_network_identifier = "sn-1"
  }
}

resource "aws_vpclattice_service" "in_a_silent_network" {
  expect_failure = true
  attrs = {
    id   = "svc-2"
    name = "orders"
  }
}

resource "aws_vpclattice_service_network_service_association" "unseen" {
  attrs = {
    service_identifier         = "svc-2"
    service_network_identifier = "sn-2"
  }
}

resource "aws_ec2_client_vpn_endpoint" "silent" {
  expect_failure = true
  attrs = {
    connection_log_options = [{ enabled = false }]
  }
}

resource "aws_ec2_client_vpn_endpoint" "logged" {
  attrs = {
    connection_log_options = [{ enabled = true, cloudwatch_log_group = "vpn" }]
  }
}

resource "aws_route53_zone" "public" {
  expect_failure = true
  attrs = {
    id   = "Z1"
    name = "labora.example"
  }
}

resource "aws_route53_zone" "private" {
  attrs = {
    id   = "Z2"
    name = "labora.internal"
    vpc     = [{ vpc_id = "vpc-1" }]
  }
}

resource "aws_route53_zone" "logged" {
  attrs = {
    id   = "Z3"
    name = "portal.example"
  }
}

resource "aws_route53_query_log" "portal" {
  attrs = {
    zone_id = "Z3"
  }
}
