policytest {
  targets = ["aws_signals.policy.hcl"]
}

# -- detectors ---------------------------------------------------------------------------------------------------------------

resource "aws_guardduty_detector" "suspended" {
  expect_failure = true
  attrs = {
    enable = false
  }
}

resource "aws_macie2_account" "default" {
  attrs = {
    finding_publishing_frequency = "ONE_HOUR"
  }
}

resource "aws_macie2_account" "suspended" {
  expect_failure = true
  attrs = {
    status = "PAUSED"
  }
}

# -- events ------------------------------------------------------------------------------------------------------------------

resource "aws_db_event_subscription" "default" {
  attrs = {
    name = "records"
  }
}

resource "aws_neptune_event_subscription" "switched_off" {
  expect_failure = true
  attrs = {
    name    = "graph"
    enabled = false
  }
}

resource "aws_dms_event_subscription" "switched_off" {
  expect_failure = true
  attrs = {
    name    = "tasks"
    enabled = "false"
  }
}

resource "aws_cloudwatch_event_rule" "findings" {
  attrs = {
    name          = "findings"
    event_pattern = "{\"source\": [\"aws.guardduty\"]}"
  }
}

resource "aws_cloudwatch_event_target" "findings" {
  attrs = {
    rule = "findings"
    arn  = "arn:aws:sns:eu-west-3:111122223333:oncall"
  }
}

resource "aws_cloudwatch_event_rule" "nowhere" {
  expect_failure = true
  attrs = {
    name          = "nowhere"
    event_pattern = "{\"source\": [\"aws.securityhub\"]}"
  }
}

resource "aws_cloudwatch_event_rule" "switched_off" {
  expect_failure = true
  attrs = {
    name          = "switched-off"
    state         = "DISABLED"
    event_pattern = "{\"source\": [\"aws.rds\"]}"
  }
}

resource "aws_cloudwatch_event_rule" "switched_off_as_before" {
  expect_failure = true
  attrs = {
    name          = "switched-off"
    is_enabled    = false
    event_pattern = "{\"source\": [\"aws.rds\"]}"
  }
}

resource "aws_cloudwatch_event_target" "switched_off" {
  attrs = {
    rule = "switched-off"
    arn  = "arn:aws:sns:eu-west-3:111122223333:oncall"
  }
}

# Moving work along is no warning.
resource "aws_cloudwatch_event_rule" "new_file" {
  attrs = {
    name          = "new-file"
    state         = "DISABLED"
    event_pattern = "{\"source\": [\"aws.s3\"]}"
  }
}

resource "aws_cloudwatch_event_rule" "clock" {
  attrs = {
    name                = "nightly"
    schedule_expression = "cron(0 3 * * ? *)"
  }
}

# -- the audit trail ---------------------------------------------------------------------------------------------------------

resource "aws_cloudwatch_log_metric_filter" "heard" {
  attrs = {
    log_group_name        = "trail"
    pattern               = "{ $.errorCode = \"AccessDenied\" }"
    metric_transformation = [{ name = "Denied", namespace = "audit", value = "1" }]
  }
}

resource "aws_cloudwatch_metric_alarm" "denied" {
  attrs = {
    alarm_name  = "denied"
    metric_name = "Denied"
    namespace   = "audit"
  }
}

# The same name in another namespace is another metric.
resource "aws_cloudwatch_log_metric_filter" "other_namespace" {
  expect_failure = true
  attrs = {
    log_group_name        = "trail"
    pattern               = "{ $.errorCode = \"AccessDenied\" }"
    metric_transformation = [{ name = "Denied", namespace = "other", value = "1" }]
  }
}

resource "aws_cloudwatch_log_metric_filter" "in_an_expression" {
  attrs = {
    log_group_name        = "trail"
    pattern               = "{ $.eventName = \"ConsoleLogin\" }"
    metric_transformation = [{ name = "Logins", namespace = "audit", value = "1" }]
  }
}

resource "aws_cloudwatch_metric_alarm" "logins" {
  attrs = {
    alarm_name   = "logins"
    metric_query = [{ id = "m1", metric = [{ metric_name = "Logins", namespace = "audit" }] }, { id = "e1", expression = "m1 * 2" }]
  }
}

# Counting errors of an application is its own affair.
resource "aws_cloudwatch_log_metric_filter" "application" {
  attrs = {
    log_group_name        = "portal"
    pattern               = "ERROR"
    metric_transformation = [{ name = "Errors", namespace = "portal", value = "1" }]
  }
}
