# Logs, streams and tables of AWS: how long what is written into them stays.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

input "max_log_retention_days" {
  type        = number
  default     = 365
  description = "Days that logs may stay: the CNIL recommends six months to a year."
}

input "min_log_retention_days" {
  type        = number
  default     = 1
  description = "Days that logs must stay at least, such as 180 where they serve as evidence."
}

input "max_retention_days" {
  type        = number
  default     = 90
  description = "Days that records in streams, queues and tables for transit may stay."
}

input "expiry_tags" {
  type        = list(string)
  default     = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires"]
  description = "Keys of the tag that says until when something may exist; case and the signs - _ . : make no difference."
}

locals {
  # Values of a period without an end.
  never = [null, 0, "0"]

  yes = [true, "true"]

  # "Expires_At" and "expires-at" are the same key: the words of a key, in small letters, joined by dashes.
  expiry_tags = [for key in input.expiry_tags : core::join("-", core::regexall("[^-_.:]+", core::lower(key)))]

  # Where copies of the real data pass through, and are forgotten.
  is_passing = core::contains(["migration", "staging", "test", "development"], hclscan::environment())
}

# -- logs --------------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
resource_policy "aws_cloudwatch_log_group" "log_group" {
  # Groups of this class hand everything on after two days.
  filter = core::try(attrs.log_group_class, null) != "DELIVERY"

  locals {
    days = core::try(attrs.retention_in_days, null)
  }

  enforce {
    condition     = !core::contains(local.never, local.days)
    error_message = "These logs are kept for ever: they name people and what they did, long after anybody needs to know."
  }

  enforce {
    condition     = core::contains(local.never, local.days) || local.days <= input.max_log_retention_days
    error_message = "These logs are kept for ${local.days} days, longer than the ${input.max_log_retention_days} days allowed."
  }

  enforce {
    condition     = core::contains(local.never, local.days) || local.days >= input.min_log_retention_days
    error_message = "These logs disappear after ${local.days} days, before the ${input.min_log_retention_days} days in which somebody may need them."
  }
}

# Services make a group by themselves, without an end, when nobody has declared one of that name. A group that the resource names
# is declared, here or elsewhere, and judged there.
# https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
resource_policy "aws_lambda_function" "lambda_log_group" {
  filter = core::try(attrs.logging_config[0].log_group, null) == null

  enforce {
    condition     = core::length(core::getresources("aws_cloudwatch_log_group", { name = core::try("/aws/lambda/${attrs.function_name}", null) })) > 0
    error_message = "The logs of this function are kept for ever: AWS makes their group without an end, since no group of its name is declared."
  }
}

# https://docs.aws.amazon.com/codebuild/latest/userguide/change-project.html
resource_policy "aws_codebuild_project" "build_log_group" {
  filter = (
    core::try(attrs.logs_config[0].cloudwatch_logs[0].group_name, null) == null
    && core::try(attrs.logs_config[0].cloudwatch_logs[0].status, null) != "DISABLED"
  )

  enforce {
    condition     = core::length(core::getresources("aws_cloudwatch_log_group", { name = core::try("/aws/codebuild/${attrs.name}", null) })) > 0
    error_message = "The logs of this build project are kept for ever: AWS makes their group without an end, since no group of its name is declared."
  }
}

# https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html
resource_policy "aws_eks_cluster" "cluster_log_group" {
  filter = core::length(core::try(attrs.enabled_cluster_log_types, null) == null ? [] : attrs.enabled_cluster_log_types) > 0

  enforce {
    condition     = core::length(core::getresources("aws_cloudwatch_log_group", { name = core::try("/aws/eks/${attrs.name}/cluster", null) })) > 0
    error_message = "The logs of this cluster are kept for ever: AWS makes their group without an end, since no group of its name is declared."
  }
}

# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html
resource_policy "aws_ecs_cluster" "container_insights_log_group" {
  filter = core::anytrue([
    for setting in core::try(attrs.setting, []) : core::try(setting.name == "containerInsights" && core::contains(["enabled", "enhanced"], setting.value), false)
  ])

  enforce {
    condition = core::length(
      core::getresources("aws_cloudwatch_log_group", { name = core::try("/aws/ecs/containerinsights/${attrs.name}/performance", null) })
    ) > 0
    error_message = "What Container Insights records of this cluster is kept for ever: AWS makes the group without an end, since no group of its name is declared."
  }
}

# The group of execution logs carries the id of the API, and exists only where a method writes such logs.
# https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
resource_policy "aws_api_gateway_stage" "api_execution_log_group" {
  locals {
    stage = { rest_api_id = core::try(attrs.rest_api_id, null), stage_name = core::try(attrs.stage_name, null) }
  }

  filter = core::anytrue([
    for one in core::getresources("aws_api_gateway_method_settings", local.stage) :
    core::contains(["INFO", "ERROR"], core::try(one.settings[0].logging_level, null))
  ])

  enforce {
    condition = core::length(
      core::getresources("aws_cloudwatch_log_group", { name = core::try("API-Gateway-Execution-Logs_${attrs.rest_api_id}/${attrs.stage_name}", null) })
    ) > 0
    error_message = "The execution logs of this stage are kept for ever: API Gateway makes their group without an end, since none of that name is declared."
  }
}

