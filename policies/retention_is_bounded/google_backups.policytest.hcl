policytest {
  targets = ["google_backups.policy.hcl"]
}

# -- databases ---------------------------------------------------------------------------------------------------------------

resource "google_sql_database_instance" "default" {
  attrs = {
    name     = "default"
    settings = [{ backup_configuration = [{ enabled = true }] }]
  }
}

resource "google_sql_database_instance" "a_year" {
  expect_failure = true
  attrs = {
    name     = "a-year"
    settings = [{ backup_configuration = [{ backup_retention_settings = [{ retained_backups = 365 }] }] }]
  }
}

resource "google_sql_database_instance" "outlived_by_backups" {
  expect_failure = true
  attrs = {
    name     = "outlived"
    settings = [{ retain_backups_on_delete = true }]
  }
}

resource "google_sql_database_instance" "last_backup" {
  expect_failure = true
  attrs = {
    name     = "last"
    settings = [{ final_backup_config = [{ enabled = "true" }] }]
  }
}

# In production a last backup is prudent.
resource "google_sql_database_instance" "production" {
  attrs = {
    name     = "production"
    settings = [{ retain_backups_on_delete = true }]
  }
  meta = {
    environment = "production"
  }
}

resource "google_alloydb_cluster" "two_weeks" {
  attrs = {
    cluster_id               = "two-weeks"
    automated_backup_policy  = [{ time_based_retention = [{ retention_period = "1209600s" }] }]
    continuous_backup_config = [{ recovery_window_days = 14 }]
  }
}

resource "google_alloydb_cluster" "a_year" {
  expect_failure = true
  attrs = {
    cluster_id              = "a-year"
    automated_backup_policy = [{ time_based_retention = [{ retention_period = "31536000s" }] }]
  }
}

resource "google_alloydb_cluster" "hundreds" {
  expect_failure = true
  attrs = {
    cluster_id              = "hundreds"
    automated_backup_policy = [{ quantity_based_retention = [{ count = 400 }] }]
  }
}

resource "google_alloydb_cluster" "every_state" {
  expect_failure = true
  attrs = {
    cluster_id               = "every-state"
    continuous_backup_config = [{ recovery_window_days = 120 }]
  }
}

resource "google_spanner_backup_schedule" "a_year" {
  expect_failure = true
  attrs = {
    name               = "a-year"
    retention_duration = "31536000s"
  }
}

resource "google_firestore_backup_schedule" "two_weeks" {
  attrs = {
    name      = "two-weeks"
    retention = "1209600s"
  }
}

resource "google_firestore_backup_schedule" "fourteen_weeks" {
  expect_failure = true
  attrs = {
    name      = "fourteen-weeks"
    retention = "8467200s"
  }
}

resource "google_redis_cluster" "a_year" {
  expect_failure = true
  attrs = {
    name                    = "a-year"
    automated_backup_config = [{ retention = "31536000s" }]
  }
}

resource "google_redis_cluster" "none" {
  attrs = {
    name = "none"
  }
}

# -- plans and schedules -------------------------------------------------------------------------------------------------------

resource "google_compute_resource_policy" "nightly" {
  attrs = {
    name                     = "nightly"
    snapshot_schedule_policy = [{ retention_policy = [{ max_retention_days = 14, on_source_disk_delete = "APPLY_RETENTION_POLICY" }] }]
  }
}

resource "google_compute_resource_policy" "outlives_the_disk" {
  expect_failure = true
  attrs = {
    name                     = "outlives"
    snapshot_schedule_policy = [{ retention_policy = [{ max_retention_days = 14 }] }]
  }
}

resource "google_compute_resource_policy" "for_ever" {
  expect_failure = true
  attrs = {
    name                     = "for-ever"
    snapshot_schedule_policy = [{ schedule = [{ daily_schedule = [{ days_in_cycle = 1 }] }] }]
  }
}

resource "google_compute_resource_policy" "placement" {
  attrs = {
    name                   = "placement"
    group_placement_policy = [{ vm_count = 2 }]
  }
}

resource "google_backup_dr_backup_plan" "one_rule_too_long" {
  expect_failure = true
  attrs = {
    backup_plan_id = "long"
    backup_rules   = [{ rule_id = "daily", backup_retention_days = 30 }, { rule_id = "yearly", backup_retention_days = 366 }]
  }
}

resource "google_backup_dr_backup_plan" "a_month" {
  attrs = {
    backup_plan_id = "month"
    backup_rules   = [{ rule_id = "daily", backup_retention_days = 30 }]
  }
}

resource "google_gke_backup_backup_plan" "for_ever" {
  expect_failure = true
  attrs = {
    name = "for-ever"
  }
}

resource "google_gke_backup_backup_plan" "zero" {
  expect_failure = true
  attrs = {
    name             = "zero"
    retention_policy = [{ backup_retain_days = 0 }]
  }
}

resource "google_gke_backup_backup_plan" "two_weeks" {
  attrs = {
    name             = "two-weeks"
    retention_policy = [{ backup_retain_days = 14 }]
  }
}

# -- copies ----------------------------------------------------------------------------------------------------------------------

resource "google_compute_snapshot" "without_date" {
  expect_failure = true
  attrs = {
    name   = "before-migration"
    labels = { team = "data" }
  }
}

resource "google_compute_snapshot" "with_date" {
  attrs = {
    name   = "before-migration"
    labels = { expires_at = "2027-06-30" }
  }
}

resource "google_filestore_backup" "with_default_label" {
  attrs = {
    name             = "files"
    terraform_labels = { expiry = "2027-06-30" }
  }
}

resource "google_compute_image" "empty_date" {
  expect_failure = true
  attrs = {
    name   = "image"
    labels = { expires-at = "" }
  }
}
