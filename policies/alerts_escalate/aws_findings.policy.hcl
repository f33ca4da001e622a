# From what AWS finds by itself to a person: detector -> event rule -> target, and the permission that a topic has to give.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

input "require_security_contact" {
  type        = bool
  default     = false
  description = "Whether each root module that configures the provider has to name a security contact of the account."
}

locals {
  off = [false, "false"]

  # Who finds something, and under which sources the findings arrive. Security Hub hands on those of the others.
  # https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-internal-providers.html
  detectors = {
    aws_guardduty_detector  = { sources = ["aws.guardduty", "aws.securityhub"], subject = "this detector" }
    aws_macie2_account      = { sources = ["aws.macie", "aws.securityhub"], subject = "Macie" }
    aws_securityhub_account = { sources = ["aws.securityhub"], subject = "Security Hub" }
  }

  is_member = core::anytrue([
    for type in ["aws_guardduty_invite_accepter", "aws_macie2_invitation_accepter", "aws_securityhub_invite_accepter"] :
    core::length(core::getresources(type, {})) > 0
  ])

  # Services whose events are warnings: rules on other services move work along.
  warning_sources = [
    "aws.access-analyzer", "aws.backup", "aws.config", "aws.datasync", "aws.dms", "aws.guardduty", "aws.health", "aws.iam",
    "aws.inspector2", "aws.macie", "aws.rds", "aws.securityhub", "aws.signin", "aws.transfer", "aws.trustedadvisor",
  ]

  warning_rules = [
    for rule in core::getresources("aws_cloudwatch_event_rule", {}) : rule
    if core::try(rule.state, null) != "DISABLED" && !core::contains(local.off, core::try(rule.is_enabled, true))
    && core::anytrue([for source in core::try(core::jsondecode(rule.event_pattern).source, []) : core::contains(local.warning_sources, source)])
  ]
  # The targets of these rules, each with the services that it would tell of.
  warnings = core::concat([], [
    for rule in local.warning_rules : [
      for target in hclscan::referrers(rule, "aws_cloudwatch_event_target") :
      { rule = rule, target = target, arn = core::try(target.arn, null), sources = core::jsondecode(rule.event_pattern).source }
      if hclscan::refers_to(core::try(target.rule, null), rule)
    ]
  ]...)
  warning_targets = [for one in local.warnings : one.target]

  # What keeps events and tells nobody, and what can tell a person.
  silent_services = [":logs:", ":sqs:", ":kinesis:", ":firehose:"]
  silent_arns = core::concat([], [
    for kept in core::concat(
      core::getresources("aws_cloudwatch_log_group", {}),
      core::getresources("aws_kinesis_firehose_delivery_stream", {}),
      core::getresources("aws_kinesis_stream", {}),
      core::getresources("aws_sqs_queue", {}),
    ) :
    [for one in hclscan::referrers(kept, "aws_cloudwatch_event_target") : one.arn if hclscan::refers_to(core::try(one.arn, null), kept)]
  ]...)
  loud_arns = core::concat([], [
    for told in core::concat(
      core::getresources("aws_cloudwatch_event_api_destination", {}),
      core::getresources("aws_cloudwatch_event_bus", {}),
      core::getresources("aws_lambda_alias", {}),
      core::getresources("aws_lambda_function", {}),
      core::getresources("aws_sfn_state_machine", {}),
      core::getresources("aws_sns_topic", {}),
      core::getresources("aws_ssmincidents_response_plan", {}),
    ) :
    [for one in hclscan::referrers(told, "aws_cloudwatch_event_target") : one.arn if hclscan::refers_to(core::try(one.arn, null), told)]
  ]...)
  heard = [
    for one in local.warnings : one
    if core::contains(local.loud_arns, one.arn) || !(
      core::contains(local.silent_arns, one.arn)
      || core::anytrue([for service in local.silent_services : core::try(core::contains_substring(one.arn, service), false)])
    )
  ]
  heard_sources = core::distinct(core::concat([], [for one in local.heard : one.sources]...))
  lost_arns = [
    for one in local.warnings : one.arn
    if !core::anytrue([for source in one.sources : core::contains(local.heard_sources, source)])
  ]

  alarms = core::concat(
    core::getresources("aws_cloudwatch_metric_alarm", {}),
    core::getresources("aws_cloudwatch_composite_alarm", {}),
  )
}

