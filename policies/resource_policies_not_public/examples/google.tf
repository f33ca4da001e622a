resource "google_service_account" "import" {
  account_id = "import"
}

# expect: pass
resource "google_pubsub_topic_iam_member" "import" {
  topic  = "results"
  role   = "roles/pubsub.publisher"
  member = google_service_account.import.member
}

# expect: fail
resource "google_pubsub_topic_iam_member" "everyone" {
  topic  = "results"
  role   = "roles/pubsub.publisher"
  member = "allUsers"
}

variable "grantee" {
  type = string
}

# expect: unknown
resource "google_pubsub_subscription_iam_member" "reader" {
  subscription = "results"
  role         = "roles/pubsub.subscriber"
  member       = var.grantee
}

# expect: fail
resource "google_secret_manager_secret_iam_binding" "token" {
  secret_id = "token"
  role      = "roles/secretmanager.secretAccessor"
  members   = ["group:laboratory@example.org", "allAuthenticatedUsers"]
}

# One member for each of a list.
# expect: fail
resource "google_project_iam_member" "readers" {
  for_each = toset(["group:laboratory@example.org", "allUsers"])

  project = "labora-prod"
  role    = "roles/viewer"
  member  = each.value
}

data "google_iam_policy" "open" {
  binding {
    role    = "roles/bigtable.user"
    members = [google_service_account.import.member, "allUsers"]
  }
}

# expect: fail
resource "google_bigtable_instance_iam_policy" "measurements" {
  instance    = "measurements"
  policy_data = data.google_iam_policy.open.policy_data
}

# expect: pass
resource "google_spanner_database_iam_policy" "orders" {
  instance = "orders"
  database = "orders"
  policy_data = jsonencode({
    bindings = [{ role = "roles/spanner.databaseUser", members = [google_service_account.import.member] }]
  })
}

# expect: fail
resource "google_bigquery_dataset_iam_policy" "figures" {
  dataset_id  = "figures"
  policy_data = data.google_iam_policy.open.policy_data
}

# expect: fail
resource "google_cloud_tasks_queue_iam_policy" "letters" {
  name        = "letters"
  policy_data = data.google_iam_policy.open.policy_data
}

# expect: fail
resource "google_kms_crypto_key_iam_policy" "records" {
  crypto_key_id = "labora-prod/europe-west9/records/records"
  policy_data   = data.google_iam_policy.open.policy_data
}

# expect: fail
resource "google_pubsub_subscription_iam_policy" "orders" {
  subscription = "orders"
  policy_data  = data.google_iam_policy.open.policy_data
}

# expect: fail
resource "google_pubsub_topic_iam_policy" "orders" {
  topic       = "orders"
  policy_data = data.google_iam_policy.open.policy_data
}

# expect: fail
resource "google_secret_manager_secret_iam_policy" "source" {
  secret_id   = "source"
  policy_data = data.google_iam_policy.open.policy_data
}

# expect: fail
resource "google_service_account_iam_policy" "pipeline" {
  service_account_id = "projects/labora-prod/serviceAccounts/pipeline@labora-prod.iam.gserviceaccount.com"
  policy_data        = data.google_iam_policy.open.policy_data
}

# expect: fail
resource "google_spanner_database_iam_policy" "consents" {
  instance    = "consents"
  database    = "consents"
  policy_data = data.google_iam_policy.open.policy_data
}

# expect: fail
resource "google_project_iam_policy" "staging" {
  project     = "labora-staging"
  policy_data = data.google_iam_policy.open.policy_data
}

# -- keys --------------------------------------------------------------------------------------------------------------------

# expect: fail
resource "google_kms_key_ring" "records" {
  name     = "records"
  location = "europe-west9"
}

# expect: fail
resource "google_kms_key_ring_iam_member" "records" {
  key_ring_id = google_kms_key_ring.records.id
  role        = "roles/cloudkms.viewer"
  member      = "allAuthenticatedUsers"
}

# expect: fail
resource "google_kms_crypto_key" "records" {
  name     = "records"
  key_ring = google_kms_key_ring.records.id
}

# expect: fail
resource "google_kms_crypto_key_iam_member" "records" {
  crypto_key_id = google_kms_crypto_key.records.id
  role          = "roles/cloudkms.cryptoKeyDecrypter"
  member        = "allUsers"
}

# Another key of the ring: nobody was let in to it by name.
# expect: pass
resource "google_kms_crypto_key" "archive" {
  name     = "archive"
  key_ring = google_kms_key_ring.records.id
}

# -- identities from elsewhere -----------------------------------------------------------------------------------------------

# expect: fail
resource "google_iam_workload_identity_pool_provider" "github" {
  workload_identity_pool_id          = "pipelines"
  workload_identity_pool_provider_id = "github"
  attribute_mapping                  = { "google.subject" = "assertion.sub" }

  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}
