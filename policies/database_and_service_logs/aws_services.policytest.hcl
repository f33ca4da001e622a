policytest {
  targets = ["aws_services.policy.hcl"]
}

# -- search ------------------------------------------------------------------------------------------------------------------

resource "aws_opensearch_domain" "logged" {
  attrs = {
    domain_name            = "logged"
    log_publishing_options = [{ log_type = "AUDIT_LOGS" }, { log_type = "ES_APPLICATION_LOGS", enabled = true }]
  }
}

resource "aws_opensearch_domain" "silent" {
  expect_failure = true
  attrs = {
    domain_name = "silent"
  }
}

# Slow queries name no user.
resource "aws_elasticsearch_domain" "slow_log_only" {
  expect_failure = true
  attrs = {
    domain_name            = "slow-log-only"
    log_publishing_options = [{ log_type = "INDEX_SLOW_LOGS" }, { log_type = "ES_APPLICATION_LOGS" }]
  }
}

resource "aws_elasticsearch_domain" "switched_off" {
  expect_failure = true
  attrs = {
    domain_name            = "switched-off"
    log_publishing_options = [{ log_type = "AUDIT_LOGS", enabled = false }, { log_type = "ES_APPLICATION_LOGS" }]
  }
}

resource "aws_opensearch_domain" "without_errors" {
  expect_failure = true
  attrs = {
    domain_name            = "without-errors"
    log_publishing_options = [{ log_type = "AUDIT_LOGS" }]
  }
}

# -- caches, streams, queues -------------------------------------------------------------------------------------------------

resource "aws_elasticache_replication_group" "silent" {
  expect_failure = true
  attrs = {
    replication_group_id = "silent"
    engine_version       = "7.1"
  }
}

resource "aws_elasticache_replication_group" "logged" {
  attrs = {
    replication_group_id       = "logged"
    log_delivery_configuration = [{ log_type = "slow-log" }]
  }
}

resource "aws_elasticache_replication_group" "too_old" {
  attrs = {
    replication_group_id = "too-old"
    engine_version       = "5.0.6"
  }
}

resource "aws_elasticache_cluster" "silent" {
  expect_failure = true
  attrs = {
    cluster_id = "silent"
    engine     = "redis"
  }
}

resource "aws_elasticache_cluster" "memcached" {
  attrs = {
    cluster_id = "memcached"
    engine     = "memcached"
  }
}

resource "aws_elasticache_cluster" "member" {
  attrs = {
    cluster_id           = "member"
    replication_group_id = "logged"
  }
}

resource "aws_msk_cluster" "silent" {
  expect_failure = true
  attrs = {
    cluster_name = "silent"
  }
}

resource "aws_msk_cluster" "switched_off" {
  expect_failure = true
  attrs = {
    cluster_name = "switched-off"
    logging_info = [{ broker_logs = [{ cloudwatch_logs = [{ enabled = false }], s3 = [{ enabled = false }] }] }]
  }
}

resource "aws_msk_cluster" "one_of_three" {
  attrs = {
    cluster_name = "one-of-three"
    logging_info = [{ broker_logs = [{ cloudwatch_logs = [{ enabled = false }], firehose = [{ enabled = "true" }] }] }]
  }
}

resource "aws_mq_broker" "silent" {
  expect_failure = true
  attrs = {
    broker_name = "silent"
    engine_type = "RabbitMQ"
  }
}

resource "aws_mq_broker" "without_audit" {
  expect_failure = true
  attrs = {
    broker_name = "without-audit"
    engine_type = "ActiveMQ"
    logs        = [{ general = true }]
  }
}

resource "aws_mq_broker" "logged" {
  attrs = {
    broker_name = "logged"
    engine_type = "ActiveMQ"
    logs        = [{ general = true, audit = "true" }]
  }
}

resource "aws_mq_broker" "rabbit" {
  attrs = {
    broker_name = "rabbit"
    engine_type = "RabbitMQ"
    logs        = [{ general = true }]
  }
}

# -- jobs --------------------------------------------------------------------------------------------------------------------

resource "aws_mwaa_environment" "silent" {
  expect_failure = true
  attrs = {
    name = "silent"
  }
}

