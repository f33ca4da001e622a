# What holds or moves data has an alert policy. Whether anybody hears it is asked by HCL_ALR_002.
#
# An alert policy watches by the type of resource that its filter names, or by metrics of that type. A filter that names one
# resource, by the label for its name, watches that one only.

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

locals {
  off = [false, "false"]
  yes = [true, "true"]

  # How filters and queries call what is watched: the type of resource, or the beginning of its metrics. `label` is the label that
  # tells one resource of the type from others.
  # https://cloud.google.com/monitoring/api/resources
  workloads = {
    google_alloydb_cluster = {
      watched = "alloydb[._]googleapis", label = "cluster_id", subject = "database", risk = "it fills up, slows down or is flooded with connections"
    }
    google_bigquery_dataset = {
      watched = "bigquery_(dataset|project|resource|table)|bigquery[._]googleapis", label = "dataset_id"
      subject = "dataset", risk = "far more is read from it than usual"
    }
    google_cloud_run_service = {
      watched = "cloud_run_revision|run[._]googleapis", label = "service_name", subject = "application"
      risk    = "it fails or somebody tries every address"
    }
    google_cloud_run_v2_service = {
      watched = "cloud_run_revision|run[._]googleapis", label = "service_name", subject = "application"
      risk    = "it fails or somebody tries every address"
    }
    google_compute_instance = {
      watched = "gce_instance|compute[._]googleapis[._]com[/:]instance|agent[._]googleapis", label = "instance_(id|name)", subject = "server"
      risk    = "it stops, is overloaded or behaves unlike itself"
    }
    google_container_cluster = {
      watched = "k8s_(cluster|container|control_plane_component|node|pod)|kubernetes[._]io", label = "cluster_name", subject = "cluster"
      risk    = "it fails"
    }
    google_database_migration_service_migration_job = {
      watched = "datamigration[._]googleapis", label = "migration_job_id", subject = "migration", risk = "it stops halfway or records are lost on the way"
    }
    google_dataflow_job = {
      watched = "dataflow_job|dataflow[._]googleapis", label = "job_(id|name)", subject = "job", risk = "it stops halfway or records are lost on the way"
    }
    google_pubsub_subscription = {
      watched = "pubsub_subscription|pubsub[._]googleapis[._]com[/:]subscription", label = "subscription_id", subject = "subscription"
      risk    = "messages are no longer picked up"
    }
    google_redis_instance = {
      watched = "redis_instance|redis[._]googleapis", label = "instance_id", subject = "cache", risk = "it fails or fills up"
    }
    google_sql_database_instance = {
      watched = "cloudsql_(database|instance)|cloudsql[._]googleapis", label = "database_id", subject = "database"
      risk    = "it fills up, slows down or is flooded with connections"
    }
    google_storage_bucket = {
      watched = "gcs_bucket|storage[._]googleapis", label = "bucket_name", subject = "bucket", risk = "far more is fetched from it than usual"
    }
  }

  # Changes that open doors, and how an alert on them is recognised in its filter.
  # https://cloud.google.com/logging/docs/audit/services
  changes = {
    "audit logs"  = "auditConfig"
    buckets       = "storage[.]setIamPermissions|storage[.]buckets"
    databases     = "cloudsql[.]instances"
    networks      = "gce_(network|firewall_rule|route)|compute[.](firewalls|networks|routes)"
    permissions   = "SetIamPolicy|bindingDeltas|ProjectOwnership|projectOwnerInvitee"
    "roles of one's own" = "iam_role|admin[.]v1[.](Create|Delete|Update|Undelete)Role|CreateRole"
  }

  policies = [
    for one in core::getresources("google_monitoring_alert_policy", {}) : one
    if !core::contains(local.off, core::try(one.enabled, true))
  ]

  kinds = {
    condition_absent                    = "filter"
    condition_matched_log               = "filter"
    condition_monitoring_query_language = "query"
    condition_prometheus_query_language = "query"
    condition_sql                       = "query"
    condition_threshold                 = "filter"
  }

  # A filter of these kinds is about one metric of one type of resource.
  kinds_of_one = ["condition_absent", "condition_threshold"]

  conditions = core::flatten([
    for one in local.policies : [
      for condition in core::try(one.conditions, []) : [
        for kind, argument in local.kinds : { text = condition[kind][0][argument], is_of_one = core::contains(local.kinds_of_one, kind) }
        if core::try(condition[kind][0][argument], null) != null
      ]
    ]
  ])

  # Metrics that Google measures itself, and that tell of no change.
  measured = "metric[.]type *= *\"(agent|alloydb|bigquery|cloudsql|compute|dataflow|datamigration|kubernetes|pubsub|redis|run|storage)[.]"

  # What is counted in logs, or asked of a page, is watched when an alert policy looks at it.
  metrics = [
    for metric in core::getresources("google_logging_metric", {}) : {
      filter = metric.filter
      is_read = core::anytrue([
        for one in local.conditions :
        hclscan::refers_to(one.text, metric) || core::contains_substring(one.text, "logging.googleapis.com/user/${metric.name}")
      ])
    }
  ]
  uptime_checks = [
    for check in core::getresources("google_monitoring_uptime_check_config", {}) : {
      monitored = core::try(check.monitored_resource, null)
      is_read   = core::anytrue([for one in local.conditions : hclscan::refers_to(one.text, check)])
    }
  ]

  # Types that are no workload here.
  elsewhere = "(cloud_function|gae_app|https?_lb_rule|uptime_url)"
}

