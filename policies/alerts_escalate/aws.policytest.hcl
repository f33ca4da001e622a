policytest {
  targets = ["aws.policy.hcl"]
}

# -- topics and who reads them -----------------------------------------------------------------------------------------------

resource "aws_sns_topic" "oncall" {
  attrs = {
    arn  = "arn:aws:sns:eu-west-3:111122223333:oncall"
    name = "oncall"
  }
}

resource "aws_sns_topic_subscription" "oncall" {
  attrs = {
    topic_arn = "arn:aws:sns:eu-west-3:111122223333:oncall"
    protocol  = "email"
    endpoint  = "oncall@example.org"
  }
}

resource "aws_sns_topic" "paging" {
  attrs = {
    arn  = "arn:aws:sns:eu-west-3:111122223333:paging"
    name = "paging"
  }
}

resource "aws_sns_topic_subscription" "paging" {
  attrs = {
    topic_arn = "arn:aws:sns:eu-west-3:111122223333:paging"
    protocol  = "https"
    endpoint  = "https://paging.example.org/hook"
  }
}

resource "aws_sns_topic" "chat" {
  attrs = {
    arn  = "arn:aws:sns:eu-west-3:111122223333:chat"
    name = "chat"
  }
}

resource "aws_chatbot_slack_channel_configuration" "oncall" {
  attrs = {
    configuration_name = "oncall"
    sns_topic_arns     = ["arn:aws:sns:eu-west-3:111122223333:chat"]
  }
}

resource "aws_sns_topic" "unread" {
  expect_failure = true
  attrs = {
    arn  = "arn:aws:sns:eu-west-3:111122223333:unread"
    name = "unread"
  }
}

# A queue is no person.
resource "aws_sns_topic" "machines" {
  expect_failure = true
  attrs = {
    arn  = "arn:aws:sns:eu-west-3:111122223333:machines"
    name = "machines"
  }
}

resource "aws_sns_topic_subscription" "machines" {
  attrs = {
    topic_arn = "arn:aws:sns:eu-west-3:111122223333:machines"
    protocol  = "sqs"
    endpoint  = "arn:aws:sqs:eu-west-3:111122223333:alerts"
  }
}

# Event subscriptions send alerts as alarms do.
resource "aws_sns_topic" "task_events" {
  expect_failure = true
  attrs = {
    arn  = "arn:aws:sns:eu-west-3:111122223333:task-events"
    name = "task-events"
  }
}

resource "aws_dms_event_subscription" "tasks" {
  attrs = {
    name          = "tasks"
    source_type   = "replication-task"
    sns_topic_arn = "arn:aws:sns:eu-west-3:111122223333:task-events"
  }
}

# No alert is sent here: applications talk to each other.
resource "aws_sns_topic" "orders" {
  attrs = {
    arn  = "arn:aws:sns:eu-west-3:111122223333:orders"
    name = "orders"
  }
}

# -- alarms ------------------------------------------------------------------------------------------------------------------

resource "aws_cloudwatch_metric_alarm" "heard" {
  attrs = {
    alarm_name    = "heard"
    alarm_actions = ["arn:aws:sns:eu-west-3:111122223333:oncall"]
  }
}

resource "aws_cloudwatch_metric_alarm" "paged" {
  attrs = {
    alarm_name      = "paged"
    actions_enabled = true
    alarm_actions   = ["arn:aws:automate:eu-west-3:ec2:recover", "arn:aws:sns:eu-west-3:111122223333:paging"]
  }
}

resource "aws_cloudwatch_metric_alarm" "in_chat" {
  attrs = {
    alarm_name    = "in-chat"
    alarm_actions = ["arn:aws:sns:eu-west-3:111122223333:chat"]
  }
}

resource "aws_cloudwatch_metric_alarm" "opens_an_incident" {
  attrs = {
    alarm_name    = "opens-an-incident"
    alarm_actions = ["arn:aws:ssm-incidents::111122223333:response-plan/breach"]
  }
}

resource "aws_cloudwatch_metric_alarm" "without_action" {
  expect_failure = true
  attrs = {
    alarm_name = "without-action"
  }
}

