policytest {
  targets = ["google.policy.hcl"]
}

# -- buckets -----------------------------------------------------------------------------------------------------------------

resource "google_storage_bucket" "silent" {
  expect_failure = true
  attrs = {
    id      = "exchange"
    name    = "exchange"
    project = "other"
  }
}

resource "google_storage_bucket" "logged" {
  attrs = {
    id      = "reports"
    name    = "reports"
    logging = [{ log_bucket = google_storage_bucket.logs.name }]
  }
}

resource "google_storage_bucket" "logs" {
  attrs = {
    id   = "logs"
    name = "logs"
  }
}

resource "google_storage_bucket" "receives_audit_logs" {
  attrs = {
    id   = "audit"
    name = "audit"
  }
}

resource "google_logging_project_sink" "audit" {
  attrs = {
    name        = "audit"
    destination = google_storage_bucket.receives_audit_logs.name
  }
}

resource "google_storage_bucket" "logs_into_itself" {
  expect_failure = true
  attrs = {
    id      = "itself"
    name    = "itself"
    project = "other"
    logging = [{ log_bucket = "itself" }]
  }
}

resource "google_storage_bucket" "in_an_audited_project" {
  attrs = {
    id      = "patients"
    name    = "patients"
    project = "audited"
  }
}

resource "google_project_iam_audit_config" "audited" {
  attrs = {
    project          = "audited"
    service          = "allServices"
    audit_log_config = [{ log_type = "ADMIN_READ" }, { log_type = "DATA_READ" }]
  }
}

resource "google_storage_bucket" "in_another_project" {
  expect_failure = true
  attrs = {
    id      = "results"
    name    = "results"
    project = "other"
  }
}

# Writing is recorded, reading is not, or not for everybody.
resource "google_project_iam_audit_config" "half" {
  attrs = {
    project = "other"
    service = "storage.googleapis.com"
    audit_log_config = [
      { log_type = "DATA_WRITE" },
      { log_type = "DATA_READ", exempted_members = ["user:jeanne.morel@example.org"] },
    ]
  }
}

resource "google_project_iam_audit_config" "databases_only" {
  attrs = {
    project          = "other"
    service          = "cloudsql.googleapis.com"
    audit_log_config = [{ log_type = "DATA_READ" }]
  }
}

# -- entry points --------------------------------------------------------------------------------------------------------------

resource "google_compute_backend_service" "silent" {
  expect_failure = true
  attrs = {
    name = "silent"
  }
}

resource "google_compute_backend_service" "logged" {
  attrs = {
    name       = "logged"
    log_config = [{ enable = "true" }]
  }
}

resource "google_compute_backend_service" "samples_nothing" {
  expect_failure = true
  attrs = {
    name       = "samples-nothing"
    log_config = [{ enable = true, sample_rate = 0 }]
  }
}

resource "google_compute_backend_service" "mesh" {
  attrs = {
    name                  = "mesh"
    load_balancing_scheme = "INTERNAL_SELF_MANAGED"
  }
}

resource "google_compute_region_backend_service" "silent" {
  expect_failure = true
  attrs = {
    name                  = "silent"
    load_balancing_scheme = "INTERNAL_MANAGED"
    log_config            = [{ enable = false }]
  }
}

resource "google_compute_region_backend_service" "passes_packets_on" {
  attrs = {
    name = "passes-packets-on"
  }
}

# -- network -------------------------------------------------------------------------------------------------------------------

resource "google_compute_firewall" "silent" {
  expect_failure = true
  attrs = {
    name = "silent"
  }
}

resource "google_compute_firewall" "logged" {
  attrs = {
    name       = "logged"
    log_config = [{ metadata = "EXCLUDE_ALL_METADATA" }]
  }
}

resource "google_compute_firewall" "logged_as_before" {
  attrs = {
    name           = "logged-as-before"
    enable_logging = true
  }
}

resource "google_compute_firewall" "disabled" {
  attrs = {
    name     = "disabled"
    disabled = true
  }
}

resource "google_compute_network_firewall_policy_rule" "silent" {
  expect_failure = true
  attrs = {
    priority = 100
    action   = "allow"
  }
}

resource "google_compute_firewall_policy_rule" "hands_on" {
  attrs = {
    priority = 100
    action   = "goto_next"
  }
}

resource "google_compute_region_network_firewall_policy_rule" "logged" {
  attrs = {
    priority       = 100
    action         = "deny"
    enable_logging = true
  }
}

resource "google_dns_managed_zone" "silent" {
  expect_failure = true
  attrs = {
    name = "portal"
  }
}

resource "google_dns_managed_zone" "logged" {
  attrs = {
    name                 = "logged"
    visibility           = "public"
    cloud_logging_config = [{ enable_logging = true }]
  }
}

resource "google_dns_managed_zone" "private" {
  attrs = {
    name       = "inside"
    visibility = "private"
  }
}

resource "google_dns_policy" "silent" {
  expect_failure = true
  attrs = {
    name = "silent"
  }
}

resource "google_dns_policy" "logged" {
  attrs = {
    name           = "logged"
    enable_logging = true
  }
}

resource "google_compute_router_nat" "silent" {
  expect_failure = true
  attrs = {
    name       = "silent"
    log_config = [{ enable = false, filter = "ALL" }]
  }
}

resource "google_compute_router_nat" "logged" {
  attrs = {
    name       = "logged"
    log_config = [{ enable = true, filter = "ERRORS_ONLY" }]
  }
}
