# What holds or moves data has an alarm. Whether anybody hears it is asked by HCL_ALR_002.
#
# A workload is watched by a metric alarm whose dimensions name it, by an event subscription that covers it, or by an event rule
# on its service. An alarm on a whole service (a namespace without dimensions) watches every workload of that service.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  off = [false, "false"]

  # What is watched: the namespaces of its metrics, the source of its events, and what happens when nobody watches.
  workloads = {
    aws_db_instance = {
      metrics = ["AWS/RDS"], events = "aws.rds", subject = "database", risk = "it fills up, slows down or is flooded with connections"
    }
    aws_rds_cluster = {
      metrics = ["AWS/RDS"], events = "aws.rds", subject = "database", risk = "it fills up, slows down or is flooded with connections"
    }
    aws_instance = {
      metrics = ["AWS/EC2"], events = "aws.ec2", subject = "server", risk = "it stops, is overloaded or behaves unlike itself"
    }
    aws_lb = {
      metrics = ["AWS/ApplicationELB", "AWS/NetworkELB"], events = "aws.elasticloadbalancing", subject = "load balancer"
      risk    = "the application behind it fails or somebody tries every address"
    }
    aws_alb = {
      metrics = ["AWS/ApplicationELB", "AWS/NetworkELB"], events = "aws.elasticloadbalancing", subject = "load balancer"
      risk    = "the application behind it fails or somebody tries every address"
    }
    aws_elb = {
      metrics = ["AWS/ELB"], events = "aws.elasticloadbalancing", subject = "load balancer"
      risk    = "the application behind it fails or somebody tries every address"
    }
    aws_efs_file_system = {
      metrics = ["AWS/EFS"], events = "aws.elasticfilesystem", subject = "file system", risk = "it is read out or stops answering"
    }
    aws_transfer_server = {
      metrics = ["AWS/Transfer"], events = "aws.transfer", subject = "file transfer server"
      risk    = "deliveries stop or far more is fetched than usual"
    }
    aws_dynamodb_table    = { metrics = ["AWS/DynamoDB"], events = "aws.dynamodb", subject = "table", risk = "requests fail or it is read out" }
    aws_opensearch_domain = { metrics = ["AWS/ES"], events = "aws.es", subject = "search domain", risk = "it fails or fills up" }
    aws_redshift_cluster  = { metrics = ["AWS/Redshift"], events = "aws.redshift", subject = "data warehouse", risk = "it fails or fills up" }
    aws_sqs_queue         = { metrics = ["AWS/SQS"], events = "aws.sqs", subject = "queue", risk = "messages are no longer picked up" }
    aws_kinesis_stream    = { metrics = ["AWS/Kinesis"], events = "aws.kinesis", subject = "stream", risk = "records are no longer read" }
    aws_lambda_function   = { metrics = ["AWS/Lambda"], events = "aws.lambda", subject = "function", risk = "it fails" }
    aws_ecs_service       = { metrics = ["AWS/ECS", "ECS/ContainerInsights"], events = "aws.ecs", subject = "service", risk = "it stops" }
    aws_eks_cluster       = { metrics = ["AWS/EKS", "ContainerInsights"], events = "aws.eks", subject = "cluster", risk = "it fails" }
    aws_datasync_task     = { metrics = ["AWS/DataSync"], events = "aws.datasync", subject = "transfer task", risk = "it stops halfway" }
    aws_backup_plan       = { metrics = ["AWS/Backup"], events = "aws.backup", subject = "backup plan", risk = "a backup fails" }
  }

  # https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.html
  database_sources = { aws_db_instance = "db-instance", aws_rds_cluster = "db-cluster" }

  # https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Events.html
  migrations = {
    aws_dms_replication_instance = {
      source = "replication-instance", subject = "replication instance", risk = "it fails or its disk, full of records, runs over"
    }
    aws_dms_replication_task = {
      source = "replication-task", subject = "migration task", risk = "it stops halfway or records are lost on the way"
    }
  }

  services = core::distinct(core::flatten([for type, workload in local.workloads : workload.metrics]))

  event_rules = [
    for rule in core::getresources("aws_cloudwatch_event_rule", {}) : rule
    if core::try(rule.event_pattern, null) != null
    && core::try(rule.state, null) != "DISABLED"
    && !core::contains(local.off, core::try(rule.is_enabled, true))
  ]
  # Event rules that name no resource are about a whole service, of their own region and account.
  service_rules = [
    for rule in local.event_rules : { rule = rule, sources = core::try(core::jsondecode(rule.event_pattern).source, []) }
    if !core::can(core::jsondecode(rule.event_pattern).resources)
  ]
  ruled_sources = core::distinct(core::concat([], [for one in local.service_rules : one.sources]...))

  # A subscription that names no source covers all sources of its type, and one without a type covers all types.
  database_subscriptions = [
    for one in core::getresources("aws_db_event_subscription", {}) : one
    if !core::contains(local.off, core::try(one.enabled, true))
  ]
  migration_subscriptions = [
    for one in core::getresources("aws_dms_event_subscription", {}) : one
    if !core::contains(local.off, core::try(one.enabled, true))
  ]
  warehouse_subscriptions = [
    for one in core::getresources("aws_redshift_event_subscription", {}) : one
    if !core::contains(local.off, core::try(one.enabled, true))
  ]

  # Vaults that tell of jobs which fail.
  # https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
  watched_vaults = [for one in core::getresources("aws_backup_vault_notifications", {}) : core::try(one.backup_vault_name, null)]
}

