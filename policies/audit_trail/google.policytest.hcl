policytest {
  targets = ["google.policy.hcl"]
}

locals {
  everything = [{ log_type = "ADMIN_READ" }, { log_type = "DATA_READ" }, { log_type = "DATA_WRITE" }]
}

# -- projects ----------------------------------------------------------------------------------------------------------------

resource "google_project" "audited" {
  attrs = {
    id         = "projects/audited"
    project_id = "audited"
  }
}

resource "google_project_iam_audit_config" "audited" {
  attrs = {
    project          = "audited"
    service          = "allServices"
    audit_log_config = local.everything
  }
}

resource "google_project" "without_audit_log" {
  expect_failure = true
  attrs = {
    id         = "projects/blind"
    project_id = "blind"
  }
}

resource "google_project" "in_an_audited_folder" {
  attrs = {
    id         = "projects/inside"
    project_id = "inside"
    folder_id  = "123"
  }
}

resource "google_folder_iam_audit_config" "audited" {
  attrs = {
    folder           = "folders/123"
    service          = "allServices"
    audit_log_config = local.everything
  }
}

resource "google_project" "in_another_folder" {
  expect_failure = true
  attrs = {
    id         = "projects/outside"
    project_id = "outside"
    folder_id  = "456"
  }
}

resource "google_project" "elsewhere" {
  inputs {
    audit_trail_managed_elsewhere = true
  }
  attrs = {
    id         = "projects/elsewhere"
    project_id = "elsewhere"
  }
}

# The whole policy of a project holds its audit configs too.
resource "google_project" "audited_by_policy" {
  attrs = {
    id         = "projects/by-policy"
    project_id = "by-policy"
  }
}

resource "google_project_iam_policy" "audited_by_policy" {
  attrs = {
    project = "by-policy"
    policy_data = core::jsonencode({
      bindings = []
      auditConfigs = [{
        service         = "allServices"
        auditLogConfigs = [{ logType = "DATA_READ" }, { logType = "DATA_WRITE" }, { logType = "ADMIN_READ" }]
      }]
    })
  }
}

# -- audit configs -------------------------------------------------------------------------------------------------------------

resource "google_project" "half_audited" {
  expect_failure = true
  attrs = {
    id         = "projects/half"
    project_id = "half"
  }
}

resource "google_project_iam_audit_config" "writes_only" {
  expect_failure = true
  attrs = {
    project          = "half"
    service          = "allServices"
    audit_log_config = [{ log_type = "DATA_WRITE" }]
  }
}

resource "google_project_iam_audit_config" "with_exemptions" {
  expect_failure = true
  attrs = {
    project = "half"
    service = "storage.googleapis.com"
    audit_log_config = [
      { log_type = "DATA_READ", exempted_members = ["user:jeanne.morel@example.org"] },
      { log_type = "DATA_WRITE", exempted_members = [] },
    ]
  }
}

resource "google_project_iam_audit_config" "one_service" {
  attrs = {
    project          = "audited"
    service          = "spanner.googleapis.com"
    audit_log_config = [{ log_type = "DATA_READ" }, { log_type = "DATA_WRITE" }]
  }
}

# -- sinks -----------------------------------------------------------------------------------------------------------------------

resource "google_logging_project_sink" "kept" {
  attrs = {
    name       = "kept"
    exclusions = [{ name = "probes", filter = "httpRequest.userAgent:GoogleHC" }, { name = "old", disabled = true, filter = "logName:cloudaudit" }]
  }
}

resource "google_logging_organization_sink" "switched_off" {
  expect_failure = true
  attrs = {
    name     = "off"
    disabled = true
  }
}

resource "google_logging_folder_sink" "drops_audit_logs" {
  expect_failure = true
  attrs = {
    name       = "drops"
    exclusions = [{ name = "noise", filter = "logName:\"cloudaudit.googleapis.com%2Fdata_access\"" }]
  }
}

resource "google_logging_project_exclusion" "drops_audit_logs" {
  expect_failure = true
  attrs = {
    name   = "noise"
    filter = "logName:\"cloudaudit.googleapis.com\""
  }
}

resource "google_logging_project_exclusion" "probes" {
  attrs = {
    name   = "probes"
    filter = "resource.type = \"http_load_balancer\""
  }
}

# -- clusters --------------------------------------------------------------------------------------------------------------------

resource "google_container_cluster" "default" {
  attrs = {
    name = "default"
  }
}

resource "google_container_cluster" "silent" {
  expect_failure = true
  attrs = {
    name            = "silent"
    logging_service = "none"
  }
}

resource "google_container_cluster" "workloads_only" {
  expect_failure = true
  attrs = {
    name           = "workloads-only"
    logging_config = [{ enable_components = ["WORKLOADS"] }]
  }
}

resource "google_container_cluster" "logged" {
  attrs = {
    name           = "logged"
    logging_config = [{ enable_components = ["SYSTEM_COMPONENTS", "APISERVER"] }]
  }
}
