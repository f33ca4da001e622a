policytest {
  targets = ["google.policy.hcl"]
}

# -- one member --------------------------------------------------------------------------------------------------------------

resource "google_pubsub_topic_iam_member" "service" {
  attrs = { topic = "results", role = "roles/pubsub.publisher", member = "serviceAccount:import@labora-prod.iam.gserviceaccount.com" }
}

resource "google_pubsub_topic_iam_member" "everyone" {
  attrs          = { topic = "results", role = "roles/pubsub.publisher", member = "allUsers" }
  expect_failure = true
}

resource "google_organization_iam_member" "everybody_with_an_account" {
  attrs          = { org_id = "1", role = "roles/browser", member = "allAuthenticatedUsers" }
  expect_failure = true
}

# A type that nobody listed.
resource "google_cloud_tasks_queue_iam_member" "everyone" {
  attrs = {
    name      = "import"
    role      = "roles/cloudtasks.enqueuer"
    member    = "allUsers"
    condition = [{ title = "until", expression = "request.time < timestamp(\"2030-01-01T00:00:00Z\")" }]
  }
  expect_failure = true
}

# Others judge these.
resource "google_storage_bucket_iam_member" "elsewhere" {
  attrs = { bucket = "exchange", role = "roles/storage.objectViewer", member = "allUsers" }
}

resource "google_cloud_run_v2_service_iam_member" "elsewhere" {
  attrs = { name = "portal", role = "roles/run.invoker", member = "allUsers" }
}

# -- members -----------------------------------------------------------------------------------------------------------------

resource "google_secret_manager_secret_iam_binding" "group" {
  attrs = { secret_id = "token", role = "roles/secretmanager.secretAccessor", members = ["group:laboratory@example.org", "domain:example.org"] }
}

resource "google_secret_manager_secret_iam_binding" "everyone" {
  attrs = {
    secret_id = "token"
    role      = "roles/secretmanager.secretAccessor"
    members   = ["group:laboratory@example.org", "allAuthenticatedUsers"]
  }
  expect_failure = true
}

# -- whole policies ----------------------------------------------------------------------------------------------------------

resource "google_kms_key_ring_iam_policy" "group" {
  attrs = { key_ring_id = "records", policy_data = "{\"bindings\":[{\"role\":\"roles/owner\",\"members\":[\"group:laboratory@example.org\"]}]}" }
}

resource "google_project_iam_policy" "everyone" {
  attrs = {
    project     = "labora-prod"
    policy_data = "{\"bindings\":[{\"role\":\"roles/owner\",\"members\":[\"group:l@example.org\"]},{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}"
  }
  expect_failure = true
}

# -- keys --------------------------------------------------------------------------------------------------------------------

resource "google_kms_crypto_key" "records" {
  attrs = { id = "projects/labora-prod/locations/europe-west9/keyRings/records/cryptoKeys/records", name = "records" }
}

resource "google_kms_crypto_key_iam_binding" "records" {
  attrs = {
    crypto_key_id = "projects/labora-prod/locations/europe-west9/keyRings/records/cryptoKeys/records"
    role          = "roles/cloudkms.viewer"
    members       = ["group:laboratory@example.org"]
  }
}

resource "google_kms_crypto_key" "open" {
  attrs          = { id = "projects/labora-prod/locations/europe-west9/keyRings/records/cryptoKeys/open", name = "open" }
  expect_failure = true
}

resource "google_kms_crypto_key_iam_member" "open" {
  attrs = {
    crypto_key_id = "projects/labora-prod/locations/europe-west9/keyRings/records/cryptoKeys/open"
    role          = "roles/cloudkms.cryptoKeyDecrypter"
    member        = "allUsers"
  }
  expect_failure = true
}

resource "google_kms_key_ring" "records" {
  attrs = { id = "projects/labora-prod/locations/europe-west9/keyRings/records", name = "ring-of-records" }
}

resource "google_kms_key_ring" "open" {
  attrs          = { id = "projects/labora-prod/locations/europe-west9/keyRings/open", name = "ring-open" }
  expect_failure = true
}

resource "google_kms_key_ring_iam_binding" "open" {
  attrs = {
    key_ring_id = "projects/labora-prod/locations/europe-west9/keyRings/open"
    role        = "roles/cloudkms.cryptoKeyDecrypter"
    members     = ["allUsers"]
  }
  expect_failure = true
}

# -- identities from elsewhere -----------------------------------------------------------------------------------------------

resource "google_iam_workload_identity_pool_provider" "own_repositories" {
  attrs = {
    workload_identity_pool_provider_id = "github"
    attribute_condition                = "assertion.repository_owner_id == '1234567'"
    oidc                               = [{ issuer_uri = "https://token.actions.githubusercontent.com" }]
  }
}

resource "google_iam_workload_identity_pool_provider" "any_repository" {
  attrs = {
    workload_identity_pool_provider_id = "github"
    oidc                               = [{ issuer_uri = "https://token.actions.githubusercontent.com" }]
  }
  expect_failure = true
}

resource "google_iam_workload_identity_pool_provider" "condition_that_tests_nothing" {
  attrs = {
    workload_identity_pool_provider_id = "gitlab"
    attribute_condition                = "true"
    oidc                               = [{ issuer_uri = "https://gitlab.com/" }]
  }
  expect_failure = true
}

resource "google_iam_workload_identity_pool_provider" "own_issuer" {
  attrs = {
    workload_identity_pool_provider_id = "hospital"
    oidc                               = [{ issuer_uri = "https://gitlab.example.org" }]
  }
}

resource "google_iam_workload_identity_pool_provider" "account_of_aws" {
  attrs = { workload_identity_pool_provider_id = "aws", aws = [{ account_id = "111122223333" }] }
}
