# expect: pass
resource "aws_db_instance" "watched" {
  identifier = "production"
  engine     = "postgres"
}

resource "aws_cloudwatch_metric_alarm" "connections" {
  alarm_name          = "connections"
  namespace           = "AWS/RDS"
  metric_name         = "DatabaseConnections"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  threshold           = 100

  dimensions = {
    DBInstanceIdentifier = aws_db_instance.watched.identifier
  }
}