resource_policy "google_*" "google_workload" {
  filter = core::contains(core::keys(local.workloads), meta.type)

  locals {
    workload = local.workloads[meta.type]
    name     = core::try(attrs.dataset_id, attrs.cluster_id, attrs.migration_job_id, attrs.name, "(no name)")

    # What a filter of one type may be about instead.
    others = core::concat([local.elsewhere], [
      for type, other in local.workloads : other.watched if other.watched != local.workload.watched
    ])
  }

  # A label that is compared with a pattern, and not with a name, is not looked at.
  enforce {
    condition = (
      core::anytrue([
        for one in local.conditions :
        core::regex_match(one.text, local.workload.watched)
        && !(one.is_of_one && core::anytrue([for other in local.others : core::regex_match(one.text, other)]))
        && (
          !core::regex_match(one.text, "${local.workload.label} *= *\"")
          || hclscan::refers_to(one.text, attrs)
          || core::contains_substring(one.text, local.name)
        )
      ])
      || core::anytrue([
        for metric in local.metrics :
        core::regex_match(metric.filter, local.workload.watched)
        && (
          !core::regex_match(metric.filter, "${local.workload.label} *= *\"")
          || hclscan::refers_to(metric.filter, attrs)
          || core::contains_substring(metric.filter, local.name)
        )
        && metric.is_read
      ])
      || core::anytrue([for check in local.uptime_checks : hclscan::refers_to(check.monitored, attrs) && check.is_read])
    )
    error_message = "No alert policy watches this ${local.workload.subject}: nobody is told when ${local.workload.risk}."
  }
}

# -- alert policies and what they look at ----------------------------------------------------------------------------------------

resource_policy "google_monitoring_alert_policy" "google_alert_policy" {
  enforce {
    condition     = !core::contains(local.off, core::try(attrs.enabled, true))
    error_message = "This alert policy is switched off: it watches nothing."
  }
}

resource_policy "google_monitoring_uptime_check_config" "google_uptime_check" {
  enforce {
    condition     = core::anytrue([for one in local.conditions : hclscan::refers_to(one.text, attrs)])
    error_message = "This check asks again and again whether a page answers, and no alert policy looks at what it finds."
  }
}

# Metrics of what is in audit logs are made for alerts; others may be for a chart.
resource_policy "google_logging_metric" "google_log_metric" {
  enforcement_level = "advisory"

  filter = core::regex_match(attrs.filter, "cloudaudit|protoPayload|SetIamPolicy")

  enforce {
    condition = core::anytrue([
      for one in local.conditions :
      hclscan::refers_to(one.text, attrs) || core::contains_substring(one.text, "logging.googleapis.com/user/${attrs.name}")
    ])
    error_message = "This metric counts events of the audit log, and no alert policy looks at it: nobody is told when it rises."
  }
}

# https://cloud.google.com/data-fusion/docs/how-to/monitor-pipelines
resource_policy "google_data_fusion_instance" "google_data_fusion" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.enable_stackdriver_monitoring, false))
    error_message = "The pipelines here report no metrics: no alert can tell that one of them has stopped halfway."
  }
}

# -- changes -------------------------------------------------------------------------------------------------------------------

provider_policy "google" "google_changes" {
  enforcement_level = "advisory"

  # Further configurations of the provider, for other regions or projects, carry an alias.
  filter = meta.alias == null

  locals {
    unwatched = [
      for subject, pattern in local.changes : subject
      if !(
        core::anytrue([for one in local.conditions : !core::regex_match(one.text, local.measured) && core::regex_match(one.text, pattern)])
        || core::anytrue([for metric in local.metrics : core::regex_match(metric.filter, pattern) && metric.is_read])
      )
    ]
  }

  enforce {
    condition     = core::length(local.unwatched) == 0
    error_message = "No alert policy of this configuration tells when somebody changes ${core::join(", ", local.unwatched)}: doors are opened unseen."
  }
}