resource "aws_cloudwatch_metric_alarm" "with_null_actions" {
  expect_failure = true
  attrs = {
    alarm_name    = "with-null-actions"
    alarm_actions = null
  }
}

# Being told that all is well again is not an alert.
resource "aws_cloudwatch_metric_alarm" "only_the_all_clear" {
  expect_failure = true
  attrs = {
    alarm_name    = "only-the-all-clear"
    alarm_actions = []
    ok_actions    = ["arn:aws:sns:eu-west-3:111122223333:oncall"]
  }
}

resource "aws_cloudwatch_metric_alarm" "switched_off" {
  expect_failure = true
  attrs = {
    alarm_name      = "switched-off"
    actions_enabled = false
    alarm_actions   = ["arn:aws:sns:eu-west-3:111122223333:oncall"]
  }
}

resource "aws_cloudwatch_metric_alarm" "unheard" {
  expect_failure = true
  attrs = {
    alarm_name    = "unheard"
    alarm_actions = ["arn:aws:sns:eu-west-3:111122223333:unread"]
  }
}

resource "aws_cloudwatch_metric_alarm" "to_machines" {
  expect_failure = true
  attrs = {
    alarm_name    = "to-machines"
    alarm_actions = ["arn:aws:sns:eu-west-3:111122223333:machines"]
  }
}

resource "aws_cloudwatch_metric_alarm" "only_restarts" {
  expect_failure = true
  attrs = {
    alarm_name    = "only-restarts"
    alarm_actions = ["arn:aws:automate:eu-west-3:ec2:reboot"]
  }
}

resource "aws_cloudwatch_metric_alarm" "only_scales" {
  expect_failure = true
  attrs = {
    alarm_name    = "only-scales"
    alarm_actions = [aws_autoscaling_policy.more.arn]
  }
}

resource "aws_autoscaling_policy" "more" {
  attrs = {
    arn  = "arn:aws:autoscaling:eu-west-3:111122223333:scalingPolicy:1:autoScalingGroupName/web:policyName/more"
    name = "more"
  }
}

# The topic belongs to another configuration; where the provider can be asked, it is there.
resource "aws_cloudwatch_metric_alarm" "to_a_topic_from_elsewhere" {
  attrs = {
    alarm_name    = "to-a-topic-from-elsewhere"
    alarm_actions = ["arn:aws:sns:eu-west-3:111122223333:group-security"]
  }
}

data "aws_sns_topic" "group_security" {
  attrs = {
    name = "group-security"
    arn  = "arn:aws:sns:eu-west-3:111122223333:group-security"
  }
}

# -- composite alarms --------------------------------------------------------------------------------------------------------

resource "aws_cloudwatch_composite_alarm" "portal" {
  attrs = {
    alarm_name    = "portal"
    alarm_rule    = "ALARM(portal-errors) AND ALARM(portal-latency)"
    alarm_actions = ["arn:aws:sns:eu-west-3:111122223333:oncall"]
  }
}

resource "aws_cloudwatch_metric_alarm" "part_of_a_composite" {
  attrs = {
    alarm_name = "portal-errors"
  }
}

resource "aws_cloudwatch_composite_alarm" "silent" {
  expect_failure = true
  attrs = {
    alarm_name = "silent"
    alarm_rule = "ALARM(database-errors)"
  }
}

# -- incidents and trails ----------------------------------------------------------------------------------------------------

resource "aws_ssmincidents_response_plan" "calls_somebody" {
  attrs = {
    name        = "breach"
    engagements = ["arn:aws:ssm-contacts:eu-west-3:111122223333:contact/oncall"]
  }
}

resource "aws_ssmincidents_response_plan" "calls_nobody" {
  expect_failure = true
  attrs = {
    name        = "nobody"
    engagements = []
  }
}

resource "aws_cloudtrail" "to_a_log_group" {
  attrs = {
    name                       = "main"
    cloud_watch_logs_group_arn = "arn:aws:logs:eu-west-3:111122223333:log-group:trail:*"
  }
}

resource "aws_cloudtrail" "files_only" {
  expect_failure = true
  attrs = {
    name           = "files"
    s3_bucket_name = "audit"
    sns_topic_name = "new-log-files"
  }
}
