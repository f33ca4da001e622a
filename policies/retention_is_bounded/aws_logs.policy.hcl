# Logs of AWS: groups that never expire, and groups that AWS makes by itself because nobody declares them.

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

# https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
resource_policy "aws_cloudwatch_log_group" "log_group" {
  # Groups of this class hand everything on after two days.
  filter = core::try(attrs.log_group_class, null) != "DELIVERY"

  locals {
    days = core::try(attrs.retention_in_days, null)
  }

  enforce {
    condition     = !core::contains([null, 0, "0"], local.days)
    error_message = "These logs are kept for ever: they name people and what they did, long after anybody needs to know."
  }

  enforce {
    condition     = core::contains([null, 0, "0"], local.days) || local.days <= input.max_log_retention_days
    error_message = "These logs are kept for ${local.days} days, longer than the ${input.max_log_retention_days} days allowed."
  }

  enforce {
    condition     = core::contains([null, 0, "0"], local.days) || local.days >= input.min_log_retention_days
    error_message = "These logs disappear after ${local.days} days, before the ${input.min_log_retention_days} days in which somebody may need them."
  }
}
