locals {
  name      = var.fifo ? "${trimsuffix(var.name, ".fifo")}.fifo" : var.name
  dead_name = var.fifo ? "${trimsuffix(var.name, ".fifo")}-dead.fifo" : "${var.name}-dead"
  tags      = merge(var.tags, { Module = "queue" })
}

resource "aws_sqs_queue" "this" {
  count = var.create ? 1 : 0

  name                              = local.name
  fifo_queue                        = var.fifo ? true : null
  content_based_deduplication       = var.fifo ? var.content_based_deduplication : null
  delay_seconds                     = var.delay_seconds
  max_message_size                  = var.max_message_size
  message_retention_seconds         = var.message_retention_seconds
  receive_wait_time_seconds         = var.receive_wait_time_seconds
  visibility_timeout_seconds        = var.visibility_timeout_seconds
  sqs_managed_sse_enabled           = var.kms_key_id == null ? var.managed_encryption : null
  kms_master_key_id                 = var.kms_key_id
  kms_data_key_reuse_period_seconds = var.kms_key_id == null ? null : var.kms_reuse_seconds

  tags = local.tags
}

resource "aws_sqs_queue" "dead" {
  count = var.create && var.create_dead_letter_queue ? 1 : 0

  name                      = local.dead_name
  fifo_queue                = var.fifo ? true : null
  message_retention_seconds = coalesce(var.dead_retention_seconds, var.message_retention_seconds, 1209600)
  sqs_managed_sse_enabled   = var.kms_key_id == null ? coalesce(var.dead_managed_encryption, var.managed_encryption) : null
  kms_master_key_id         = var.kms_key_id

  tags = merge(local.tags, var.dead_tags)
}

resource "aws_sqs_queue_redrive_policy" "this" {
  count = var.create && var.create_dead_letter_queue ? 1 : 0

  queue_url = aws_sqs_queue.this[0].url
  redrive_policy = jsonencode(merge(
    { deadLetterTargetArn = aws_sqs_queue.dead[0].arn, maxReceiveCount = 5 },
    var.redrive_policy,
  ))
}

data "aws_iam_policy_document" "this" {
  count = var.create && length(var.policy_statements) > 0 ? 1 : 0

  dynamic "statement" {
    for_each = var.policy_statements

    content {
      sid       = try(statement.value.sid, statement.key)
      effect    = try(statement.value.effect, "Allow")
      actions   = statement.value.actions
      resources = [aws_sqs_queue.this[0].arn]

      dynamic "principals" {
        for_each = try(statement.value.principals, [])

        content {
          type        = principals.value.type
          identifiers = principals.value.identifiers
        }
      }

      dynamic "condition" {
        for_each = try(statement.value.conditions, [])

        content {
          test     = condition.value.test
          variable = condition.value.variable
          values   = condition.value.values
        }
      }
    }
  }
}

resource "aws_sqs_queue_policy" "this" {
  count = var.create && length(var.policy_statements) > 0 ? 1 : 0

  queue_url = aws_sqs_queue.this[0].url
  policy    = data.aws_iam_policy_document.this[0].json
}

resource "aws_cloudwatch_metric_alarm" "age" {
  count = var.create && var.alarm_after_seconds != null ? 1 : 0

  alarm_name          = "${local.name}-age"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  metric_name         = "ApproximateAgeOfOldestMessage"
  namespace           = "AWS/SQS"
  period              = 300
  statistic           = "Maximum"
  threshold           = var.alarm_after_seconds
  alarm_actions       = var.alarm_topics
  dimensions          = { QueueName = aws_sqs_queue.this[0].name }
}
