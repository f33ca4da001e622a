policytest {
  targets = ["aws_on_demand.policy.hcl"]
}

provider "aws" "nothing_asked" {
  attrs = {
    region = "eu-west-3"
  }
}

provider "aws" "no_detector" {
  expect_failure = true
  inputs {
    require_guardduty = true
  }
  attrs = {
    region = "eu-west-3"
  }
}

provider "aws" "no_hub" {
  expect_failure = true
  inputs {
    require_securityhub = true
  }
  attrs = {
    region = "eu-west-3"
  }
}

provider "aws" "no_macie" {
  expect_failure = true
  inputs {
    require_macie = true
  }
  attrs = {
    region = "eu-west-3"
  }
}

resource "aws_cloudwatch_metric_alarm" "nothing_asked" {
  attrs = {
    alarm_name          = "heartbeat"
    comparison_operator = "LessThanThreshold"
  }
}

resource "aws_cloudwatch_metric_alarm" "silent" {
  expect_failure = true
  inputs {
    require_alarm_on_silence = true
  }
  attrs = {
    alarm_name          = "heartbeat"
    comparison_operator = "LessThanThreshold"
    treat_missing_data  = "notBreaching"
  }
}

resource "aws_cloudwatch_metric_alarm" "heard" {
  inputs {
    require_alarm_on_silence = true
  }
  attrs = {
    alarm_name          = "heartbeat"
    comparison_operator = "LessThanOrEqualToThreshold"
    treat_missing_data  = "breaching"
  }
}

# Too much is another matter: without figures there is not too much.
resource "aws_cloudwatch_metric_alarm" "too_much" {
  inputs {
    require_alarm_on_silence = true
  }
  attrs = {
    alarm_name          = "errors"
    comparison_operator = "GreaterThanThreshold"
  }
}