# Seven years unless told otherwise.
# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-event-data-store-cloudtrail.html
resource_policy "aws_cloudtrail_event_data_store" "event_data_store" {
  locals {
    written = core::try(attrs.retention_period, null)
    days    = local.written == null ? 2555 : local.written
  }

  enforce {
    condition     = local.days <= input.max_log_retention_days
    error_message = "Events of this store are kept for ${local.days} days, longer than the ${input.max_log_retention_days} days allowed for logs."
  }
}

# -- streams and topics --------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html
resource_policy "aws_kinesis_stream" "kinesis_stream" {
  enforce {
    condition     = core::try(attrs.retention_period, null) == null || attrs.retention_period <= input.max_retention_days * 24
    error_message = "Records stay in this stream for ${attrs.retention_period} hours, longer than the ${input.max_retention_days} days allowed."
  }
}

resource_policy "aws_kinesis_video_stream" "kinesis_video_stream" {
  enforce {
    condition     = core::try(attrs.data_retention_in_hours, null) == null || attrs.data_retention_in_hours <= input.max_retention_days * 24
    error_message = "Recordings stay in this stream for ${attrs.data_retention_in_hours} hours, longer than the ${input.max_retention_days} days allowed."
  }
}

# https://docs.aws.amazon.com/sns/latest/dg/message-archiving-and-replay-topic-owner.html
resource_policy "aws_sns_topic" "sns_archive" {
  filter = !core::contains([null, ""], core::try(attrs.archive_policy, null))

  enforce {
    condition     = core::try(core::jsondecode(attrs.archive_policy).MessageRetentionPeriod <= input.max_retention_days, true)
    error_message = "The archive of this topic keeps every message for longer than the ${input.max_retention_days} days allowed."
  }
}

# -1 is for ever. Where several units are given, the finest one counts.
# https://docs.aws.amazon.com/msk/latest/developerguide/msk-default-configuration.html
resource_policy "aws_msk_configuration" "kafka_retention" {
  locals {
    milliseconds_in = { ms = 1, minutes = 60000, hours = 3600000 }
    written = [
      for one in core::regexall("(?m)^[ \\t]*log\\.retention\\.(ms|minutes|hours)[ \\t]*=[ \\t]*(-?[0-9]+)", core::try(attrs.server_properties, "")) :
      { unit = one[0], amount = core::parseint(one[1], 10) }
    ]
    deciding = core::flatten([for unit in ["ms", "minutes", "hours"] : [for one in local.written : one if one.unit == unit]])
  }

  enforce {
    condition = core::length(local.deciding) == 0 || (
      local.deciding[0].amount >= 0
      && local.deciding[0].amount * local.milliseconds_in[local.deciding[0].unit] <= input.max_retention_days * 86400000
    )
    error_message = "Topics of these brokers keep every record for ever, or for longer than the ${input.max_retention_days} days allowed."
  }
}

# -- tables ------------------------------------------------------------------------------------------------------------------

# 200 years unless told otherwise.
# https://docs.aws.amazon.com/timestream/latest/developerguide/storage.html
resource_policy "aws_timestreamwrite_table" "timestream_table" {
  enforce {
    condition     = core::try(attrs.retention_properties[0].magnetic_store_retention_period_in_days <= input.max_retention_days, false)
    error_message = "Records of this table are kept for longer than the ${input.max_retention_days} days allowed: without a period of its own, for 200 years."
  }
}

# Whether a table may keep its records depends on what it is for. In a staging or migration environment it holds copies.
# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
# https://docs.aws.amazon.com/keyspaces/latest/devguide/TTL.html
resource_policy "aws_dynamodb_table" "dynamodb_table" {
  filter = local.is_passing

  locals {
    tags = core::try(attrs.tags_all, attrs.tags, null) == null ? {} : core::try(attrs.tags_all, attrs.tags, null)
    says_when = core::anytrue([
      for key, value in local.tags :
      core::contains(local.expiry_tags, core::join("-", core::regexall("[^-_.:]+", core::lower(key)))) && !core::contains([null, ""], value)
    ])
  }

  enforce {
    condition     = local.says_when || core::contains(local.yes, core::try(attrs.ttl[0].enabled, false))
    error_message = "Records of this table never expire, although its environment is not meant to last: no attribute says until when each of them may stay."
  }
}

resource_policy "aws_keyspaces_table" "keyspaces_table" {
  filter = local.is_passing

  locals {
    tags = core::try(attrs.tags_all, attrs.tags, null) == null ? {} : core::try(attrs.tags_all, attrs.tags, null)
    says_when = core::anytrue([
      for key, value in local.tags :
      core::contains(local.expiry_tags, core::join("-", core::regexall("[^-_.:]+", core::lower(key)))) && !core::contains([null, ""], value)
    ])
  }

  enforce {
    condition     = local.says_when || core::try(attrs.default_time_to_live > 0, false)
    error_message = "Records of this table never expire, although its environment is not meant to last: it has no default time to live."
  }
}