# -- what AWS finds by itself ------------------------------------------------------------------------------------------------

# Members of an organization may leave it to the account that looks after all of them.
# https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html
resource_policy "aws_*" "finding" {
  filter = core::contains(core::keys(local.detectors), meta.type)

  locals {
    detector = local.detectors[meta.type]
  }

  # Findings arrive in the region, and the account, of the detector.
  enforce {
    condition = local.is_member || core::anytrue([
      for one in local.heard : hclscan::same_provider(attrs, one.rule)
      if core::anytrue([for source in one.sources : core::contains(local.detector.sources, source)])
    ])
    error_message = "What ${local.detector.subject} finds stays in a console: no event rule sends it to anybody."
  }
}

# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
resource_policy "aws_cloudwatch_event_target" "event_target" {
  filter = core::contains(local.warning_targets, attrs)

  enforce {
    condition     = !core::contains(local.lost_arns, attrs.arn)
    error_message = "Warnings of a service end in a log, a queue or a stream: they are kept, and nobody is told."
  }
}

# -- topics that may be written to ---------------------------------------------------------------------------------------------

# EventBridge needs permission to write to a topic; without a policy of its own, a topic gives none. Alarms need none beyond the
# default.
# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
resource_policy "aws_sns_topic" "topic_for_events" {
  filter = core::try(attrs.policy, null) == null && core::anytrue([
    for target in local.warning_targets : hclscan::refers_to(core::try(target.arn, null), attrs) && core::try(target.role_arn, null) == null
  ])

  enforce {
    condition     = core::length(core::getresources("aws_sns_topic_policy", { arn = attrs.arn })) > 0
    error_message = "An event rule sends warnings to this topic, which does not let it: they are lost on the way."
  }
}

resource_policy "aws_sns_topic_policy" "topic_policy" {
  locals {
    topics = core::getresources("aws_sns_topic", { arn = core::try(attrs.arn, null) })

    takes_events = core::anytrue(core::flatten([
      for topic in local.topics : [
        for target in local.warning_targets : hclscan::refers_to(core::try(target.arn, null), topic) && core::try(target.role_arn, null) == null
      ]
    ]))
    takes_alarms = core::anytrue(core::flatten([
      for topic in local.topics : [for alarm in local.alarms : hclscan::refers_to(core::try(alarm.alarm_actions, null), topic)]
    ]))

    statements = core::flatten([core::try(core::jsondecode(attrs.policy).Statement, [])])
    principals = core::flatten([
      for one in local.statements : [
        core::try(one.Principal.Service, []), core::try(one.Principal.AWS, []), core::try(one.Principal == "*" ? "*" : [], []),
      ]
      if core::try(one.Effect, null) == "Allow" && core::anytrue([
        for action in core::try(core::flatten([one.Action]), []) : core::contains(["sns:publish", "sns:*", "*"], core::lower(action))
      ])
    ])
    # An account, or everybody under a condition, as in the default policy.
    has_accounts = core::anytrue([for one in local.principals : !core::contains_substring(one, ".amazonaws.com")])
  }

  enforce {
    condition     = !local.takes_events || core::contains(local.principals, "events.amazonaws.com") || core::contains(local.principals, "*")
    error_message = "An event rule sends warnings to this topic, whose policy does not let it: they are lost on the way."
  }

  enforce {
    condition     = !local.takes_alarms || core::contains(local.principals, "cloudwatch.amazonaws.com") || local.has_accounts
    error_message = "Alarms are sent to this topic, whose policy does not let them: they are lost on the way."
  }
}

# -- the account itself --------------------------------------------------------------------------------------------------------

# AWS writes to this address when it sees misuse. It belongs to the account, often to another configuration: asked for on demand.
# https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html
provider_policy "aws" "security_contact" {
  filter = meta.alias == null && input.require_security_contact

  enforce {
    condition = core::anytrue([
      for one in core::getresources("aws_account_alternate_contact", {}) : core::try(one.alternate_contact_type, null) == "SECURITY"
    ])
    error_message = "Warnings of AWS about misuse go to whoever opened the account: there is no security contact."
  }
}
