policytest {
  targets = ["google.policy.hcl"]
}

inputs {
  today = "2026-06-15"
}

# Nothing says which environment this is.
resource "google_storage_bucket" "of_no_environment" {
  attrs = {
    name = "results"
  }
}

resource "google_storage_bucket" "of_production" {
  meta = { environment = "production" }
  attrs = {
    name = "results"
  }
}

resource "google_storage_bucket" "of_staging" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    name = "results-staging"
  }
}

resource "google_compute_instance" "null_labels" {
  expect_failure = true
  meta           = { environment = "migration" }
  attrs = {
    name   = "import"
    labels = null
  }
}

resource "google_compute_disk" "day_ahead" {
  meta = { environment = "migration" }
  attrs = {
    name             = "import"
    terraform_labels = { expires_at = "2026-09-30" }
  }
}

resource "google_container_cluster" "last_day" {
  meta = { environment = "test" }
  attrs = {
    name            = "portal"
    resource_labels = { expiry = "2026_06_15" }
  }
}

resource "google_pubsub_topic" "day_has_passed" {
  expect_failure = true
  meta           = { environment = "test" }
  attrs = {
    name   = "results"
    labels = { expires-at = "2026-06-14" }
  }
}

resource "google_pubsub_topic" "no_day" {
  expect_failure = true
  meta           = { environment = "test" }
  attrs = {
    name   = "results"
    labels = { expires-at = "later" }
  }
}

resource "google_redis_instance" "a_quarter" {
  meta = { environment = "staging" }
  attrs = {
    name   = "sessions"
    labels = { ttl = "90d" }
  }
}

resource "google_redis_instance" "ten_years" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    name   = "sessions"
    labels = { ttl = "3650-days" }
  }
}

resource "google_filestore_instance" "far_away" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    name   = "files"
    labels = { expires-at = "2036-01-01" }
  }
}

# What a migration is made with is temporary, unless it is production's.
resource "google_database_migration_service_migration_job" "anywhere" {
  expect_failure = true
  attrs = {
    migration_job_id = "biolab-nord"
  }
}

resource "google_datastream_stream" "of_production" {
  meta = { environment = "production" }
  attrs = {
    stream_id = "reports"
  }
}

resource "google_sql_database_instance" "of_staging" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    name     = "results"
    settings = [{ tier = "db-custom-2-7680" }]
  }
}

resource "google_sql_database_instance" "day_ahead" {
  meta = { environment = "staging" }
  attrs = {
    name     = "results"
    settings = [{ user_labels = { expires-at = "2026-12-31" } }]
  }
}

resource "google_sql_database_instance" "day_has_passed" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    name     = "results"
    settings = [{ user_labels = { expires-at = "2025-12-31" } }]
  }
}

resource "google_sql_database_instance" "no_day" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    name     = "results"
    settings = [{ user_labels = { expires-at = "never" } }]
  }
}

resource "google_sql_database_instance" "ten_years" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    name     = "results"
    settings = [{ user_labels = { expires-at = "2036-12-31" } }]
  }
}
