policytest {
  targets = ["google.policy.hcl"]
}

# -- keys --------------------------------------------------------------------------------------------------------------------

resource "google_service_account_key" "import" {
  expect_failure = true
  attrs = {
    service_account_id = "import"
  }
}

resource "google_storage_hmac_key" "import" {
  expect_failure = true
  attrs = {
    service_account_email = "import@labora-staging.iam.gserviceaccount.com"
    state                 = "ACTIVE"
  }
}

resource "google_storage_hmac_key" "withdrawn" {
  attrs = {
    service_account_email = "import@labora-staging.iam.gserviceaccount.com"
    state                 = "INACTIVE"
  }
}

# -- grants ------------------------------------------------------------------------------------------------------------------

resource "google_project_iam_member" "person" {
  attrs = {
    project = "labora-staging"
    role    = "roles/storage.objectViewer"
    member  = "user:jeanne.morel@labora.example"
  }
}

resource "google_project_iam_member" "default_account" {
  expect_failure = true
  attrs = {
    project = "labora-staging"
    role    = "roles/editor"
    member  = "serviceAccount:1234567890-compute@developer.gserviceaccount.com"
  }
}

resource "google_folder_iam_binding" "default_account" {
  expect_failure = true
  attrs = {
    folder  = "folders/1"
    role    = "roles/viewer"
    members = ["user:jeanne.morel@labora.example", "serviceAccount:labora@appspot.gserviceaccount.com"]
  }
}

resource "google_project_iam_binding" "own_account" {
  attrs = {
    project = "labora-staging"
    role    = "roles/viewer"
    members = ["serviceAccount:import@labora-staging.iam.gserviceaccount.com", "group:migration@labora.example"]
  }
}

resource "google_organization_iam_member" "generic" {
  expect_failure = true
  attrs = {
    org_id = "123456789"
    role   = "roles/viewer"
    member = "user:support@labora.example"
  }
}

resource "google_project_iam_member" "generic_with_a_place" {
  expect_failure = true
  attrs = {
    project = "labora-staging"
    role    = "roles/viewer"
    member  = "user:nord-support@labora.example"
  }
}

resource "google_project_iam_member" "private" {
  expect_failure = true
  attrs = {
    project = "labora-staging"
    role    = "roles/viewer"
    member  = "user:jeanne.morel@gmail.com"
  }
}

# A name that only contains one of the words.
resource "google_project_iam_member" "person_called_devos" {
  attrs = {
    project = "labora-staging"
    role    = "roles/viewer"
    member  = "user:devos@labora.example"
  }
}

# A policy says it for everybody at once.
resource "google_project_iam_policy" "with_a_default_account" {
  expect_failure = true
  attrs = {
    project     = "labora-staging"
    policy_data = core::jsonencode({ bindings = [{ role = "roles/editor", members = ["serviceAccount:1234567890-compute@developer.gserviceaccount.com"] }] })
  }
}

resource "google_folder_iam_policy" "with_a_shared_login" {
  expect_failure = true
  attrs = {
    folder      = "folders/1"
    policy_data = core::jsonencode({ bindings = [{ role = "roles/viewer", members = ["user:jeanne.morel@labora.example", "user:team@labora.example"] }] })
  }
}

resource "google_project_iam_policy" "of_people" {
  attrs = {
    project     = "labora-staging"
    policy_data = core::jsonencode({ bindings = [{ role = "roles/viewer", members = ["user:jeanne.morel@labora.example"] }] })
  }
}

# -- acting as somebody else -----------------------------------------------------------------------------------------------------

resource "google_project_iam_member" "acts_as_everybody" {
  expect_failure = true
  attrs = {
    project = "labora-staging"
    role    = "roles/iam.serviceAccountTokenCreator"
    member  = "group:developers@labora.example"
  }
}

resource "google_project_iam_member" "program_acts_as_others" {
  attrs = {
    project = "labora-staging"
    role    = "roles/iam.serviceAccountUser"
    member  = "serviceAccount:pipeline@labora-tools.iam.gserviceaccount.com"
  }
}

