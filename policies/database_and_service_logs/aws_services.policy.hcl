# What search, streams, queues and jobs record of themselves. Functions (Lambda) and jobs of AWS Batch write to CloudWatch unless
# their role forbids it: there is nothing to find.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  search_domains = ["aws_opensearch_domain", "aws_elasticsearch_domain"]

  # Logs of Airflow that are off unless they are switched on; those of tasks are on.
  airflow_logs = ["scheduler_logs", "webserver_logs", "worker_logs"]
}

# -- search ------------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/opensearch-service/latest/developerguide/audit-logs.html
resource_policy "aws_*search_domain" "search_audit_log" {
  filter = core::contains(local.search_domains, meta.type)

  enforce {
    condition = core::anytrue([
      for log in core::try(attrs.log_publishing_options, []) :
      !core::contains(local.no, core::try(log.enabled, true)) && log.log_type == "AUDIT_LOGS"
    ])
    error_message = "Nobody can tell who searched or changed documents of this domain: it publishes no audit log."
  }
}

# A domain that publishes nothing at all has the finding above.
resource_policy "aws_*search_domain" "search_application_log" {
  filter            = core::contains(local.search_domains, meta.type) && core::length(core::try(attrs.log_publishing_options, [])) > 0
  enforcement_level = "advisory"

  enforce {
    condition = core::anytrue([
      for log in core::try(attrs.log_publishing_options, []) :
      !core::contains(local.no, core::try(log.enabled, true)) && log.log_type == "ES_APPLICATION_LOGS"
    ])
    error_message = "Errors of this domain are kept nowhere: it publishes no application log."
  }
}

# -- caches, streams, queues -------------------------------------------------------------------------------------------------

# Memcached and Redis before version 6 have no log to deliver; members of a replication group take over its setting.
# https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
resource_policy "aws_elasticache_*" "cache" {
  enforcement_level = "advisory"

  filter = (
    (
      meta.type == "aws_elasticache_replication_group"
      || (meta.type == "aws_elasticache_cluster" && core::try(attrs.replication_group_id, null) == null)
    )
    && core::try(attrs.engine, "redis") != "memcached"
    && !core::try(core::regex_match(attrs.engine_version, "^[1-5]\\."), false)
  )

  enforce {
    condition     = core::length(core::try(attrs.log_delivery_configuration, [])) > 0
    error_message = "What happens in this cache is kept nowhere: it delivers neither its engine log nor its slow log."
  }
}

# https://docs.aws.amazon.com/msk/latest/developerguide/msk-logging.html
resource_policy "aws_msk_cluster" "kafka_cluster" {
  enforce {
    condition = core::anytrue(core::flatten([
      for info in core::try(attrs.logging_info, []) : [
        for logs in core::try(info.broker_logs, []) : [
          for target in ["cloudwatch_logs", "firehose", "s3"] : core::contains(local.yes, core::try(logs[target][0].enabled, false))
        ]
      ]
    ]))
    error_message = "What happens on these brokers is kept nowhere: their logs go to none of the possible places."
  }
}

# https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/security-logging-monitoring.html
resource_policy "aws_mq_broker" "broker" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.logs[0].general, false))
    error_message = "What happens on this broker is kept nowhere: its general log is off."
  }

  # RabbitMQ knows no audit log.
  enforce {
    condition     = core::lower(core::try(attrs.engine_type, "")) != "activemq" || core::contains(local.yes, core::try(attrs.logs[0].audit, false))
    error_message = "Nobody can tell who changed queues and users of this broker: its audit log is off."
  }
}

# -- jobs --------------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/mwaa/latest/userguide/monitoring-airflow.html
resource_policy "aws_mwaa_environment" "airflow_environment" {
  enforce {
    condition = core::alltrue([
      for kind in local.airflow_logs : core::contains(local.yes, core::try(attrs.logging_configuration[0][kind][0].enabled, false))
    ])
    error_message = "Part of what happens in this environment is kept nowhere: the logs of scheduler, web server and workers are not all on."
  }

  enforce {
    condition     = !core::contains(local.no, core::try(attrs.logging_configuration[0].task_logs[0].enabled, true))
    error_message = "What the tasks of this environment do is kept nowhere: their log is switched off."
  }
}

# Since version 5 it is on unless it is switched off; jobs of the Python shell always log.
# https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging.html
resource_policy "aws_glue_job" "glue_job" {
  enforcement_level = "advisory"
  filter            = core::try(attrs.command[0].name, null) != "pythonshell"

  locals {
    stated = core::try(attrs.default_arguments["--enable-continuous-cloudwatch-log"], null)
  }

  enforce {
    condition = local.stated == null ? core::try(core::regex_match(attrs.glue_version, "^([5-9]|[1-9][0-9])"), false) : (
      core::lower(local.stated) == "true"
    )
    error_message = "What this job does while it runs is kept nowhere: its continuous log is off."
  }
}

resource_policy "aws_emr_cluster" "emr_cluster" {
  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.log_uri, null))
    error_message = "The logs of this cluster vanish with it: no log_uri says where to keep them."
  }
}

# The log in CloudWatch is on, that in S3 off, unless they say otherwise.
resource_policy "aws_codebuild_project" "build_project" {
  enforce {
    condition = (
      core::try(attrs.logs_config[0].cloudwatch_logs[0].status, "ENABLED") != "DISABLED"
      || core::try(attrs.logs_config[0].s3_logs[0].status, "DISABLED") == "ENABLED"
    )
    error_message = "What this project builds, and with which commands, is kept nowhere: both of its logs are off."
  }
}

# https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
resource_policy "aws_sfn_state_machine" "state_machine" {
  enforce {
    condition     = core::contains(["ALL", "ERROR", "FATAL"], core::try(attrs.logging_configuration[0].level, "OFF"))
    error_message = "Which steps of this workflow failed, and why, is kept nowhere: its log is off."
  }
}

resource_policy "aws_sfn_state_machine" "state_machine_data" {
  enforcement_level = "advisory"

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.logging_configuration[0].include_execution_data, false))
    error_message = "The log of this workflow holds the input and output of every step, and with them the personal data that pass through."
  }
}

# Without a driver, containers on Fargate log nowhere, and those on servers of one's own to a disk that goes with the server.
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
resource_policy "aws_ecs_task_definition" "task_containers" {
  locals {
    containers = core::flatten([core::jsondecode(attrs.container_definitions)])
  }

  enforce {
    condition     = core::alltrue([for container in local.containers : core::try(container.logConfiguration.logDriver, null) != null])
    error_message = "What happens in a container of this task is kept nowhere: it has no log driver."
  }
}
