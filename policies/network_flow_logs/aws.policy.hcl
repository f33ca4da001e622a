# Flow logs tell which machine talked to which, and what was refused. Networks of AWS have none until somebody asks for one.
# https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
#
# A subnet or a network interface needs no log of its own: the log of the network covers it. The other way round, logs of all subnets
# cover the network; logs of all interfaces cannot be shown to, because services of AWS add interfaces that nobody declares.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

resource_policy "aws_*" "network" {
  filter = core::contains(["aws_vpc", "aws_default_vpc"], meta.type)

  locals {
    subnets = core::getresources("aws_subnet", { vpc_id = attrs.id })
    each_subnet_has_one = core::length(local.subnets) > 0 && core::alltrue([
      for subnet in local.subnets : core::length(core::getresources("aws_flow_log", { subnet_id = subnet.id })) > 0
    ])
  }

  enforce {
    condition     = core::length(core::getresources("aws_flow_log", { vpc_id = attrs.id })) > 0 || local.each_subnet_has_one
    error_message = "Nobody records the traffic of this network: after a leak, nothing tells who took which way out and how much went."
  }
}

# https://docs.aws.amazon.com/vpc/latest/tgw/tgw-flow-logs.html
resource_policy "aws_ec2_transit_gateway" "transit_gateway" {
  locals {
    attachments = core::getresources("aws_ec2_transit_gateway_vpc_attachment", { transit_gateway_id = attrs.id })
    each_attachment_has_one = core::length(local.attachments) > 0 && core::alltrue([
      for attachment in local.attachments :
      core::length(core::getresources("aws_flow_log", { transit_gateway_attachment_id = attachment.id })) > 0
    ])
  }

  enforce {
    condition     = core::length(core::getresources("aws_flow_log", { transit_gateway_id = attrs.id })) > 0 || local.each_attachment_has_one
    error_message = "Nobody records the traffic between the networks that meet here: a machine taken over in one of them reaches the others unseen."
  }
}

# The traffic of a transit gateway has no type: everything is recorded.
resource_policy "aws_flow_log" "flow_log" {
  enforce {
    condition     = core::try(attrs.traffic_type, null) != "ACCEPT"
    error_message = "This log leaves out all attempts that were refused, and those are how a search for open doors begins."
  }

  # log_group_name is how versions 5 and older of the provider had it.
  enforce {
    condition     = core::try(attrs.log_destination, null) != null || core::try(attrs.log_group_name, null) != null
    error_message = "This log has no place to be written to, so there is nothing to read."
  }
}

# https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-logging.html
resource_policy "aws_networkfirewall_firewall" "firewall" {
  locals {
    settings = core::getresources("aws_networkfirewall_logging_configuration", { firewall_arn = attrs.arn })
    types = core::flatten([
      for setting in local.settings : [
        for target in setting.logging_configuration[0].log_destination_config : target.log_type
      ]
    ])
  }

  enforce {
    condition     = core::length(local.settings) > 0 && core::contains(local.types, "ALERT")
    error_message = "This firewall keeps no record of what it drops or reports: its alarms reach nobody."
  }
}

# Flows are recorded by the network as well, so that the firewall leaves them out is only a remark.
resource_policy "aws_networkfirewall_logging_configuration" "firewall_flows" {
  enforcement_level = "advisory"

  enforce {
    condition = core::anytrue([
      for target in core::try(attrs.logging_configuration[0].log_destination_config, []) : core::try(target.log_type, null) == "FLOW"
    ])
    error_message = "The firewall records its alerts, but not the traffic that it lets through."
  }
}

# https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs.html
resource_policy "aws_route53_resolver_query_log_config" "name_queries" {
  enforcement_level = "advisory"

  enforce {
    condition = core::length(core::getresources(
      "aws_route53_resolver_query_log_config_association", { resolver_query_log_config_id = attrs.id }
    )) > 0
    error_message = "No network uses this log of name queries: it stays empty."
  }
}
