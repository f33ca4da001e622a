policytest {
  targets = ["aws.policy.hcl"]
}

# -- networks ----------------------------------------------------------------------------------------------------------------

resource "aws_vpc" "recorded" {
  attrs = { id = "vpc-recorded", cidr_block = "10.0.0.0/16" }
}

resource "aws_flow_log" "of_a_network" {
  attrs = {
    vpc_id          = aws_vpc.recorded.id
    traffic_type    = "ALL"
    log_destination = "arn:aws:logs:eu-west-3:111122223333:log-group:flow"
  }
}

resource "aws_vpc" "not_recorded" {
  expect_failure = true
  attrs          = { id = "vpc-not-recorded", cidr_block = "10.1.0.0/16" }
}

resource "aws_default_vpc" "not_recorded" {
  expect_failure = true
  attrs          = { id = "vpc-default" }
}

resource "aws_vpc" "recorded_by_subnet" {
  attrs = { id = "vpc-by-subnet", cidr_block = "10.2.0.0/16" }
}

resource "aws_subnet" "recorded" {
  attrs = { id = "subnet-recorded", vpc_id = aws_vpc.recorded_by_subnet.id }
}

resource "aws_flow_log" "of_a_subnet" {
  attrs = {
    subnet_id            = aws_subnet.recorded.id
    traffic_type         = "REJECT"
    log_destination_type = "s3"
    log_destination      = "arn:aws:s3:::logs"
  }
}

resource "aws_vpc" "recorded_in_one_of_two_subnets" {
  expect_failure = true
  attrs          = { id = "vpc-half", cidr_block = "10.3.0.0/16" }
}

resource "aws_subnet" "first" {
  attrs = { id = "subnet-first", vpc_id = aws_vpc.recorded_in_one_of_two_subnets.id }
}

resource "aws_subnet" "second" {
  attrs = { id = "subnet-second", vpc_id = aws_vpc.recorded_in_one_of_two_subnets.id }
}

resource "aws_flow_log" "of_the_first" {
  attrs = { subnet_id = aws_subnet.first.id, traffic_type = "ALL", log_group_name = "flow" }
}

# -- the logs themselves -----------------------------------------------------------------------------------------------------

resource "aws_flow_log" "only_what_was_accepted" {
  expect_failure = true
  attrs          = { vpc_id = "vpc-elsewhere", traffic_type = "ACCEPT", log_destination = "arn:aws:s3:::logs" }
}

resource "aws_flow_log" "nowhere" {
  expect_failure = true
  attrs          = { vpc_id = "vpc-elsewhere", traffic_type = "ALL" }
}

# -- transit gateways --------------------------------------------------------------------------------------------------------

resource "aws_ec2_transit_gateway" "recorded" {
  attrs = { id = "tgw-recorded" }
}

resource "aws_flow_log" "of_a_gateway" {
  attrs = {
    transit_gateway_id       = aws_ec2_transit_gateway.recorded.id
    max_aggregation_interval = 60
    log_destination          = "arn:aws:logs:eu-west-3:111122223333:log-group:flow"
  }
}

resource "aws_ec2_transit_gateway" "not_recorded" {
  expect_failure = true
  attrs          = { id = "tgw-not-recorded" }
}

resource "aws_ec2_transit_gateway" "recorded_by_attachment" {
  attrs = { id = "tgw-by-attachment" }
}

resource "aws_ec2_transit_gateway_vpc_attachment" "recorded" {
  attrs = { id = "tgw-attach-recorded", transit_gateway_id = aws_ec2_transit_gateway.recorded_by_attachment.id }
}

resource "aws_flow_log" "of_an_attachment" {
  attrs = {
    transit_gateway_attachment_id = aws_ec2_transit_gateway_vpc_attachment.recorded.id
    log_destination               = "arn:aws:s3:::logs"
  }
}

# -- firewalls ---------------------------------------------------------------------------------------------------------------

resource "aws_networkfirewall_firewall" "recorded" {
  attrs = { id = "arn:aws:network-firewall:eu-west-3:111122223333:firewall/a", arn = "arn:aws:network-firewall:eu-west-3:111122223333:firewall/a" }
}

resource "aws_networkfirewall_logging_configuration" "complete" {
  attrs = {
    firewall_arn = aws_networkfirewall_firewall.recorded.arn
    logging_configuration = [{
      log_destination_config = [
        { log_type = "ALERT", log_destination_type = "CloudWatchLogs", log_destination = { logGroup = "alerts" } },
        { log_type = "FLOW", log_destination_type = "S3", log_destination = { bucketName = "flows" } },
      ]
    }]
  }
}

resource "aws_networkfirewall_firewall" "not_recorded" {
  expect_failure = true
  attrs          = { id = "arn:aws:network-firewall:eu-west-3:111122223333:firewall/b", arn = "arn:aws:network-firewall:eu-west-3:111122223333:firewall/b" }
}

resource "aws_networkfirewall_firewall" "without_alerts" {
  expect_failure = true
  attrs          = { id = "arn:aws:network-firewall:eu-west-3:111122223333:firewall/c", arn = "arn:aws:network-firewall:eu-west-3:111122223333:firewall/c" }
}

resource "aws_networkfirewall_logging_configuration" "only_flows" {
  attrs = {
    firewall_arn = aws_networkfirewall_firewall.without_alerts.arn
    logging_configuration = [{
      log_destination_config = [{ log_type = "FLOW", log_destination_type = "S3", log_destination = { bucketName = "flows" } }]
    }]
  }
}

resource "aws_networkfirewall_logging_configuration" "only_alerts" {
  expect_failure = true
  attrs = {
    firewall_arn = "arn:aws:network-firewall:eu-west-3:111122223333:firewall/d"
    logging_configuration = [{
      log_destination_config = [{ log_type = "ALERT", log_destination_type = "S3", log_destination = { bucketName = "alerts" } }]
    }]
  }
}

# -- names -------------------------------------------------------------------------------------------------------------------

resource "aws_route53_resolver_query_log_config" "used" {
  attrs = { id = "rqlc-used", name = "names", destination_arn = "arn:aws:s3:::logs" }
}

resource "aws_route53_resolver_query_log_config_association" "used" {
  attrs = { resolver_query_log_config_id = aws_route53_resolver_query_log_config.used.id, resource_id = aws_vpc.recorded.id }
}

resource "aws_route53_resolver_query_log_config" "not_used" {
  expect_failure = true
  attrs          = { id = "rqlc-not-used", name = "names", destination_arn = "arn:aws:s3:::logs" }
}
