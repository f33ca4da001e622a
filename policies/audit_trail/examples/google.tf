# expect: fail
resource "google_project" "blind" {
  name       = "Biolab Sud"
  project_id = "biolab-sud"
}

# expect: pass
resource "google_project" "audited" {
  name       = "Biolab Nord"
  project_id = "biolab-nord"
}

# expect: pass
resource "google_project_iam_audit_config" "audited" {
  project = google_project.audited.project_id
  service = "allServices"

  audit_log_config {
    log_type = "ADMIN_READ"
  }

  audit_log_config {
    log_type = "DATA_READ"
  }

  audit_log_config {
    log_type = "DATA_WRITE"
  }
}

# expect: fail
resource "google_project_iam_audit_config" "writes_only" {
  project = google_project.audited.project_id
  service = "storage.googleapis.com"

  audit_log_config {
    log_type = "DATA_WRITE"
  }
}

# expect: fail
resource "google_logging_project_sink" "switched_off" {
  name        = "audit"
  destination = "storage.googleapis.com/biolab-nord-audit"
  disabled    = true
}

# expect: fail
resource "google_logging_project_exclusion" "noise" {
  name   = "noise"
  filter = "logName:\"cloudaudit.googleapis.com\""
}

# expect: fail
resource "google_container_cluster" "silent" {
  name            = "silent"
  logging_service = "none"
}
