# expect: fail
resource "google_sql_database_instance" "results" {
  name             = "results"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    database_flags {
      name  = "log_min_duration_statement"
      value = "500"
    }
  }
}

# expect: pass
resource "google_sql_database_instance" "results_logged" {
  name             = "results-logged"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    dynamic "database_flags" {
      for_each = {
        log_connections           = "on"
        log_disconnections        = "on"
        "cloudsql.enable_pgaudit" = "on"
        "pgaudit.log"             = "ddl,role,write"
      }

      content {
        name  = database_flags.key
        value = database_flags.value
      }
    }
  }
}

# expect: fail
resource "google_sql_database_instance" "orders" {
  name             = "orders"
  database_version = "MYSQL_8_0"

  settings {
    tier = "db-custom-2-7680"
  }
}

# expect: fail
resource "google_sql_database_instance" "invoices" {
  name             = "invoices"
  database_version = "SQLSERVER_2022_STANDARD"

  settings {
    tier = "db-custom-2-7680"
  }
}

# expect: fail
resource "google_alloydb_instance" "search" {
  cluster       = "projects/labora-staging/locations/europe-west9/clusters/search"
  instance_id   = "search"
  instance_type = "PRIMARY"
}

# expect: fail
resource "google_secret_manager_secret" "source" {
  secret_id = "source-database"

  replication {
    auto {}
  }
}

# expect: fail
resource "google_data_fusion_instance" "import" {
  name = "import"
  type = "BASIC"
}

# expect: fail
resource "google_dialogflow_cx_agent" "helpdesk" {
  display_name          = "helpdesk"
  location              = "europe-west1"
  default_language_code = "fr"
  time_zone             = "Europe/Paris"
}

# Which flags are set, only the variable tells.
# expect: unknown
resource "google_sql_database_instance" "given" {
  name             = "given"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    dynamic "database_flags" {
      for_each = var.flags

      content {
        name  = database_flags.key
        value = database_flags.value
      }
    }
  }
}

variable "flags" {
  type = map(string)
}
