terraform {
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 7.0"
    }
  }
}

# This version no longer knows the argument, and ssl_mode is not written.
# expect: fail
resource "google_sql_database_instance" "records" {
  name             = "records"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-8192"

    ip_configuration {
      require_ssl = true
    }
  }
}
