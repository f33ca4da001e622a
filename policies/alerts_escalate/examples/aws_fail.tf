# expect: fail
resource "aws_cloudwatch_metric_alarm" "silent" {
  alarm_name          = "silent"
  namespace           = "AWS/RDS"
  metric_name         = "DatabaseConnections"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  threshold           = 100
}

# Nobody reads it.
# expect: fail
resource "aws_sns_topic" "unread" {
  name = "unread"
}

# expect: fail
resource "aws_cloudwatch_composite_alarm" "unheard" {
  alarm_name    = "unheard"
  alarm_rule    = "ALARM(other)"
  alarm_actions = [aws_sns_topic.unread.arn]
}

# expect: fail
resource "aws_ssmincidents_response_plan" "calls_nobody" {
  name = "calls-nobody"

  incident_template {
    title  = "Breach"
    impact = "1"
  }
}

# expect: fail
resource "aws_cloudtrail" "files_only" {
  name           = "files-only"
  s3_bucket_name = "lab-audit"
}

# expect: fail
resource "aws_guardduty_detector" "unheard" {
  enable = true
}

# A queue keeps the warnings of backups, and nobody is told.
resource "aws_cloudwatch_event_rule" "backups" {
  name          = "backups"
  event_pattern = jsonencode({ source = ["aws.backup"] })
}

resource "aws_sqs_queue" "warnings" {
  name = "warnings"
}

# expect: fail
resource "aws_cloudwatch_event_target" "backups" {
  rule = aws_cloudwatch_event_rule.backups.name
  arn  = aws_sqs_queue.warnings.arn
}

# A mailbox listens, but EventBridge may not write to this topic.
resource "aws_cloudwatch_event_rule" "databases" {
  name          = "databases"
  event_pattern = jsonencode({ source = ["aws.rds"] })
}

# expect: pass
resource "aws_cloudwatch_event_target" "databases" {
  rule = aws_cloudwatch_event_rule.databases.name
  arn  = aws_sns_topic.closed.arn
}

# expect: fail
resource "aws_sns_topic" "closed" {
  name = "closed"
}

resource "aws_sns_topic_subscription" "closed" {
  topic_arn = aws_sns_topic.closed.arn
  protocol  = "email"
  endpoint  = "oncall@example.org"
}

# expect: fail
resource "aws_sns_topic_policy" "on_call" {
  arn = aws_sns_topic.on_call.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "dms.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.on_call.arn
    }]
  })
}
