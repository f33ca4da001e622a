# Nothing is wrong here until an organization asks for more: require_guardduty, require_securityhub, require_macie,
# require_alarm_on_silence.
# expect: pass
provider "aws" {
  region = "eu-west-3"
}

resource "aws_cloudwatch_metric_alarm" "heartbeat" {
  alarm_name          = "import-runs"
  namespace           = "labora"
  metric_name         = "ImportRuns"
  comparison_operator = "LessThanThreshold"
  evaluation_periods  = 1
  threshold           = 1
}
