# expect: fail HCL_LOG_003
resource "aws_opensearch_domain" "silent" {
  domain_name    = "records-silent"
  engine_version = "OpenSearch_2.15"
}

# expect: fail HCL_LOG_003
resource "aws_elasticsearch_domain" "without_errors" {
  domain_name           = "records-without-errors"
  elasticsearch_version = "7.10"

  log_publishing_options {
    log_type                 = "AUDIT_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-3:111122223333:log-group:search"
  }
}

# expect: pass
resource "aws_opensearch_domain" "logged" {
  domain_name    = "records"
  engine_version = "OpenSearch_2.15"

  log_publishing_options {
    log_type                 = "AUDIT_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-3:111122223333:log-group:search"
  }

  log_publishing_options {
    log_type                 = "ES_APPLICATION_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-3:111122223333:log-group:search"
  }
}

# expect: fail HCL_LOG_003
resource "aws_elasticache_replication_group" "silent" {
  replication_group_id = "sessions-silent"
  description          = "Sessions of the portal"
  engine_version       = "7.1"
  node_type            = "cache.t4g.small"
}

# expect: pass
resource "aws_elasticache_replication_group" "logged" {
  replication_group_id = "sessions"
  description          = "Sessions of the portal"
  engine_version       = "7.1"
  node_type            = "cache.t4g.small"

  log_delivery_configuration {
    log_type         = "engine-log"
    log_format       = "json"
    destination_type = "cloudwatch-logs"
    destination      = "sessions"
  }
}

# expect: fail HCL_LOG_003
resource "aws_elasticache_cluster" "silent" {
  cluster_id     = "sessions"
  engine         = "redis"
  engine_version = "7.1"
  node_type      = "cache.t4g.small"
}

# expect: fail HCL_LOG_003
resource "aws_msk_cluster" "switched_off" {
  cluster_name           = "events-silent"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3

  logging_info {
    broker_logs {
      s3 {
        enabled = false
      }
    }
  }
}

# expect: pass
resource "aws_msk_cluster" "logged" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3

  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = "kafka"
      }
    }
  }
}

# expect: fail HCL_LOG_003
resource "aws_mq_broker" "silent" {
  broker_name        = "hl7-silent"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.t3.micro"
}

# expect: pass
resource "aws_mq_broker" "rabbit" {
  broker_name        = "hl7"
  engine_type        = "RabbitMQ"
  engine_version     = "3.13"
  host_instance_type = "mq.t3.micro"

  logs {
    general = true
  }
}

# expect: fail HCL_LOG_003
resource "aws_mwaa_environment" "silent" {
  name               = "conversion-silent"
  dag_s3_path        = "dags/"
  execution_role_arn = "arn:aws:iam::111122223333:role/airflow"
  source_bucket_arn  = "arn:aws:s3:::example-dags"
}

# The log of tasks is on by itself.
# expect: pass
resource "aws_mwaa_environment" "logged" {
  name               = "conversion"
  dag_s3_path        = "dags/"
  execution_role_arn = "arn:aws:iam::111122223333:role/airflow"
  source_bucket_arn  = "arn:aws:s3:::example-dags"

  logging_configuration {
    scheduler_logs {
      enabled = true
    }

    webserver_logs {
      enabled = true
    }

    worker_logs {
      enabled = true
    }
  }
}

# expect: fail HCL_LOG_003
resource "aws_glue_job" "silent" {
  name         = "convert-silent"
  role_arn     = "arn:aws:iam::111122223333:role/glue"
  glue_version = "4.0"

  command {
    script_location = "s3://example-scripts/convert.py"
  }
}

# expect: pass
resource "aws_glue_job" "logged" {
  name         = "convert"
  role_arn     = "arn:aws:iam::111122223333:role/glue"
  glue_version = "5.0"

  command {
    script_location = "s3://example-scripts/convert.py"
  }
}

# expect: fail HCL_LOG_003
resource "aws_emr_cluster" "silent" {
  name          = "conversion-silent"
  release_label = "emr-7.2.0"
  service_role  = "arn:aws:iam::111122223333:role/emr"
}

# expect: pass
resource "aws_emr_cluster" "logged" {
  name          = "conversion"
  release_label = "emr-7.2.0"
  service_role  = "arn:aws:iam::111122223333:role/emr"
  log_uri       = "s3://example-logs/emr/"
}

# expect: fail HCL_LOG_003
resource "aws_codebuild_project" "switched_off" {
  name         = "converter-silent"
  service_role = "arn:aws:iam::111122223333:role/build"

  logs_config {
    cloudwatch_logs {
      status = "DISABLED"
    }
  }
}

# expect: pass
resource "aws_codebuild_project" "silent" {
  name         = "converter"
  service_role = "arn:aws:iam::111122223333:role/build"
}

# expect: fail HCL_LOG_003
resource "aws_sfn_state_machine" "silent" {
  name       = "conversion-silent"
  role_arn   = "arn:aws:iam::111122223333:role/workflow"
  definition = "{}"
}

# What passes from step to step are the records themselves.
# expect: fail HCL_LOG_003
resource "aws_sfn_state_machine" "tells_too_much" {
  name       = "conversion-with-data"
  role_arn   = "arn:aws:iam::111122223333:role/workflow"
  definition = "{}"

  logging_configuration {
    level                  = "ALL"
    include_execution_data = true
    log_destination        = "arn:aws:logs:eu-west-3:111122223333:log-group:workflow:*"
  }
}

# expect: pass
resource "aws_sfn_state_machine" "logged" {
  name       = "conversion"
  role_arn   = "arn:aws:iam::111122223333:role/workflow"
  definition = "{}"

  logging_configuration {
    level           = "ERROR"
    log_destination = "arn:aws:logs:eu-west-3:111122223333:log-group:workflow:*"
  }
}

# expect: fail HCL_LOG_003
resource "aws_ecs_task_definition" "silent" {
  family                = "converter-silent"
  container_definitions = jsonencode([{ name = "converter", image = "registry.example.org/converter:1.4.2" }])
}

# expect: pass
resource "aws_ecs_task_definition" "logged" {
  family = "converter"

  container_definitions = jsonencode([{
    name  = "converter"
    image = "registry.example.org/converter:1.4.2"
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = "converter"
        awslogs-region        = "eu-west-3"
        awslogs-stream-prefix = "converter"
      }
    }
  }])
}
