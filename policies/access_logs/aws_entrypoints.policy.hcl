# Who called: access logs of the entry points of AWS other than load balancers.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  yes = [true, "true"]

  buckets = core::getresources("aws_s3_bucket", {})

  lattice = ["aws_vpclattice_service", "aws_vpclattice_service_network"]

  # Networks of VPC Lattice whose access log goes somewhere.
  logged_networks = [
    for one in core::getresources("aws_vpclattice_service_network", {}) : one
    if core::length(hclscan::referrers(one, "aws_vpclattice_access_log_subscription")) > 0
  ]

  # Sources of logs from which something is delivered.
  delivered_sources = [
    for source in core::getresources("aws_cloudwatch_log_delivery_source", {}) : source
    if core::length(core::getresources("aws_cloudwatch_log_delivery", { delivery_source_name = core::try(source.name, null) })) > 0
  ]
}

# -- content delivery --------------------------------------------------------------------------------------------------------

# Three ways: into a bucket, through a delivery of CloudWatch Logs, or record by record into a stream.
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html
resource_policy "aws_cloudfront_distribution" "cloudfront_distribution" {
  enforce {
    condition = (
      !core::contains([null, ""], core::try(attrs.logging_config[0].bucket, null))
      || core::anytrue([for bucket in local.buckets : hclscan::refers_to(core::try(attrs.logging_config[0].bucket, null), bucket)])
      || core::anytrue([for source in local.delivered_sources : hclscan::refers_to(core::try(source.resource_arn, null), attrs)])
      || core::try(attrs.default_cache_behavior[0].realtime_log_config_arn, null) != null
    )
    error_message = "Nobody can tell who fetched what through this distribution: it writes no access log."
  }
}

# https://docs.aws.amazon.com/global-accelerator/latest/dg/monitoring-global-accelerator.flow-logs.html
resource_policy "aws_globalaccelerator_accelerator" "global_accelerator" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.attributes[0].flow_logs_enabled, false))
    error_message = "Nobody can tell who connected through this accelerator: its flow log is off."
  }
}

# -- APIs --------------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
resource_policy "aws_api*_stage" "api_stage" {
  filter = core::contains(["aws_api_gateway_stage", "aws_apigatewayv2_stage"], meta.type)

  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.access_log_settings[0].destination_arn, null))
    error_message = "Nobody can tell who called this API, and what for: its stage writes no access log."
  }
}

resource_policy "aws_api_gateway_method_settings" "api_method_log" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::contains(["INFO", "ERROR"], core::try(attrs.settings[0].logging_level, null))
    error_message = "Errors of these methods are kept nowhere: their execution log is off."
  }
}

# Full requests and responses in a log are a second, unprotected copy of the records.
resource_policy "aws_api_gateway_method_settings" "api_data_trace" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.settings[0].data_trace_enabled, false))
    error_message = "The log of these methods contains whole requests and responses, personal data included."
  }
}

# https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html
resource_policy "aws_appsync_graphql_api" "graphql_api" {
  enforce {
    condition     = !core::contains([null, "NONE"], core::try(attrs.log_config[0].field_log_level, null))
    error_message = "Nobody can tell who queried this API: it writes no log."
  }
}

resource_policy "aws_appsync_graphql_api" "graphql_log_content" {
  enforcement_level = "advisory"
  filter            = !core::contains([null, "NONE"], core::try(attrs.log_config[0].field_log_level, null))

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.log_config[0].exclude_verbose_content, false))
    error_message = "The log of this API contains the headers and the content of requests, personal data included."
  }
}

# https://docs.aws.amazon.com/waf/latest/developerguide/logging.html
resource_policy "aws_wafv2_web_acl" "web_acl" {
  enforce {
    condition     = core::length(core::getresources("aws_wafv2_web_acl_logging_configuration", { resource_arn = attrs.arn })) > 0
    error_message = "Nobody can tell which requests this firewall let through or refused: it writes no log."
  }
}

# -- networks ----------------------------------------------------------------------------------------------------------------

# A service is also seen in the log of a network that it belongs to.
# https://docs.aws.amazon.com/vpc-lattice/latest/ug/monitoring-access-logs.html
resource_policy "aws_vpclattice_*" "lattice" {
  filter = core::contains(local.lattice, meta.type)

  enforce {
    condition = (
      core::length(hclscan::referrers(attrs, "aws_vpclattice_access_log_subscription")) > 0
      || core::anytrue(core::flatten([
        for one in hclscan::referrers(attrs, "aws_vpclattice_service_network_service_association") : [
          for network in local.logged_networks : hclscan::refers_to(core::try(one.service_network_identifier, null), network)
        ]
        if meta.type == "aws_vpclattice_service"
      ]))
    )
    error_message = "Nobody can tell which service called which: no access log of this part of the network goes anywhere."
  }
}

# https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-endpoints.html
resource_policy "aws_ec2_client_vpn_endpoint" "client_vpn" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.connection_log_options[0].enabled, false))
    error_message = "Nobody can tell who dialled in, when and from where: connections to this endpoint are not logged."
  }
}

# Zones of a private network have no such log; their resolver has one of its own.
# https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/query-logs.html
resource_policy "aws_route53_zone" "dns_zone" {
  enforcement_level = "advisory"

  filter = (
    core::length(core::try(attrs.vpc, [])) == 0
    && core::length(hclscan::referrers(attrs, "aws_route53_zone_association")) == 0
  )

  enforce {
    condition     = core::length(hclscan::referrers(attrs, "aws_route53_query_log")) > 0
    error_message = "Nobody can tell which names of this zone were asked for: it has no query log."
  }
}
