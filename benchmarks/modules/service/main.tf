data "aws_region" "current" {}

locals {
  name     = "${var.environment}-${var.name}"
  tags     = merge({ Service = var.name, Environment = var.environment }, var.tags)
  is_live  = contains(["production", "staging"], var.environment)
  replicas = local.is_live ? max(var.replicas, 2) : var.replicas

  variables = merge(
    { ENVIRONMENT = var.environment, REGION = data.aws_region.current.name, QUEUE = try(module.jobs.url, "") },
    var.variables,
  )
}

# -- what it keeps -----------------------------------------------------------------

module "files" {
  source = "../bucket"

  create          = var.with_bucket
  name            = "${local.name}-files"
  tags            = local.tags
  versioning      = { enabled = local.is_live }
  encryption      = var.kms_key_arn == null ? {} : { rule = { default = { algorithm = "aws:kms", key = var.kms_key_arn } } }
  lifecycle_rules = var.keep_days == null ? [] : [{ id = "expire", expire_after_days = var.keep_days }]
  logging         = var.log_bucket == null ? {} : { target_bucket = var.log_bucket, target_prefix = "${local.name}/" }

  deny_insecure_transport = true
}

module "jobs" {
  source = "../queue"

  create              = var.with_queue
  name                = "${local.name}-jobs"
  tags                = local.tags
  kms_key_id          = var.kms_key_arn
  alarm_after_seconds = local.is_live ? 900 : null
  alarm_topics        = var.alarm_topics
}

# -- what it may do -----------------------------------------------------------------

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "task" {
  dynamic "statement" {
    for_each = var.with_bucket ? [module.files.arn] : []

    content {
      sid       = "files"
      actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
      resources = ["${statement.value}/*"]
    }
  }

  dynamic "statement" {
    for_each = var.with_queue ? [module.jobs.arn] : []

    content {
      sid       = "jobs"
      actions   = ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage"]
      resources = [statement.value]
    }
  }

  dynamic "statement" {
    for_each = var.permissions

    content {
      sid       = statement.key
      actions   = statement.value.actions
      resources = try(statement.value.resources, ["*"])
    }
  }
}

resource "aws_iam_role" "task" {
  name                 = "${local.name}-task"
  assume_role_policy   = data.aws_iam_policy_document.assume.json
  permissions_boundary = var.permissions_boundary
  max_session_duration = 3600

  tags = local.tags
}

resource "aws_iam_role_policy" "task" {
  count = var.with_bucket || var.with_queue || length(var.permissions) > 0 ? 1 : 0

  name   = "${local.name}-task"
  role   = aws_iam_role.task.id
  policy = data.aws_iam_policy_document.task.json
}

resource "aws_iam_role_policy_attachment" "task" {
  for_each = toset(var.managed_policies)

  role       = aws_iam_role.task.name
  policy_arn = each.value
}

# -- what runs ------------------------------------------------------------------------

resource "aws_cloudwatch_log_group" "this" {
  name              = "/services/${local.name}"
  retention_in_days = coalesce(var.log_days, local.is_live ? 90 : 14)
  kms_key_id        = var.kms_key_arn

  tags = local.tags
}

resource "aws_ecs_task_definition" "this" {
  family                   = local.name
  cpu                      = var.cpu
  memory                   = var.memory
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  task_role_arn            = aws_iam_role.task.arn
  execution_role_arn       = var.execution_role_arn

  container_definitions = jsonencode([
    {
      name                   = var.name
      image                  = "${var.image}:${var.image_tag}"
      essential              = true
      readonlyRootFilesystem = var.read_only
      portMappings           = [for port in var.ports : { containerPort = port, protocol = "tcp" }]
      environment            = [for key, value in local.variables : { name = key, value = value }]
      secrets                = [for key, value in var.secrets : { name = key, valueFrom = value }]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.this.name
          awslogs-region        = data.aws_region.current.name
          awslogs-stream-prefix = var.name
        }
      }
    },
  ])

  dynamic "volume" {
    for_each = var.volumes

    content {
      name = volume.key

      dynamic "efs_volume_configuration" {
        for_each = try([volume.value.file_system_id], [])

        content {
          file_system_id     = efs_volume_configuration.value
          transit_encryption = try(volume.value.encrypted, true) ? "ENABLED" : "DISABLED"
        }
      }
    }
  }

  tags = local.tags
}

resource "aws_ecs_service" "this" {
  name            = local.name
  cluster         = var.cluster_arn
  task_definition = aws_ecs_task_definition.this.arn
  desired_count   = local.replicas
  launch_type     = "FARGATE"
  propagate_tags  = "SERVICE"

  network_configuration {
    subnets          = var.subnet_ids
    security_groups  = [module.traffic.id]
    assign_public_ip = var.public_ip
  }

  dynamic "load_balancer" {
    for_each = var.target_group_arn == null ? [] : [var.target_group_arn]

    content {
      target_group_arn = load_balancer.value
      container_name   = var.name
      container_port   = var.ports[0]
    }
  }

  tags = local.tags
}

module "traffic" {
  source = "../network"

  name        = local.name
  description = "Traffic of ${local.name}"
  vpc_id      = var.vpc_id
  tags        = local.tags
  ingress     = [for port in var.ports : { protocol = "tcp", from = port, to = port, sources = var.allowed_sources }]
  egress      = [{ protocol = "tcp", from = 443, to = 443, targets = ["0.0.0.0/0"] }]
}

# -- what is watched --------------------------------------------------------------------

resource "aws_cloudwatch_metric_alarm" "cpu" {
  count = local.is_live ? 1 : 0

  alarm_name          = "${local.name}-cpu"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  metric_name         = "CPUUtilization"
  namespace           = "AWS/ECS"
  period              = 60
  statistic           = "Average"
  threshold           = var.cpu_alarm
  alarm_actions       = var.alarm_topics
  dimensions          = { ServiceName = aws_ecs_service.this.name }
}

resource "aws_appautoscaling_target" "this" {
  count = var.max_replicas > local.replicas ? 1 : 0

  max_capacity       = var.max_replicas
  min_capacity       = local.replicas
  resource_id        = "service/${var.cluster_name}/${aws_ecs_service.this.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"
}

resource "aws_appautoscaling_policy" "cpu" {
  count = var.max_replicas > local.replicas ? 1 : 0

  name               = "${local.name}-cpu"
  policy_type        = "TargetTrackingScaling"
  resource_id        = aws_appautoscaling_target.this[0].resource_id
  scalable_dimension = aws_appautoscaling_target.this[0].scalable_dimension
  service_namespace  = aws_appautoscaling_target.this[0].service_namespace

  target_tracking_scaling_policy_configuration {
    target_value = var.cpu_target

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}
