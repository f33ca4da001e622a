# expect: fail
resource "aws_db_instance" "unwatched" {
  identifier = "staging"
  engine     = "postgres"
}

# expect: fail
resource "aws_dms_replication_task" "unwatched" {
  replication_task_id      = "unwatched"
  migration_type           = "full-load"
  replication_instance_arn = "arn:aws:dms:eu-west-3:111122223333:rep:ABCDEF"
  source_endpoint_arn      = "arn:aws:dms:eu-west-3:111122223333:endpoint:ABCDEF"
  target_endpoint_arn      = "arn:aws:dms:eu-west-3:111122223333:endpoint:GHIJKL"
  table_mappings           = jsonencode({ rules = [] })
}

# expect: fail
resource "aws_macie2_account" "suspended" {
  status = "PAUSED"
}

# expect: fail
resource "aws_db_event_subscription" "switched_off" {
  name      = "switched-off"
  sns_topic = "arn:aws:sns:eu-west-3:111122223333:oncall"
  enabled   = false

  source_type = "db-instance"
  source_ids  = ["another"]
}

# expect: fail
resource "aws_cloudwatch_event_rule" "switched_off" {
  name          = "switched-off"
  state         = "DISABLED"
  event_pattern = jsonencode({ source = ["aws.macie"] })
}

# expect: fail
resource "aws_cloudwatch_event_rule" "nowhere" {
  name          = "nowhere"
  event_pattern = jsonencode({ source = ["aws.securityhub"] })
}

# expect: fail
resource "aws_cloudwatch_log_metric_filter" "unheard" {
  name           = "unheard"
  log_group_name = "trail-of-another-stack"
  pattern        = "{ $.errorCode = \"AccessDenied\" }"

  metric_transformation {
    name      = "Denied"
    namespace = "audit"
    value     = "1"
  }
}
