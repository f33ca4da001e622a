policytest {
  targets = ["aws_signals.policy.hcl"]
}

resource "aws_cloudtrail" "main" {
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

resource "aws_cloudwatch_log_subscription_filter" "analysis" {
  attrs = {
    log_group_name  = "trail"
    destination_arn = "arn:aws:lambda:eu-west-3:111122223333:function:analysis"
  }
}

resource "aws_guardduty_detector" "default" {
  attrs = {
    finding_publishing_frequency = "ONE_HOUR"
  }
}