resource_policy "aws_*" "workload_alarm" {
  filter = core::contains(core::keys(local.workloads), meta.type)

  locals {
    workload = local.workloads[meta.type]

    # An alarm without dimensions is about a whole service, of its own region and account.
    service_alarms = core::flatten([
      for service in local.workload.metrics : [
        for alarm in core::getresources("aws_cloudwatch_metric_alarm", { namespace = service }) : alarm
        if core::length(core::try(alarm.dimensions, null) == null ? {} : alarm.dimensions) == 0
      ]
    ])

    # Alarms on other services of AWS are about something else; metrics of one's own may be about anything.
    other_services = [for service in local.services : service if !core::contains(local.workload.metrics, service)]

    subscriptions = core::contains(core::keys(local.database_sources), meta.type) ? local.database_subscriptions : []
  }

  enforce {
    condition = (
      core::anytrue([for alarm in local.service_alarms : hclscan::same_provider(attrs, alarm)])
      || core::contains(local.ruled_sources, local.workload.events) && core::anytrue([
        for one in local.service_rules : hclscan::same_provider(attrs, one.rule) if core::contains(one.sources, local.workload.events)
      ])
      || core::anytrue([
        for rule in hclscan::referrers(attrs, "aws_cloudwatch_event_rule") : hclscan::refers_to(core::try(rule.event_pattern, null), attrs)
        if core::try(rule.state, null) != "DISABLED" && !core::contains(local.off, core::try(rule.is_enabled, true))
      ])
      || core::anytrue([
        for one in local.subscriptions :
        core::contains([null, local.database_sources[meta.type]], core::try(one.source_type, null))
        && (core::try(one.source_ids, null) == null || hclscan::refers_to(one.source_ids, attrs))
      ])
      || core::anytrue([
        for alarm in hclscan::referrers(attrs, "aws_cloudwatch_metric_alarm") :
        hclscan::refers_to([core::try(alarm.dimensions, null), core::try(alarm.metric_query, null)], attrs)
        if !core::contains(local.other_services, core::try(alarm.namespace, null))
      ])
      || (meta.type == "aws_redshift_cluster" && core::anytrue([
        for one in local.warehouse_subscriptions :
        core::contains([null, "cluster"], core::try(one.source_type, null))
        && (core::try(one.source_ids, null) == null || hclscan::refers_to(one.source_ids, attrs))
      ]))
      || (meta.type == "aws_backup_plan" && core::anytrue([
        for rule in core::try(attrs.rule, []) : core::contains(local.watched_vaults, core::try(rule.target_vault_name, "?"))
      ]))
    )
    error_message = "No alarm watches this ${local.workload.subject}: nobody is told when ${local.workload.risk}."
  }
}

resource_policy "aws_dms_*" "migration_alarm" {
  filter = core::contains(core::keys(local.migrations), meta.type)

  locals {
    migration = local.migrations[meta.type]
    service_alarms = [
      for alarm in core::getresources("aws_cloudwatch_metric_alarm", { namespace = "AWS/DMS" }) : alarm
      if core::length(core::try(alarm.dimensions, null) == null ? {} : alarm.dimensions) == 0
    ]
  }

  enforce {
    condition = (
      core::anytrue([for alarm in local.service_alarms : hclscan::same_provider(attrs, alarm)])
      || core::contains(local.ruled_sources, "aws.dms") && core::anytrue([
        for one in local.service_rules : hclscan::same_provider(attrs, one.rule) if core::contains(one.sources, "aws.dms")
      ])
      || core::anytrue([
        for rule in hclscan::referrers(attrs, "aws_cloudwatch_event_rule") : hclscan::refers_to(core::try(rule.event_pattern, null), attrs)
        if core::try(rule.state, null) != "DISABLED" && !core::contains(local.off, core::try(rule.is_enabled, true))
      ])
      || core::anytrue([
        for one in local.migration_subscriptions :
        core::contains([null, local.migration.source], core::try(one.source_type, null))
        && (core::try(one.source_ids, null) == null || hclscan::refers_to(one.source_ids, attrs))
      ])
      || core::anytrue([
        for alarm in hclscan::referrers(attrs, "aws_cloudwatch_metric_alarm") :
        hclscan::refers_to([core::try(alarm.dimensions, null), core::try(alarm.metric_query, null)], attrs)
        if !core::contains(local.services, core::try(alarm.namespace, null))
      ])
    )
    error_message = "No alarm watches this ${local.migration.subject}: nobody is told when ${local.migration.risk}."
  }
}
