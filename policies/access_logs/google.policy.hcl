# Who read what, and who called: access logs of Google Cloud storage and entry points.
#
# API Gateway, Cloud Run, Cloud Functions and App Engine log every request unasked.

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

locals {
  yes = [true, "true"]

  buckets = core::getresources("google_storage_bucket", {})

  access_log_buckets = [for bucket in local.buckets : bucket.logging[0].log_bucket if core::can(bucket.logging[0].log_bucket)]
  sinks = [
    "google_logging_project_sink", "google_logging_folder_sink", "google_logging_organization_sink",
    "google_logging_billing_account_sink",
  ]

  # Data Access audit logs record who reads objects, without the copies that access logs are.
  # https://cloud.google.com/storage/docs/audit-logging
  audit_configs = core::flatten([
    for type in ["google_project_iam_audit_config", "google_folder_iam_audit_config", "google_organization_iam_audit_config"] :
    core::getresources(type, {})
  ])
  reading_logged = [
    for config in local.audit_configs : config
    if core::contains(["allServices", "storage.googleapis.com"], config.service) && core::anytrue([
      for kind in core::try(config.audit_log_config, []) :
      kind.log_type == "DATA_READ" && core::contains([null, []], core::try(kind.exempted_members, null))
    ])
  ]
}

resource_policy "google_storage_bucket" "google_bucket" {
  locals {
    # A bucket that receives access logs would log its own logging.
    receives_logs = core::contains(local.access_log_buckets, attrs.id) || core::anytrue([
      for type in local.sinks : core::length(hclscan::referrers(attrs, type)) > 0
    ])

    # What is set for a folder or the organisation, or for the project of the bucket, holds for the bucket.
    project = core::try(attrs.project, hclscan::provider_config(attrs).project, null)
    in_audit_log = core::anytrue([
      for config in local.reading_logged :
      core::try(config.project, null) == null || local.project == null || config.project == local.project
    ])
  }

  enforce {
    condition = (
      local.in_audit_log
      || local.receives_logs
      || !core::contains([null, ""], core::try(attrs.logging[0].log_bucket, null))
    )
    error_message = "Nobody can tell who read or downloaded a file of this bucket: it writes no access log, and reading is in no audit log."
  }

  enforce {
    condition     = local.in_audit_log || !hclscan::refers_to(core::try(attrs.logging[0].log_bucket, null), attrs)
    error_message = "This bucket writes its access log into itself: the log grows by logging its own growth, and whoever reads the files can read who reads them."
  }
}

# https://cloud.google.com/load-balancing/docs/https/https-logging-monitoring
resource_policy "google_compute_*backend_service" "google_backend_service" {
  # A service mesh is no entry point. Balancers that only pass packets on see no request; the flow logs have them.
  filter = core::contains(["google_compute_backend_service", "google_compute_region_backend_service"], meta.type) && (
    meta.type == "google_compute_backend_service"
    ? core::try(attrs.load_balancing_scheme, null) != "INTERNAL_SELF_MANAGED"
    : core::contains(["EXTERNAL_MANAGED", "INTERNAL_MANAGED"], core::try(attrs.load_balancing_scheme, null))
  )

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.log_config[0].enable, false)) && core::try(attrs.log_config[0].sample_rate, 1) > 0
    error_message = "Nobody can tell who called the application behind this load balancer, and with which requests: its log is off."
  }
}

# -- the rest of the network, as remarks: flow logs have most of it -----------------------------------------------------------

# https://cloud.google.com/firewall/docs/firewall-rules-logging
resource_policy "google_compute_firewall" "google_firewall" {
  enforcement_level = "advisory"

  filter = !core::contains(local.yes, core::try(attrs.disabled, false))

  # enable_logging is how versions 3 and older of the provider had it.
  enforce {
    condition     = core::length(core::try(attrs.log_config, [])) > 0 || core::contains(local.yes, core::try(attrs.enable_logging, false))
    error_message = "What this firewall rule lets through or refuses leaves no trace: who tried which door cannot be said afterwards."
  }
}

resource_policy "google_compute_*firewall_policy_rule" "google_firewall_policy_rule" {
  enforcement_level = "advisory"

  # A rule that hands on to the next one decides nothing.
  filter = !core::contains(local.yes, core::try(attrs.disabled, false)) && core::try(attrs.action, null) != "goto_next"

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.enable_logging, false))
    error_message = "What this firewall rule lets through or refuses leaves no trace: who tried which door cannot be said afterwards."
  }
}

# https://cloud.google.com/dns/docs/monitoring
resource_policy "google_dns_managed_zone" "google_dns_zone" {
  enforcement_level = "advisory"

  # Questions about private names are logged by the policy of their network.
  filter = core::contains([null, "public"], core::try(attrs.visibility, null))

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.cloud_logging_config[0].enable_logging, false))
    error_message = "Nobody can tell who asked for the names of this zone: searches for forgotten servers stay unseen."
  }
}

resource_policy "google_dns_policy" "google_dns_policy" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.enable_logging, false))
    error_message = "Nobody can tell which names the machines of these networks look up: a machine taken over reports home unseen."
  }
}

# https://cloud.google.com/nat/docs/monitoring
resource_policy "google_compute_router_nat" "google_nat" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.log_config[0].enable, false))
    error_message = "Nobody can tell which machine called what on the internet through this gateway: its log is off."
  }
}
