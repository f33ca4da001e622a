policytest {
  targets = ["google.policy.hcl"]
}

# -- who may call ------------------------------------------------------------------------------------------------------------

resource "google_cloud_run_v2_service_iam_member" "group" {
  attrs = { name = "portal", role = "roles/run.invoker", member = "group:laboratory@example.org" }
}

resource "google_cloud_run_v2_service_iam_member" "everyone" {
  attrs          = { name = "portal", role = "roles/run.invoker", member = "allUsers" }
  expect_failure = true
}

resource "google_cloud_run_service_iam_member" "everybody_with_an_account" {
  attrs          = { service = "portal", role = "roles/run.invoker", member = "allAuthenticatedUsers" }
  expect_failure = true
}

resource "google_iap_web_backend_service_iam_member" "everybody_with_an_account" {
  attrs          = { web_backend_service = "portal", role = "roles/iap.httpsResourceAccessor", member = "allAuthenticatedUsers" }
  expect_failure = true
}

# HCL_PUB_004 judges what is no entry point.
resource "google_pubsub_topic_iam_member" "elsewhere" {
  attrs = { topic = "results", role = "roles/pubsub.publisher", member = "allUsers" }
}

resource "google_cloudfunctions2_function_iam_binding" "group" {
  attrs = { cloud_function = "import", role = "roles/cloudfunctions.invoker", members = ["group:laboratory@example.org"] }
}

resource "google_cloudfunctions_function_iam_binding" "everyone" {
  attrs          = { cloud_function = "import", role = "roles/cloudfunctions.invoker", members = ["group:l@example.org", "allUsers"] }
  expect_failure = true
}

resource "google_iap_tunnel_instance_iam_binding" "everybody_with_an_account" {
  attrs          = { instance = "bastion", role = "roles/iap.tunnelResourceAccessor", members = ["allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_cloud_run_service_iam_policy" "group" {
  attrs = { service = "portal", policy_data = "{\"bindings\":[{\"role\":\"roles/run.invoker\",\"members\":[\"group:l@example.org\"]}]}" }
}

resource "google_cloud_run_v2_service_iam_policy" "everyone" {
  attrs          = { name = "portal", policy_data = "{\"bindings\":[{\"role\":\"roles/run.invoker\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

# -- services that the internet does not reach -------------------------------------------------------------------------------

resource "google_cloud_run_v2_service" "inside" {
  attrs = { name = "inside", ingress = "INGRESS_TRAFFIC_INTERNAL_ONLY", invoker_iam_disabled = true }
}

resource "google_cloud_run_v2_service_iam_member" "inside" {
  attrs = { name = "inside", role = "roles/run.invoker", member = "allUsers" }
}

resource "google_cloud_run_service" "behind_load_balancer" {
  attrs = { name = "behind", metadata = [{ annotations = { "run.googleapis.com/ingress" = "internal-and-cloud-load-balancing" } }] }
}

resource "google_cloud_run_service_iam_binding" "behind_load_balancer" {
  attrs = { service = "behind", role = "roles/run.invoker", members = ["allUsers"] }
}

resource "google_cloudfunctions_function" "inside" {
  attrs = { name = "nightly", ingress_settings = "ALLOW_INTERNAL_ONLY" }
}

resource "google_cloudfunctions_function_iam_member" "inside" {
  attrs = { cloud_function = "nightly", role = "roles/cloudfunctions.invoker", member = "allUsers" }
}

resource "google_cloudfunctions2_function" "inside" {
  attrs = { name = "hourly", service_config = [{ ingress_settings = "ALLOW_INTERNAL_AND_GCLB" }] }
}

# A function of this generation is a service of Cloud Run with the same name.
resource "google_cloud_run_service_iam_member" "of_function" {
  attrs = { service = "hourly", role = "roles/run.invoker", member = "allUsers" }
}

# -- checks that are switched off --------------------------------------------------------------------------------------------

resource "google_cloud_run_v2_service" "checked" {
  attrs = { name = "portal" }
}

resource "google_cloud_run_v2_service" "unchecked" {
  attrs          = { name = "open", invoker_iam_disabled = true }
  expect_failure = true
}

resource "google_cloud_run_v2_service" "login_instead" {
  attrs = { name = "with-login", invoker_iam_disabled = true, iap_enabled = true }
}

resource "google_identity_platform_config" "named" {
  attrs = { sign_in = [{ anonymous = [{ enabled = false }] }] }
}

resource "google_identity_platform_config" "unstated" {
  attrs = { sign_in = [{ email = [{ enabled = true }] }] }
}

resource "google_identity_platform_project_default_config" "anonymous" {
  attrs          = { sign_in = [{ anonymous = [{ enabled = "true" }] }] }
  expect_failure = true
}

# -- descriptions of interfaces ----------------------------------------------------------------------------------------------

resource "google_endpoints_service" "as_a_whole" {
  attrs = {
    service_name   = "results"
    openapi_config = "swagger: '2.0'\nsecurity: [{sign_in: []}]\npaths:\n  /results:\n    get: {operationId: list}\n"
  }
}

resource "google_endpoints_service" "each" {
  attrs = {
    service_name   = "orders"
    openapi_config = "swagger: '2.0'\npaths:\n  /orders:\n    parameters: []\n    get: {security: [{sign_in: []}]}\n  /health:\n    get: {}\n"
  }
}

resource "google_endpoints_service" "one_without" {
  attrs = {
    service_name   = "visits"
    openapi_config = "swagger: '2.0'\nsecurity: [{sign_in: []}]\npaths:\n  /visits:\n    get: {operationId: list}\n    post: {security: []}\n"
  }
  expect_failure = true
}

resource "google_endpoints_service" "grpc" {
  attrs = { service_name = "stream", grpc_config = "type: google.api.Service" }
}

# As base64: the description of /results, with a requirement for the whole interface and without any.
resource "google_api_gateway_api_config" "as_a_whole" {
  attrs = { api = "results", openapi_documents = [{ document = [{ path = "results.yaml", contents = "c3dhZ2dlcjogJzIuMCcKc2VjdXJpdHk6IFt7a2V5OiBbXX1dCnBhdGhzOgogIC9yZXN1bHRzOgogICAgZ2V0OiB7b3BlcmF0aW9uSWQ6IGxpc3R9Cg==" }] }] }
}

resource "google_api_gateway_api_config" "nobody_is_asked" {
  attrs          = { api = "results", openapi_documents = [{ document = [{ path = "results.yaml", contents = "c3dhZ2dlcjogJzIuMCcKcGF0aHM6CiAgL3Jlc3VsdHM6CiAgICBnZXQ6IHtvcGVyYXRpb25JZDogbGlzdH0K" }] }] }
  expect_failure = true
}

# -- caches ------------------------------------------------------------------------------------------------------------------

resource "google_redis_instance" "password" {
  attrs = { name = "sessions", auth_enabled = true }
}

resource "google_redis_instance" "no_password" {
  attrs          = { name = "open" }
  expect_failure = true
}

resource "google_redis_cluster" "iam" {
  attrs = { name = "sessions", authorization_mode = "AUTH_MODE_IAM_AUTH" }
}

resource "google_redis_cluster" "nobody_is_asked" {
  attrs          = { name = "open", authorization_mode = "AUTH_MODE_DISABLED" }
  expect_failure = true
}

resource "google_memorystore_instance" "iam" {
  attrs = { instance_id = "sessions", authorization_mode = "IAM_AUTH" }
}

resource "google_memorystore_instance" "unstated" {
  attrs          = { instance_id = "open" }
  expect_failure = true
}
