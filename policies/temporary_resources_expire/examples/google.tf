provider "google" {
  project = "labora-staging"

  default_labels = {
    environment = "staging"
  }
}

provider "google" {
  alias   = "for_a_quarter"
  project = "labora-staging"

  default_labels = {
    environment = "staging"
    ttl         = "90d"
  }
}

# expect: fail
resource "google_storage_bucket" "deliveries" {
  name     = "labora-staging-deliveries"
  location = "EUROPE-WEST9"
}

# Its provider says it for everything.
# expect: pass
resource "google_storage_bucket" "for_a_quarter" {
  provider = google.for_a_quarter
  name     = "labora-staging-quarter"
  location = "EUROPE-WEST9"
}

# The day has passed.
# expect: fail
resource "google_compute_instance" "import" {
  name         = "import"
  machine_type = "e2-standard-4"

  labels = {
    expires-at = "2024-12-31"
  }
}

# expect: fail
resource "google_sql_database_instance" "results" {
  name             = "results"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    user_labels = {
      environment = "staging"
    }
  }
}

# expect: fail
resource "google_container_cluster" "import" {
  name     = "import"
  location = "europe-west9"

  resource_labels = {
    environment = "staging"
  }
}

# The day has passed.
# expect: fail
resource "google_container_cluster" "former_import" {
  name     = "former-import"
  location = "europe-west9"

  resource_labels = {
    environment = "staging"
    expires-at  = "2024-12-31"
  }
}
