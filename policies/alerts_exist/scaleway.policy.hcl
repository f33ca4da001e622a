# On Scaleway, alarms are ready-made: the alert manager of Cockpit switches them on for a whole project, one by one.
# https://www.scaleway.com/en/docs/cockpit/how-to/configure-alerts-for-scw-resources/

policy {
  required_providers {
    scaleway = { source = "scaleway/scaleway" }
  }
}

locals {
  yes = [true, "true"]

  # What holds or moves data, as messages call it, and what goes unnoticed.
  workloads = {
    scaleway_instance_server  = { subject = "server", risk = "it stops, is overloaded or behaves unlike itself" }
    scaleway_k8s_cluster      = { subject = "cluster", risk = "it fails" }
    scaleway_mongodb_instance = { subject = "database", risk = "it fills up, slows down or is flooded with connections" }
    scaleway_rdb_instance     = { subject = "database", risk = "it fills up, slows down or is flooded with connections" }
    scaleway_redis_cluster    = { subject = "cache", risk = "it fails or fills up" }
  }

  # Where alarms are on. The switch for all of them is of older versions of the provider.
  watched = [
    for one in core::getresources("scaleway_cockpit_alert_manager", {}) : {
      project = core::try(one.project_id, null)
      on = (
        core::contains(local.yes, core::try(one.enable_managed_alerts, false))
        || core::length(core::try(one.preconfigured_alert_ids, null) == null ? [] : one.preconfigured_alert_ids) > 0
      )
    }
  ]
}

resource_policy "scaleway_*" "scaleway_workload" {
  filter = core::contains(core::keys(local.workloads), meta.type)

  locals {
    project  = core::try(attrs.project_id, null)
    workload = local.workloads[meta.type]
  }

  enforce {
    condition     = core::anytrue([for one in local.watched : one.on && (one.project == null || local.project == null || one.project == local.project)])
    error_message = "No alarm of Cockpit is on in the project of this ${local.workload.subject}: nobody is told when ${local.workload.risk}."
  }
}

resource_policy "scaleway_cockpit" "scaleway_cockpit" {
  locals {
    project = core::try(attrs.project_id, null)
  }

  enforce {
    condition     = core::anytrue([for one in local.watched : one.on && (one.project == null || local.project == null || one.project == local.project)])
    error_message = "Metrics and logs are collected here, and no alarm looks at them: nobody is told when something goes wrong."
  }
}
