# expect: fail
resource "google_sql_database_instance" "results" {
  name             = "results"
  database_version = "POSTGRES_16"

  settings {
    tier                     = "db-custom-2-7680"
    retain_backups_on_delete = true

    backup_configuration {
      enabled = true

      backup_retention_settings {
        retained_backups = 365
      }
    }
  }
}

# expect: pass
resource "google_sql_database_instance" "portal" {
  name             = "portal"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    backup_configuration {
      enabled = true
    }
  }
}

# expect: fail
resource "google_alloydb_cluster" "search" {
  cluster_id = "search"
  location   = "europe-west9"

  automated_backup_policy {
    time_based_retention {
      retention_period = "31536000s"
    }
  }
}

# expect: fail
resource "google_firestore_backup_schedule" "weekly" {
  retention = "8467200s"

  weekly_recurrence {
    day = "SUNDAY"
  }
}

# expect: fail
resource "google_redis_cluster" "sessions" {
  name        = "sessions"
  shard_count = 3

  automated_backup_config {
    retention = "31536000s"
  }
}

# expect: fail
resource "google_compute_resource_policy" "nightly" {
  name = "nightly"

  snapshot_schedule_policy {
    schedule {
      daily_schedule {
        days_in_cycle = 1
        start_time    = "03:00"
      }
    }
  }
}

# expect: fail
resource "google_backup_dr_backup_plan" "servers" {
  backup_plan_id = "servers"
  location       = "europe-west9"
  resource_type  = "compute.googleapis.com/Instance"
  backup_vault   = "projects/labora-staging/locations/europe-west9/backupVaults/servers"

  backup_rules {
    rule_id               = "monthly"
    backup_retention_days = 366
  }
}

# expect: fail
resource "google_gke_backup_backup_plan" "portal" {
  name     = "portal"
  cluster  = "projects/labora-staging/locations/europe-west9/clusters/portal"
  location = "europe-west9"
}

# expect: fail
resource "google_compute_snapshot" "before_migration" {
  name        = "before-migration"
  source_disk = "results"
}

# expect: pass
resource "google_compute_snapshot" "with_date" {
  name        = "with-date"
  source_disk = "results"

  labels = {
    expires-at = "2027-06-30"
  }
}

# expect: fail
resource "google_spanner_backup_schedule" "records" {
  instance           = "records"
  database           = "records"
  name               = "monthly"
  retention_duration = "31536000s" # a year
}
