policytest {
  targets = ["google.policy.hcl"]
}

# -- Cloud SQL -----------------------------------------------------------------------------------------------------------------

resource "google_sql_database_instance" "postgres_silent" {
  expect_failure = true
  attrs = {
    name             = "silent"
    database_version = "POSTGRES_16"
    settings         = [{ tier = "db-custom-2-7680" }]
  }
}

resource "google_sql_database_instance" "postgres_logged" {
  attrs = {
    name             = "logged"
    database_version = "POSTGRES_16"
    settings = [{
      database_flags = [
        { name = "log_connections", value = "on" },
        { name = "log_disconnections", value = "ON" },
        { name = "cloudsql.enable_pgaudit", value = "on" },
        { name = "pgaudit.log", value = "ddl,role" },
        { name = "log_min_duration_statement", value = "-1" },
        { name = "log_min_messages", value = "warning" },
        { name = "log_statement", value = "ddl" },
      ]
    }]
  }
}

resource "google_sql_database_instance" "postgres_half_logged" {
  expect_failure = true
  attrs = {
    name             = "half"
    database_version = "POSTGRES_15"
    settings = [{
      database_flags = [
        { name = "log_connections", value = "on" },
        { name = "log_disconnections", value = "off" },
        { name = "cloudsql.enable_pgaudit", value = "on" },
      ]
    }]
  }
}

resource "google_sql_database_instance" "postgres_without_audit" {
  expect_failure = true
  attrs = {
    name             = "without-audit"
    database_version = "POSTGRES_15"
    settings         = [{ database_flags = [{ name = "log_connections", value = "on" }, { name = "log_disconnections", value = "on" }] }]
  }
}

resource "google_sql_database_instance" "postgres_hides_errors" {
  expect_failure = true
  attrs = {
    name             = "hides-errors"
    database_version = "POSTGRES_15"
    settings = [{
      database_flags = [
        { name = "log_connections", value = "on" },
        { name = "log_disconnections", value = "on" },
        { name = "cloudsql.enable_pgaudit", value = "on" },
        { name = "log_min_messages", value = "PANIC" },
      ]
    }]
  }
}

resource "google_sql_database_instance" "postgres_tells_too_much" {
  expect_failure = true
  attrs = {
    name             = "tells-too-much"
    database_version = "POSTGRES_15"
    settings = [{
      database_flags = [
        { name = "log_connections", value = "on" },
        { name = "log_disconnections", value = "on" },
        { name = "cloudsql.enable_pgaudit", value = "on" },
        { name = "log_min_duration_statement", value = "500" },
      ]
    }]
  }
}

resource "google_sql_database_instance" "mysql_silent" {
  expect_failure = true
  attrs = {
    name             = "silent"
    database_version = "MYSQL_8_0"
    settings         = [{ database_flags = [{ name = "slow_query_log", value = "on" }] }]
  }
}

resource "google_sql_database_instance" "mysql_logged" {
  attrs = {
    name             = "logged"
    database_version = "MYSQL_8_0"
    settings         = [{ database_flags = [{ name = "cloudsql_mysql_audit", value = "ON" }] }]
  }
}

resource "google_sql_database_instance" "sql_server_silent" {
  expect_failure = true
  attrs = {
    name             = "silent"
    database_version = "SQLSERVER_2022_STANDARD"
    settings         = [{ tier = "db-custom-2-7680" }]
  }
}

resource "google_sql_database_instance" "sql_server_logged" {
  attrs = {
    name             = "logged"
    database_version = "SQLSERVER_2022_STANDARD"
    settings         = [{ sql_server_audit_config = [{ bucket = "gs://labora-audit" }] }]
  }
}

# -- AlloyDB -------------------------------------------------------------------------------------------------------------------

resource "google_alloydb_instance" "silent" {
  expect_failure = true
  attrs = {
    instance_id = "silent"
  }
}

resource "google_alloydb_instance" "half_logged" {
  expect_failure = true
  attrs = {
    instance_id    = "half"
    database_flags = { "log_connections" = "on", "alloydb.enable_pgaudit" = "off" }
  }
}

resource "google_alloydb_instance" "logged" {
  attrs = {
    instance_id    = "logged"
    database_flags = { "log_connections" = "on", "alloydb.enable_pgaudit" = "on" }
  }
}

# -- services ------------------------------------------------------------------------------------------------------------------

resource "google_project_iam_audit_config" "secrets" {
  attrs = {
    project          = "labora-staging"
    service          = "secretmanager.googleapis.com"
    audit_log_config = [{ log_type = "DATA_READ" }]
  }
}

resource "google_project_iam_audit_config" "writes_only" {
  attrs = {
    project          = "labora-staging"
    service          = "allServices"
    audit_log_config = [{ log_type = "DATA_WRITE" }]
  }
}

resource "google_secret_manager_secret" "audited" {
  attrs = {
    secret_id = "source-database"
    project   = "labora-staging"
  }
}

resource "google_secret_manager_secret" "in_another_project" {
  expect_failure = true
  attrs = {
    secret_id = "source-database"
    project   = "labora-test"
  }
}

resource "google_spanner_database" "another_service" {
  expect_failure = true
  attrs = {
    name    = "results"
    project = "labora-staging"
  }
}

resource "google_data_fusion_instance" "silent" {
  expect_failure = true
  attrs = {
    name                       = "silent"
    enable_stackdriver_logging = false
  }
}

resource "google_data_fusion_instance" "logged" {
  attrs = {
    name                       = "logged"
    enable_stackdriver_logging = "true"
  }
}

resource "google_dialogflow_cx_agent" "silent" {
  expect_failure = true
  attrs = {
    display_name = "silent"
  }
}

resource "google_dialogflow_cx_agent" "logged" {
  attrs = {
    display_name      = "logged"
    advanced_settings = [{ logging_settings = [{ enable_stackdriver_logging = true }] }]
  }
}

resource "google_dialogflow_cx_webhook" "logged" {
  attrs = {
    display_name               = "logged"
    enable_stackdriver_logging = true
  }
}
