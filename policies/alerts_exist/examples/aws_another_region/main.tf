# Alarms and event rules see what happens in their own region, and nothing else.
provider "aws" {
  region = "eu-west-3"
}

provider "aws" {
  alias  = "ireland"
  region = "eu-west-1"
}

resource "aws_cloudwatch_metric_alarm" "connections" {
  alarm_name          = "connections"
  namespace           = "AWS/RDS"
  metric_name         = "DatabaseConnections"
  statistic           = "Maximum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  threshold           = 100
}

# expect: pass
resource "aws_db_instance" "records" {
  identifier     = "records"
  engine         = "postgres"
  instance_class = "db.t4g.medium"
}

# expect: fail
resource "aws_db_instance" "records_in_ireland" {
  provider = aws.ireland

  identifier     = "records"
  engine         = "postgres"
  instance_class = "db.t4g.medium"
}
