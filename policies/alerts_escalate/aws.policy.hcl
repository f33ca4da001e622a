# The chain from an alarm to a person: alarm -> action -> topic -> subscription. Each link is judged where it is declared: an alarm
# without an action that works, and a topic to which alerts are sent but which nobody reads.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  off = [false, "false"]

  # Protocols behind which there can be a person: a paging tool listens on https. Behind sqs and firehose there are only machines.
  # https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
  human_protocols = ["email", "email-json", "sms", "http", "https", "lambda", "application"]

  read_topics = [
    for one in core::getresources("aws_sns_topic_subscription", {}) : one.topic_arn
    if core::contains(local.human_protocols, core::try(one.protocol, null))
  ]

  # Chat channels that repeat what arrives on their topics.
  chat_topics = core::concat([], [
    for channel in core::concat(
      core::getresources("aws_chatbot_slack_channel_configuration", {}),
      core::getresources("aws_chatbot_teams_channel_configuration", {}),
    ) : core::try(channel.sns_topic_arns, null) == null ? [] : channel.sns_topic_arns
  ]...)

  heard_topics = core::concat(local.read_topics, local.chat_topics)

  composite_alarms = core::getresources("aws_cloudwatch_composite_alarm", {})

  # Where alerts are sent, by everything that sends any.
  destinations = core::concat(
    [for one in core::getresources("aws_cloudwatch_metric_alarm", {}) : core::try(one.alarm_actions, null)],
    [for one in local.composite_alarms : core::try(one.alarm_actions, null)],
    [for one in core::getresources("aws_cloudwatch_event_target", {}) : core::try(one.arn, null)],
    [for one in core::getresources("aws_db_event_subscription", {}) : core::try(one.sns_topic, null)],
    [for one in core::getresources("aws_dms_event_subscription", {}) : core::try(one.sns_topic_arn, null)],
    [for one in core::getresources("aws_docdb_event_subscription", {}) : core::try(one.sns_topic_arn, null)],
    [for one in core::getresources("aws_neptune_event_subscription", {}) : core::try(one.sns_topic_arn, null)],
    [for one in core::getresources("aws_redshift_event_subscription", {}) : core::try(one.sns_topic_arn, null)],
    [for one in core::getresources("aws_backup_vault_notifications", {}) : core::try(one.sns_topic_arn, null)],
  )
}

# https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html
resource_policy "aws_cloudwatch_*_alarm" "alarm" {
  locals {
    actions = core::try(attrs.alarm_actions, null) == null ? [] : attrs.alarm_actions

    # The parts of a composite alarm may leave the action to it.
    is_part = core::anytrue([
      for whole in local.composite_alarms :
      hclscan::refers_to(core::try(whole.alarm_rule, null), attrs) || core::try(core::contains_substring(whole.alarm_rule, attrs.alarm_name), false)
    ])

    # Actions that need no topic: an incident opens, or a function takes over.
    direct = core::concat(
      core::getresources("aws_ssmincidents_response_plan", {}),
      core::getresources("aws_lambda_function", {}),
      core::getresources("aws_lambda_alias", {}),
    )

    # Actions that only start, stop or add machines.
    mechanical = core::getresources("aws_autoscaling_policy", {})

    # A topic that is declared elsewhere is read there, or it is not: that cannot be seen from here.
    heard = [
      for action in local.actions :
      core::length(core::getresources("aws_sns_topic", { arn = action })) > 0
      ? core::contains(local.heard_topics, action)
      : (
        core::contains(local.heard_topics, action)
        || core::anytrue([for one in local.direct : hclscan::refers_to(action, one)])
        || !core::anytrue([for one in local.mechanical : hclscan::refers_to(action, one)]) && (
          core::anytrue([for service in [":ssm-incidents:", ":lambda:"] : core::contains_substring(action, service)])
          || core::contains_substring(action, ":sns:")
          && core::getdatasource("aws_sns_topic", { name = core::reverse(core::split(":", action))[0] }).arn == action
        )
      )
    ]
  }

  enforce {
    condition     = !core::contains(local.off, core::try(attrs.actions_enabled, true))
    error_message = "This alarm is switched to silent: it changes colour in a console and tells nobody."
  }

  enforce {
    condition     = local.is_part || core::length(core::try(attrs.alarm_actions, null) == null ? [] : attrs.alarm_actions) > 0
    error_message = "This alarm has no action: it changes colour in a console and tells nobody."
  }

  enforce {
    condition     = core::length(local.actions) == 0 || core::anytrue(local.heard)
    error_message = "The actions of this alarm lead to no person: nobody is subscribed where it is sent, or only machines are started."
  }
}

# https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html
resource_policy "aws_sns_topic" "sns_topic" {
  # Topics between applications are not the subject.
  filter = core::anytrue([for one in local.destinations : hclscan::refers_to(one, attrs)])

  enforce {
    condition     = core::contains(local.chat_topics, attrs.arn) || core::contains(local.read_topics, attrs.arn)
    error_message = "Alerts are sent to this topic, but no person is subscribed to it: they arrive nowhere."
  }
}

# https://docs.aws.amazon.com/incident-manager/latest/userguide/response-plans.html
resource_policy "aws_ssmincidents_response_plan" "response_plan" {
  enforce {
    condition     = core::length(core::try(attrs.engagements, null) == null ? [] : attrs.engagements) > 0
    error_message = "This response plan opens an incident but calls nobody."
  }
}

# What a trail records can only raise an alarm when it reaches a log group, or when an event rule looks at the calls themselves.
resource_policy "aws_cloudtrail" "cloudtrail" {
  locals {
    call_rules = [
      for rule in core::getresources("aws_cloudwatch_event_rule", {}) : rule
      if core::contains_substring(core::try(rule.event_pattern, null) == null ? "" : rule.event_pattern, "via CloudTrail")
    ]
  }

  enforce {
    condition     = core::length(local.call_rules) > 0 || core::try(attrs.cloud_watch_logs_group_arn, null) != null
    error_message = "This trail only writes files: nothing looks at them, so no alarm is raised when somebody opens a bucket or tries doors."
  }
}