resource "aws_mwaa_environment" "logged" {
  attrs = {
    name = "logged"
    logging_configuration = [{
      scheduler_logs = [{ enabled = true }]
      webserver_logs = [{ enabled = true }]
      worker_logs    = [{ enabled = true }]
    }]
  }
}

resource "aws_mwaa_environment" "scheduler_only" {
  expect_failure = true
  attrs = {
    name                  = "scheduler-only"
    logging_configuration = [{ scheduler_logs = [{ enabled = true }] }]
  }
}

resource "aws_mwaa_environment" "tasks_switched_off" {
  expect_failure = true
  attrs = {
    name = "tasks-switched-off"
    logging_configuration = [{
      scheduler_logs = [{ enabled = true }]
      webserver_logs = [{ enabled = true }]
      worker_logs    = [{ enabled = true }]
      task_logs      = [{ enabled = false }]
    }]
  }
}

resource "aws_glue_job" "silent" {
  expect_failure = true
  attrs = {
    name         = "silent"
    glue_version = "4.0"
    command      = [{ script_location = "s3://example-scripts/convert.py" }]
  }
}

resource "aws_glue_job" "logged" {
  attrs = {
    name              = "logged"
    glue_version      = "4.0"
    default_arguments = { "--enable-continuous-cloudwatch-log" = "true" }
  }
}

resource "aws_glue_job" "new_version" {
  attrs = {
    name         = "new-version"
    glue_version = "5.0"
  }
}

resource "aws_glue_job" "new_version_switched_off" {
  expect_failure = true
  attrs = {
    name              = "new-version-switched-off"
    glue_version      = "5.0"
    default_arguments = { "--enable-continuous-cloudwatch-log" = "false" }
  }
}

resource "aws_glue_job" "python_shell" {
  attrs = {
    name    = "python-shell"
    command = [{ name = "pythonshell", script_location = "s3://example-scripts/count.py" }]
  }
}

resource "aws_emr_cluster" "silent" {
  expect_failure = true
  attrs = {
    name = "silent"
  }
}

resource "aws_emr_cluster" "logged" {
  attrs = {
    name    = "logged"
    log_uri = "s3://example-logs/emr/"
  }
}

resource "aws_codebuild_project" "silent" {
  attrs = {
    name = "silent"
  }
}

resource "aws_codebuild_project" "switched_off" {
  expect_failure = true
  attrs = {
    name        = "switched-off"
    logs_config = [{ cloudwatch_logs = [{ status = "DISABLED" }] }]
  }
}

resource "aws_codebuild_project" "in_a_bucket" {
  attrs = {
    name        = "in-a-bucket"
    logs_config = [{ cloudwatch_logs = [{ status = "DISABLED" }], s3_logs = [{ status = "ENABLED", location = "example-logs/build" }] }]
  }
}

resource "aws_sfn_state_machine" "silent" {
  expect_failure = true
  attrs = {
    name = "silent"
  }
}

resource "aws_sfn_state_machine" "switched_off" {
  expect_failure = true
  attrs = {
    name                  = "switched-off"
    logging_configuration = [{ level = "OFF" }]
  }
}

resource "aws_sfn_state_machine" "logged" {
  attrs = {
    name                  = "logged"
    logging_configuration = [{ level = "ERROR", include_execution_data = false }]
  }
}

resource "aws_sfn_state_machine" "tells_too_much" {
  expect_failure = true
  attrs = {
    name                  = "tells-too-much"
    logging_configuration = [{ level = "ALL", include_execution_data = true }]
  }
}

resource "aws_ecs_task_definition" "silent" {
  expect_failure = true
  attrs = {
    family                = "silent"
    container_definitions = core::jsonencode([{ name = "converter" }])
  }
}

resource "aws_ecs_task_definition" "one_of_two" {
  expect_failure = true
  attrs = {
    family = "one-of-two"
    container_definitions = core::jsonencode([
      { name = "converter", logConfiguration = { logDriver = "awslogs" } },
      { name = "proxy" },
    ])
  }
}

resource "aws_ecs_task_definition" "logged" {
  attrs = {
    family                = "logged"
    container_definitions = core::jsonencode([{ name = "converter", logConfiguration = { logDriver = "awsfirelens" } }])
  }
}
