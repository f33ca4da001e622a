# What watches has to be switched on, and what it sees has to go somewhere: detectors, event rules, event subscriptions, filters
# on the audit trail.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  off = [false, "false"]

  subscriptions = [
    "aws_db_event_subscription", "aws_dms_event_subscription", "aws_docdb_event_subscription", "aws_neptune_event_subscription",
    "aws_redshift_event_subscription",
  ]

  # Services whose events are warnings: rules on other services move work along, and are nobody's business here.
  warning_sources = [
    "aws.access-analyzer", "aws.backup", "aws.config", "aws.datasync", "aws.dms", "aws.guardduty", "aws.health", "aws.iam",
    "aws.inspector2", "aws.macie", "aws.rds", "aws.securityhub", "aws.signin", "aws.transfer", "aws.trustedadvisor",
  ]

  trails = core::getresources("aws_cloudtrail", {})

  # Log groups that receive an audit trail.
  trail_groups = [
    for group in core::getresources("aws_cloudwatch_log_group", {}) : group
    if core::anytrue([for trail in local.trails : hclscan::refers_to(core::try(trail.cloud_watch_logs_group_arn, null), group)])
  ]

  metric_filters       = core::getresources("aws_cloudwatch_log_metric_filter", {})
  subscription_filters = core::getresources("aws_cloudwatch_log_subscription_filter", {})

  # The metrics that alarms look at, alone or in an expression.
  alarms = core::getresources("aws_cloudwatch_metric_alarm", {})
  watched_metrics = core::concat(
    [for alarm in local.alarms : { name = core::try(alarm.metric_name, null), namespace = core::try(alarm.namespace, null) }],
    core::flatten([
      for alarm in local.alarms : [
        for query in core::try(alarm.metric_query, []) : [
          for metric in core::try(query.metric, []) : { name = core::try(metric.metric_name, null), namespace = core::try(metric.namespace, null) }
        ]
      ]
    ]),
  )

  # Rules that look at single calls, which the trail hands to EventBridge.
  call_rules = [
    for rule in core::getresources("aws_cloudwatch_event_rule", {}) : rule
    if core::contains_substring(core::try(rule.event_pattern, null) == null ? "" : rule.event_pattern, "via CloudTrail")
  ]

  # GuardDuty reads the trail by itself.
  detectors = [
    for one in core::getresources("aws_guardduty_detector", {}) : one if !core::contains(local.off, core::try(one.enable, true))
  ]
}

# -- detectors ---------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_suspend-disable.html
resource_policy "aws_guardduty_detector" "guardduty_detector" {
  enforce {
    condition     = !core::contains(local.off, core::try(attrs.enable, true))
    error_message = "This detector is suspended: nobody is told when a stolen key is used or data are carried off."
  }
}

# https://docs.aws.amazon.com/macie/latest/user/suspend-macie.html
resource_policy "aws_macie2_account" "macie_account" {
  enforce {
    condition     = core::try(attrs.status, null) != "PAUSED"
    error_message = "Macie is suspended: nobody is told when a bucket with personal data is opened or shared."
  }
}

# -- events ------------------------------------------------------------------------------------------------------------------

resource_policy "aws_*_event_subscription" "event_subscription" {
  filter = core::contains(local.subscriptions, meta.type)

  enforce {
    condition     = !core::contains(local.off, core::try(attrs.enabled, true))
    error_message = "This subscription is switched off: nobody is told when a database or a migration fails."
  }
}

# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule.html
resource_policy "aws_cloudwatch_event_rule" "event_rule" {
  filter = core::anytrue([for source in local.warning_sources : core::contains(local.sources, source)])

  locals {
    sources = core::try(core::jsondecode(attrs.event_pattern).source, [])
  }

  enforce {
    condition     = core::try(attrs.state, null) != "DISABLED" && !core::contains(local.off, core::try(attrs.is_enabled, true))
    error_message = "This rule waits for warnings of a service, and is switched off: nobody is told."
  }
}

resource_policy "aws_cloudwatch_event_rule" "event_rule_target" {
  filter = core::anytrue([for source in local.warning_sources : core::contains(local.sources, source)])

  locals {
    sources = core::try(core::jsondecode(attrs.event_pattern).source, [])
  }

  enforce {
    condition     = core::length(hclscan::referrers(attrs, "aws_cloudwatch_event_target")) > 0
    error_message = "This rule waits for warnings of a service, and sends them nowhere: nobody is told."
  }
}

# -- the audit trail ---------------------------------------------------------------------------------------------------------

# A filter counts; only an alarm on what it counts tells somebody.
# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html
resource_policy "aws_cloudwatch_log_metric_filter" "metric_filter" {
  filter = core::anytrue([for group in local.trail_groups : hclscan::refers_to(core::try(attrs.log_group_name, null), group)]) || core::anytrue([
    for field in ["$.eventName", "$.eventSource", "$.errorCode", "$.userIdentity"] : core::try(core::contains_substring(attrs.pattern, field), false)
  ])

  enforce {
    condition = core::anytrue([
      for metric in local.watched_metrics :
      core::try(metric.name == attrs.metric_transformation[0].name && metric.namespace == attrs.metric_transformation[0].namespace, false)
    ])
    error_message = "This filter counts suspicious calls, and no alarm looks at the count: nobody is told."
  }
}

# A group that is declared elsewhere is looked at there, or it is not: that cannot be seen from here.
resource_policy "aws_cloudtrail" "trail_alarm" {
  filter = core::length(local.groups) > 0

  locals {
    groups = [for group in local.trail_groups : group if hclscan::refers_to(core::try(attrs.cloud_watch_logs_group_arn, null), group)]
  }

  enforce {
    condition = (
      core::length(local.call_rules) > 0
      || core::length(local.detectors) > 0
      || core::anytrue([
        for one in core::concat(local.metric_filters, local.subscription_filters) :
        core::anytrue([for group in local.groups : hclscan::refers_to(core::try(one.log_group_name, null), group)])
      ])
    )
    error_message = "Nothing looks at what this trail records: no alarm is raised when somebody opens a bucket, creates a user or tries doors."
  }
}
