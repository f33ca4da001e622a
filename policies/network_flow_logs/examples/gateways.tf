# expect: fail HCL_LOG_004
resource "aws_ec2_transit_gateway" "main" {
  description = "Between the laboratories"
}

# expect: pass
resource "aws_ec2_transit_gateway" "recorded" {
  description = "Between the stages"
}

# expect: pass
resource "aws_flow_log" "transit_recorded" {
  transit_gateway_id       = aws_ec2_transit_gateway.recorded.id
  max_aggregation_interval = 60
  log_destination          = aws_cloudwatch_log_group.flow.arn
  iam_role_arn             = aws_iam_role.flow_log.arn
}

# expect: fail HCL_LOG_004
resource "aws_networkfirewall_firewall" "main" {
  name                = "main"
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-3:111122223333:firewall-policy/main"
  vpc_id              = aws_vpc.recorded.id

  subnet_mapping {
    subnet_id = aws_subnet.recorded["a"].id
  }
}

# expect: pass
resource "aws_networkfirewall_firewall" "recorded" {
  name                = "recorded"
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-3:111122223333:firewall-policy/main"
  vpc_id              = aws_vpc.recorded.id

  subnet_mapping {
    subnet_id = aws_subnet.recorded["b"].id
  }
}

# Alerts are there; that the flows are missing is a remark.
# expect: fail HCL_LOG_004
resource "aws_networkfirewall_logging_configuration" "alerts_alone" {
  firewall_arn = aws_networkfirewall_firewall.recorded.arn

  logging_configuration {
    log_destination_config {
      log_type             = "ALERT"
      log_destination_type = "CloudWatchLogs"
      log_destination      = { logGroup = aws_cloudwatch_log_group.flow.name }
    }
  }
}

# expect: fail HCL_LOG_004
resource "aws_route53_resolver_query_log_config" "main" {
  name            = "names"
  destination_arn = aws_cloudwatch_log_group.flow.arn
}

# expect: pass
resource "aws_route53_resolver_query_log_config" "used" {
  name            = "names-used"
  destination_arn = aws_cloudwatch_log_group.flow.arn
}

resource "aws_route53_resolver_query_log_config_association" "used" {
  resolver_query_log_config_id = aws_route53_resolver_query_log_config.used.id
  resource_id                  = aws_vpc.recorded.id
}
