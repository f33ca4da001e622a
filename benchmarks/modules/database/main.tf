locals {
  enabled        = var.create && var.identifier != ""
  family         = "${var.engine}${split(".", var.engine_version)[0]}"
  port           = coalesce(var.port, var.engine == "postgres" ? 5432 : 3306)
  monitoring     = local.enabled && var.monitoring_interval > 0
  parameter_name = var.parameters == null ? "default.${local.family}" : "${var.identifier}-${local.family}"
  tags           = merge(var.tags, { Module = "database", Engine = var.engine })
  logs           = var.log_exports == null ? (var.engine == "postgres" ? ["postgresql", "upgrade"] : ["error", "slowquery"]) : var.log_exports
}

resource "aws_db_subnet_group" "this" {
  count = local.enabled && length(var.subnet_ids) > 0 ? 1 : 0

  name        = var.identifier
  description = "Subnets of ${var.identifier}"
  subnet_ids  = var.subnet_ids

  tags = local.tags
}

resource "aws_db_parameter_group" "this" {
  count = local.enabled && var.parameters != null ? 1 : 0

  name        = local.parameter_name
  family      = local.family
  description = "Parameters of ${var.identifier}"

  dynamic "parameter" {
    for_each = var.parameters == null ? [] : var.parameters

    content {
      name         = parameter.value.name
      value        = parameter.value.value
      apply_method = lookup(parameter.value, "apply_method", null)
    }
  }

  tags = local.tags

  lifecycle {
    create_before_destroy = true
  }
}

data "aws_iam_policy_document" "monitoring" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["monitoring.rds.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "monitoring" {
  count = local.monitoring ? 1 : 0

  name               = "${var.identifier}-monitoring"
  assume_role_policy = data.aws_iam_policy_document.monitoring.json

  tags = local.tags
}

resource "aws_iam_role_policy_attachment" "monitoring" {
  count = local.monitoring ? 1 : 0

  role       = aws_iam_role.monitoring[0].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_db_instance" "this" {
  count = local.enabled ? 1 : 0

  identifier     = var.identifier
  engine         = var.engine
  engine_version = var.engine_version
  instance_class = var.instance_class
  port           = local.port

  allocated_storage     = var.allocated_storage
  max_allocated_storage = var.max_allocated_storage
  storage_type          = var.storage_type
  iops                  = var.storage_type == "io1" ? var.iops : null
  storage_encrypted     = var.storage_encrypted
  kms_key_id            = var.kms_key_id

  db_name                             = var.database
  username                            = var.username
  manage_master_user_password         = var.manage_password ? true : null
  password                            = var.manage_password ? null : var.password
  iam_database_authentication_enabled = var.iam_authentication

  vpc_security_group_ids = compact(concat(var.security_group_ids, [var.default_security_group_id]))
  db_subnet_group_name   = try(aws_db_subnet_group.this[0].name, null)
  parameter_group_name   = try(aws_db_parameter_group.this[0].name, local.parameter_name)
  publicly_accessible    = var.publicly_accessible
  multi_az               = var.multi_az

  backup_retention_period = var.backup_days
  backup_window           = var.backup_window
  maintenance_window      = var.maintenance_window
  copy_tags_to_snapshot   = var.copy_tags
  skip_final_snapshot     = var.skip_final_snapshot
  deletion_protection     = var.deletion_protection

  auto_minor_version_upgrade      = var.minor_upgrades
  performance_insights_enabled    = var.insights_days > 0
  performance_insights_kms_key_id = var.insights_days > 0 ? var.kms_key_id : null
  monitoring_interval             = var.monitoring_interval
  monitoring_role_arn             = local.monitoring ? aws_iam_role.monitoring[0].arn : null
  enabled_cloudwatch_logs_exports = local.logs

  dynamic "restore_to_point_in_time" {
    for_each = var.restore == null ? [] : [var.restore]

    content {
      restore_time                  = lookup(restore_to_point_in_time.value, "time", null)
      source_db_instance_identifier = lookup(restore_to_point_in_time.value, "source", null)
    }
  }

  tags = merge(local.tags, { Name = var.identifier })

  lifecycle {
    ignore_changes = [password]
  }
}

resource "aws_cloudwatch_log_group" "this" {
  for_each = toset([for log in local.logs : log if local.enabled && var.create_log_groups])

  name              = "/aws/rds/instance/${var.identifier}/${each.value}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.log_kms_key_id

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = { for name, alarm in var.alarms : name => alarm if local.enabled }

  alarm_name          = "${var.identifier}-${each.key}"
  comparison_operator = try(each.value.operator, "GreaterThanThreshold")
  evaluation_periods  = try(each.value.periods, 3)
  metric_name         = each.value.metric
  namespace           = "AWS/RDS"
  period              = try(each.value.seconds, 60)
  statistic           = try(each.value.statistic, "Average")
  threshold           = each.value.threshold
  alarm_actions       = var.alarm_topics
  dimensions          = { DBInstanceIdentifier = aws_db_instance.this[0].identifier }
}
