# A trail whose log group nobody looks at.
policytest {
  targets = ["aws_signals.policy.hcl"]
}

resource "aws_cloudtrail" "main" {
  expect_failure = true
  attrs = {
    name                       = "main"
    cloud_watch_logs_group_arn = "arn:aws:logs:eu-west-3:111122223333:log-group:trail:*"
  }
}

resource "aws_cloudwatch_log_group" "trail" {
  attrs = {
    name = "trail"
    arn  = "arn:aws:logs:eu-west-3:111122223333:log-group:trail"
  }
}

# Counting errors of an application does not help.
resource "aws_cloudwatch_log_metric_filter" "application" {
  attrs = {
    log_group_name        = "portal"
    pattern               = "ERROR"
    metric_transformation = [{ name = "Errors", namespace = "portal", value = "1" }]
  }
}

# Its group is declared elsewhere.
resource "aws_cloudtrail" "elsewhere" {
  attrs = {
    name                       = "elsewhere"
    cloud_watch_logs_group_arn = "arn:aws:logs:eu-west-3:111122223333:log-group:central:*"
  }
}
