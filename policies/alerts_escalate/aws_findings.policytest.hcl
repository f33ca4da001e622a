policytest {
  targets = ["aws_findings.policy.hcl"]
}

locals {
  prefix = "arn:aws:sns:eu-west-3:111122223333"
}

# -- what AWS finds by itself ------------------------------------------------------------------------------------------------

# Its findings reach a function.
resource "aws_guardduty_detector" "heard" {
  attrs = {
    enable = true
  }
}

resource "aws_cloudwatch_event_rule" "guardduty" {
  attrs = {
    name          = "guardduty"
    event_pattern = "{\"source\": [\"aws.guardduty\"]}"
  }
}

resource "aws_cloudwatch_event_target" "guardduty" {
  attrs = {
    rule = "guardduty"
    arn  = "arn:aws:lambda:eu-west-3:111122223333:function:paging"
  }
}

# Findings are kept as well; that they are is no harm.
resource "aws_cloudwatch_event_rule" "guardduty_archive" {
  attrs = {
    name          = "guardduty-archive"
    event_pattern = "{\"source\": [\"aws.guardduty\"]}"
  }
}

resource "aws_cloudwatch_event_target" "guardduty_archive" {
  attrs = {
    rule = "guardduty-archive"
    arn  = "arn:aws:logs:eu-west-3:111122223333:log-group:findings"
  }
}

# Only a log receives what Security Hub finds.
resource "aws_securityhub_account" "kept" {
  expect_failure = true
  attrs = {
    enable_default_standards = true
  }
}

resource "aws_cloudwatch_event_rule" "hub_archive" {
  attrs = {
    name          = "hub-archive"
    event_pattern = "{\"source\": [\"aws.securityhub\"]}"
  }
}

resource "aws_cloudwatch_event_target" "hub_archive" {
  expect_failure = true
  attrs = {
    rule = "hub-archive"
    arn  = "arn:aws:sqs:eu-west-3:111122223333:findings"
  }
}

# The rule that would tell of it is switched off.
resource "aws_macie2_account" "switched_off" {
  expect_failure = true
  attrs = {
    status = "ENABLED"
  }
}

resource "aws_cloudwatch_event_rule" "macie" {
  attrs = {
    name          = "macie"
    state         = "DISABLED"
    event_pattern = "{\"source\": [\"aws.macie\"]}"
  }
}

resource "aws_cloudwatch_event_target" "macie" {
  attrs = {
    rule = "macie"
    arn  = "arn:aws:lambda:eu-west-3:111122223333:function:paging"
  }
}

# Work is moved along in queues; that is no warning.
resource "aws_cloudwatch_event_rule" "new_file" {
  attrs = {
    name          = "new-file"
    event_pattern = "{\"source\": [\"aws.s3\"]}"
  }
}

resource "aws_cloudwatch_event_target" "new_file" {
  attrs = {
    rule = "new-file"
    arn  = "arn:aws:sqs:eu-west-3:111122223333:import"
  }
}

# -- topics that may be written to ---------------------------------------------------------------------------------------------

resource "aws_cloudwatch_event_rule" "databases" {
  attrs = {
    name          = "databases"
    event_pattern = "{\"source\": [\"aws.rds\"]}"
  }
}

resource "aws_cloudwatch_event_target" "to_open" {
  attrs = {
    rule = "databases"
    arn  = "${local.prefix}:open"
  }
}

resource "aws_cloudwatch_event_target" "to_closed" {
  attrs = {
    rule = "databases"
    arn  = "${local.prefix}:closed"
  }
}

resource "aws_cloudwatch_event_target" "to_other" {
  attrs = {
    rule = "databases"
    arn  = "${local.prefix}:other"
  }
}

resource "aws_cloudwatch_event_target" "with_a_role" {
  attrs = {
    rule     = "databases"
    arn      = "${local.prefix}:by-role"
    role_arn = "arn:aws:iam::111122223333:role/events"
  }
}

resource "aws_sns_topic" "open" {
  attrs = {
    arn = "${local.prefix}:open"
  }
}

resource "aws_sns_topic_policy" "open" {
  attrs = {
    arn    = "${local.prefix}:open"
    policy = core::jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "SNS:Publish" }] })
  }
}

resource "aws_sns_topic" "closed" {
  expect_failure = true
  attrs = {
    arn = "${local.prefix}:closed"
  }
}

resource "aws_sns_topic" "by_role" {
  attrs = {
    arn = "${local.prefix}:by-role"
  }
}

resource "aws_sns_topic" "other" {
  attrs = {
    arn = "${local.prefix}:other"
  }
}

# Reading is not writing, and another service is not EventBridge.
resource "aws_sns_topic_policy" "other" {
  expect_failure = true
  attrs = {
    arn = "${local.prefix}:other"
    policy = core::jsonencode({
      Statement = [
        { Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = ["sns:GetTopicAttributes"] },
        { Effect = "Allow", Principal = { Service = ["dms.amazonaws.com"] }, Action = ["sns:Publish"] },
      ]
    })
  }
}

resource "aws_sns_topic" "alarms" {
  attrs = {
    arn = "${local.prefix}:alarms"
  }
}

resource "aws_cloudwatch_metric_alarm" "to_alarms" {
  attrs = {
    alarm_name    = "to-alarms"
    alarm_actions = ["${local.prefix}:alarms", "${local.prefix}:account"]
  }
}

resource "aws_sns_topic_policy" "alarms" {
  expect_failure = true
  attrs = {
    arn    = "${local.prefix}:alarms"
    policy = core::jsonencode({ Statement = { Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sns:Publish" } })
  }
}

resource "aws_sns_topic" "account" {
  attrs = {
    arn = "${local.prefix}:account"
  }
}

# As the default policy has it.
resource "aws_sns_topic_policy" "account" {
  attrs = {
    arn    = "${local.prefix}:account"
    policy = core::jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = "*" }, Action = "sns:*" }] })
  }
}