resource "google_service_account_iam_binding" "several" {
  expect_failure = true
  attrs = {
    service_account_id = "projects/labora/serviceAccounts/import"
    role               = "roles/iam.serviceAccountTokenCreator"
    members            = ["user:jeanne.morel@labora.example", "user:karim.haddad@labora.example"]
  }
}

resource "google_service_account_iam_member" "first_of_two" {
  expect_failure = true
  attrs = {
    service_account_id = "projects/labora/serviceAccounts/portal"
    role               = "roles/iam.serviceAccountUser"
    member             = "user:jeanne.morel@labora.example"
  }
}

resource "google_service_account_iam_member" "second_of_two" {
  expect_failure = true
  attrs = {
    service_account_id = "projects/labora/serviceAccounts/portal"
    role               = "roles/iam.serviceAccountTokenCreator"
    member             = "user:karim.haddad@labora.example"
  }
}

resource "google_service_account_iam_member" "program_beside_them" {
  attrs = {
    service_account_id = "projects/labora/serviceAccounts/portal"
    role               = "roles/iam.serviceAccountTokenCreator"
    member             = "serviceAccount:pipeline@labora-tools.iam.gserviceaccount.com"
  }
}

resource "google_service_account_iam_member" "one_person" {
  attrs = {
    service_account_id = "projects/labora/serviceAccounts/reports"
    role               = "roles/iam.serviceAccountUser"
    member             = "user:jeanne.morel@labora.example"
  }
}

# -- databases ---------------------------------------------------------------------------------------------------------------

resource "google_sql_database_instance" "results" {
  attrs = {
    name             = "results"
    database_version = "POSTGRES_16"
    settings         = [{ database_flags = [{ name = "cloudsql.iam_authentication", value = "on" }] }]
  }
}

resource "google_sql_database_instance" "orders" {
  expect_failure = true
  attrs = {
    name             = "orders"
    database_version = "MYSQL_8_0"
    settings         = [{ database_flags = [{ name = "cloudsql_iam_authentication", value = "off" }] }]
  }
}

resource "google_sql_database_instance" "invoices" {
  attrs = {
    name             = "invoices"
    database_version = "SQLSERVER_2022_STANDARD"
  }
}

resource "google_sql_user" "with_password" {
  expect_failure = true
  attrs = {
    name     = "labadmin"
    instance = google_sql_database_instance.results.name
    password = "correct-horse"
  }
}

resource "google_sql_user" "built_in" {
  expect_failure = true
  attrs = {
    name     = "portal"
    instance = google_sql_database_instance.results.name
    type     = "BUILT_IN"
  }
}

resource "google_sql_user" "of_iam" {
  attrs = {
    name     = "jeanne.morel@labora.example"
    instance = google_sql_database_instance.results.name
    type     = "CLOUD_IAM_USER"
  }
}

resource "google_sql_user" "of_sql_server" {
  attrs = {
    name     = "invoices"
    instance = google_sql_database_instance.invoices.name
    password = "correct-horse"
  }
}

resource "google_alloydb_user" "with_password" {
  expect_failure = true
  attrs = {
    user_id   = "search"
    user_type = "ALLOYDB_BUILT_IN"
  }
}

resource "google_alloydb_user" "of_iam" {
  attrs = {
    user_id   = "jeanne.morel@labora.example"
    user_type = "ALLOYDB_IAM_USER"
  }
}

resource "google_redis_instance" "open" {
  expect_failure = true
  attrs = {
    name = "sessions"
  }
}

resource "google_redis_instance" "with_auth" {
  attrs = {
    name         = "sessions"
    auth_enabled = "true"
  }
}

# -- clusters ----------------------------------------------------------------------------------------------------------------

resource "google_container_cluster" "default" {
  attrs = {
    name = "default"
  }
}

resource "google_container_cluster" "certificate" {
  expect_failure = true
  attrs = {
    name        = "certificate"
    master_auth = [{ client_certificate_config = [{ issue_client_certificate = true }] }]
  }
}

resource "google_container_cluster" "password" {
  expect_failure = true
  attrs = {
    name        = "password"
    master_auth = [{ username = "admin", password = "correct-horse" }]
  }
}

resource "google_container_cluster" "legacy" {
  expect_failure = true
  attrs = {
    name               = "legacy"
    enable_legacy_abac = true
  }
}
