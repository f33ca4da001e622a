# Droplets and databases of DigitalOcean are watched by alert policies, which name them or their tags, or, when they name neither, all
# of a kind; pages that they serve are watched by checks. Whether anybody hears it is asked by HCL_ALR_002.
# https://docs.digitalocean.com/products/monitoring/how-to/set-up-alerts/

policy {
  required_providers {
    digitalocean = { source = "digitalocean/digitalocean" }
  }
}

locals {
  off = [false, "false"]

  # What is watched, by the beginning of the types of alerts on it.
  workloads = {
    digitalocean_database_cluster = { watched = "v1/dbaas/", subject = "database", risk = "it fills up, slows down or is flooded with connections" }
    digitalocean_droplet          = { watched = "v1/insights/droplet/", subject = "server", risk = "it stops, is overloaded or behaves unlike itself" }
  }

  alerts = [
    for one in core::getresources("digitalocean_monitor_alert", {}) : {
      type     = core::try(one.type, "")
      entities = core::try(one.entities, null)
      tags     = core::try(one.tags, null) == null ? [] : one.tags
      of_all   = core::contains([null, []], core::try(one.entities, null)) && core::contains([null, []], core::try(one.tags, null))
    }
    if !core::contains(local.off, core::try(one.enabled, true))
  ]

  checked = [
    for check in core::getresources("digitalocean_uptime_check", {}) : check.target
    if !core::contains(local.off, core::try(check.enabled, true))
    && core::length(core::getresources("digitalocean_uptime_alert", { check_id = check.id })) > 0
  ]
}

resource_policy "digitalocean_*" "digitalocean_workload" {
  filter = core::contains(core::keys(local.workloads), meta.type)

  locals {
    workload = local.workloads[meta.type]
    tags     = core::try(attrs.tags, null) == null ? [] : attrs.tags
  }

  enforce {
    condition = hclscan::refers_to(local.checked, attrs) || core::anytrue([
      for alert in local.alerts :
      hclscan::refers_to(alert.entities, attrs)
      || core::startswith(alert.type, local.workload.watched) && (
        alert.of_all || core::anytrue([for tag in alert.tags : core::contains(local.tags, tag)])
      )
    ])
    error_message = "No alert watches this ${local.workload.subject}: nobody is told when ${local.workload.risk}."
  }
}

resource_policy "digitalocean_uptime_check" "digitalocean_uptime_check" {
  enforce {
    condition     = core::length(core::getresources("digitalocean_uptime_alert", { check_id = attrs.id })) > 0
    error_message = "This check asks again and again whether a page answers, and no alert looks at what it finds."
  }
}
