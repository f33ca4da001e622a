resource "google_service_account" "import" {
  account_id = "import"
}

# expect: fail
resource "google_service_account_key" "import" {
  service_account_id = google_service_account.import.name
}

# expect: fail
resource "google_storage_hmac_key" "import" {
  service_account_email = google_service_account.import.email
}

# expect: fail
resource "google_project_iam_member" "default_account" {
  project = "labora-staging"
  role    = "roles/editor"
  member  = "serviceAccount:1234567890-compute@developer.gserviceaccount.com"
}

# expect: pass
resource "google_project_iam_member" "import" {
  project = "labora-staging"
  role    = "roles/storage.objectViewer"
  member  = "serviceAccount:${google_service_account.import.email}"
}

# expect: fail
resource "google_project_iam_member" "support" {
  project = "labora-staging"
  role    = "roles/viewer"
  member  = "user:support@labora.example"
}

# expect: fail
resource "google_project_iam_binding" "developers" {
  project = "labora-staging"
  role    = "roles/iam.serviceAccountTokenCreator"
  members = ["group:developers@labora.example"]
}

# expect: fail
resource "google_service_account_iam_binding" "import" {
  service_account_id = google_service_account.import.name
  role               = "roles/iam.serviceAccountUser"
  members            = ["user:jeanne.morel@labora.example", "user:karim.haddad@labora.example"]
}

# expect: fail
resource "google_sql_database_instance" "results" {
  name             = "results"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"
  }
}

# expect: fail
resource "google_sql_user" "labadmin" {
  name     = "labadmin"
  instance = google_sql_database_instance.results.name
  password = "not-a-secret"
}

# expect: fail
resource "google_alloydb_user" "search" {
  cluster   = "search"
  user_id   = "search"
  user_type = "ALLOYDB_BUILT_IN"
}

# expect: fail
resource "google_redis_instance" "sessions" {
  name           = "sessions"
  memory_size_gb = 1
}

# expect: fail
resource "google_container_cluster" "legacy" {
  name               = "legacy"
  enable_legacy_abac = true

  master_auth {
    client_certificate_config {
      issue_client_certificate = true
    }
  }
}

# Accounts of services of Google, one by its resource and one by its name.
# expect: pass
resource "google_project_iam_member" "proxy" {
  project = "labora-staging"
  role    = "roles/run.invoker"
  member  = "serviceAccount:${google_project_service_identity.iap.email}"
}

resource "google_project_service_identity" "iap" {
  service = "iap.googleapis.com"
}

# expect: pass
resource "google_project_iam_member" "builds" {
  project = "labora-staging"
  role    = "roles/logging.logWriter"
  member  = "serviceAccount:${data.google_project.staging.number}@cloudbuild.gserviceaccount.com"
}

data "google_project" "staging" {
  project_id = "labora-staging"
}

resource "google_service_account" "pipeline" {
  account_id = "pipeline"
}

# A program acts as another one.
# expect: pass
resource "google_service_account_iam_member" "pipeline" {
  service_account_id = google_service_account.pipeline.name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = google_service_account.import.member
}

# expect: fail
resource "google_project_iam_binding" "readers" {
  project = "labora-staging"
  role    = "roles/storage.objectViewer"
  members = ["serviceAccount:1234567890-compute@developer.gserviceaccount.com", "user:support@labora.example"]
}

data "google_iam_policy" "staging" {
  binding {
    role    = "roles/viewer"
    members = ["serviceAccount:labora-staging@appspot.gserviceaccount.com", "user:support@labora.example"]
  }
}

# expect: fail
resource "google_project_iam_policy" "staging" {
  project     = "labora-staging"
  policy_data = data.google_iam_policy.staging.policy_data
}

# Two people, each with a grant of their own.
# expect: fail
resource "google_service_account_iam_member" "jeanne" {
  service_account_id = google_service_account.pipeline.name
  role               = "roles/iam.serviceAccountUser"
  member             = "user:jeanne.morel@labora.example"
}

# expect: fail
resource "google_service_account_iam_member" "karim" {
  service_account_id = google_service_account.pipeline.name
  role               = "roles/iam.serviceAccountUser"
  member             = "user:karim.haddad@labora.example"
}
