# expect: pass
resource "aws_cloudwatch_metric_alarm" "heard" {
  alarm_name          = "heard"
  namespace           = "AWS/RDS"
  metric_name         = "DatabaseConnections"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  threshold           = 100
  alarm_actions       = [aws_sns_topic.on_call.arn]
}

# expect: pass
resource "aws_sns_topic" "on_call" {
  name = "on-call"
}

resource "aws_sns_topic_subscription" "on_call" {
  topic_arn = aws_sns_topic.on_call.arn
  protocol  = "https"
  endpoint  = "https://events.example.com/on-call"
}
