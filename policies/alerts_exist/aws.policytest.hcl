policytest {
  targets = ["aws.policy.hcl"]
}

# -- alarms ------------------------------------------------------------------------------------------------------------------

resource "aws_cloudwatch_metric_alarm" "records" {
  attrs = {
    alarm_name = "records-storage"
    namespace  = "AWS/RDS"
    dimensions = { DBInstanceIdentifier = "records" }
  }
}

resource "aws_cloudwatch_metric_alarm" "portal_rate" {
  attrs = {
    alarm_name = "portal-rate"
    metric_query = [{
      id     = "errors"
      metric = [{ namespace = "AWS/ApplicationELB", dimensions = { LoadBalancer = "app/portal/50dc6c495c0c9188" } }]
    }]
  }
}

resource "aws_cloudwatch_metric_alarm" "all_functions" {
  attrs = {
    alarm_name  = "all-functions"
    namespace   = "AWS/Lambda"
    metric_name = "Errors"
  }
}

resource "aws_cloudwatch_event_rule" "transfers" {
  attrs = {
    name          = "transfers"
    event_pattern = "{\"source\": [\"aws.transfer\"], \"detail-type\": [\"SFTP Server File Upload Failed\"]}"
  }
}

resource "aws_cloudwatch_event_rule" "switched_off" {
  attrs = {
    name          = "containers"
    state         = "DISABLED"
    event_pattern = "{\"source\": [\"aws.ecs\"]}"
  }
}

# The pattern names another resource.
resource "aws_cloudwatch_event_rule" "another_volume" {
  attrs = {
    name          = "another"
    event_pattern = "{\"source\": [\"aws.ec2\"], \"resources\": [\"arn:aws:ec2:eu-west-3:111122223333:instance/i-0123\"]}"
  }
}

resource "aws_db_event_subscription" "clusters" {
  attrs = {
    name        = "clusters"
    source_type = "db-cluster"
    sns_topic   = "arn:aws:sns:eu-west-3:111122223333:oncall"
  }
}

resource "aws_db_event_subscription" "one_instance" {
  attrs = {
    name        = "one-instance"
    source_type = "db-instance"
    source_ids  = ["accounts"]
    sns_topic   = "arn:aws:sns:eu-west-3:111122223333:oncall"
  }
}

resource "aws_db_event_subscription" "switched_off" {
  attrs = {
    name      = "switched-off"
    enabled   = false
    sns_topic = "arn:aws:sns:eu-west-3:111122223333:oncall"
  }
}

resource "aws_dms_event_subscription" "tasks" {
  attrs = {
    name        = "tasks"
    source_type = "replication-task"
    source_ids  = ["nord-migration"]
  }
}

# -- workloads ---------------------------------------------------------------------------------------------------------------

resource "aws_db_instance" "watched" {
  attrs = {
    id         = "db-1"
    identifier = "records"
  }
}

# The alarm is on another database.
resource "aws_db_instance" "unwatched" {
  expect_failure = true
  attrs = {
    id         = "db-2"
    identifier = "archive"
  }
}

resource "aws_db_instance" "watched_through_its_events" {
  attrs = {
    id         = "db-3"
    identifier = "accounts"
  }
}

# A subscription without sources covers every source of its type.
resource "aws_rds_cluster" "watched_through_its_events" {
  attrs = {
    id                 = "cluster-1"
    cluster_identifier = "cluster-1"
  }
}

resource "aws_lb" "watched_by_an_expression" {
  attrs = {
    id         = "app/portal/50dc6c495c0c9188"
    arn_suffix = "app/portal/50dc6c495c0c9188"
    name       = "portal"
  }
}

resource "aws_lb" "unwatched" {
  expect_failure = true
  attrs = {
    id   = "app/other/1"
    name = "other"
  }
}

resource "aws_transfer_server" "watched_through_its_service" {
  attrs = {
    id = "s-01234567890abcdef"
  }
}

resource "aws_lambda_function" "watched_with_all_functions" {
  attrs = {
    function_name = "convert"
  }
}

resource "aws_ecs_service" "rule_is_switched_off" {
  expect_failure = true
  attrs = {
    id   = "arn:aws:ecs:eu-west-3:111122223333:service/import"
    name = "import"
  }
}

resource "aws_instance" "unwatched" {
  expect_failure = true
  attrs = {
    id = "i-0456"
  }
}

resource "aws_instance" "named_by_an_event_rule" {
  attrs = {
    id  = "i-0123"
    arn = "arn:aws:ec2:eu-west-3:111122223333:instance/i-0123"
  }
}

resource "aws_efs_file_system" "unwatched" {
  expect_failure = true
  attrs = {
    id = "fs-0123"
  }
}

resource "aws_dms_replication_task" "watched" {
  attrs = {
    replication_task_id = "nord-migration"
  }
}

resource "aws_dms_replication_task" "unwatched" {
  expect_failure = true
  attrs = {
    replication_task_id = "sud-migration"
  }
}

# The subscription is for the task of that name.
resource "aws_dms_replication_instance" "called_like_a_task" {
  expect_failure = true
  attrs = {
    replication_instance_id = "nord-migration"
  }
}

resource "aws_dms_replication_task" "watched_by_an_alarm" {
  attrs = {
    replication_task_id = "centre-migration"
  }
}

resource "aws_cloudwatch_metric_alarm" "centre_latency" {
  attrs = {
    alarm_name = "centre-latency"
    namespace  = "AWS/DMS"
    dimensions = { ReplicationTaskIdentifier = "centre-migration" }
  }
}

# -- warehouses and backups ------------------------------------------------------------------------------------------------------

resource "aws_redshift_cluster" "watched_through_its_events" {
  attrs = {
    cluster_identifier = "statistics"
  }
}

resource "aws_redshift_event_subscription" "statistics" {
  attrs = {
    source_type = "cluster"
    source_ids  = ["statistics"]
  }
}

resource "aws_redshift_cluster" "unwatched" {
  expect_failure = true
  attrs = {
    cluster_identifier = "archive"
  }
}

resource "aws_backup_plan" "vault_tells" {
  attrs = {
    name = "daily"
    rule = [{ rule_name = "daily", target_vault_name = "records" }]
  }
}

resource "aws_backup_vault_notifications" "records" {
  attrs = {
    backup_vault_name = "records"
  }
}

resource "aws_backup_plan" "silent_vault" {
  expect_failure = true
  attrs = {
    name = "daily"
    rule = [{ rule_name = "daily", target_vault_name = "scans" }]
  }
}
