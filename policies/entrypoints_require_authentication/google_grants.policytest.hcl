policytest {
  targets = ["google.policy.hcl"]
}

# Every type of entry point, and every form of grant on it.

resource "google_cloud_run_service_iam_member" "everyone" {
  attrs          = { service = "portal", role = "roles/run.invoker", member = "allUsers" }
  expect_failure = true
}

resource "google_cloud_run_service_iam_binding" "everyone" {
  attrs          = { service = "portal", role = "roles/run.invoker", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_cloud_run_service_iam_policy" "everyone" {
  attrs          = { service = "portal", role = "roles/run.invoker", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_cloud_run_v2_service_iam_member" "everyone" {
  attrs          = { name = "portal", role = "roles/run.invoker", member = "allUsers" }
  expect_failure = true
}

resource "google_cloud_run_v2_service_iam_binding" "everyone" {
  attrs          = { name = "portal", role = "roles/run.invoker", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_cloud_run_v2_service_iam_policy" "everyone" {
  attrs          = { name = "portal", role = "roles/run.invoker", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_cloud_run_v2_job_iam_member" "everyone" {
  attrs          = { name = "import", role = "roles/run.invoker", member = "allUsers" }
  expect_failure = true
}

resource "google_cloud_run_v2_job_iam_binding" "everyone" {
  attrs          = { name = "import", role = "roles/run.invoker", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_cloud_run_v2_job_iam_policy" "everyone" {
  attrs          = { name = "import", role = "roles/run.invoker", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_cloudfunctions_function_iam_member" "everyone" {
  attrs          = { cloud_function = "import", role = "roles/cloudfunctions.invoker", member = "allUsers" }
  expect_failure = true
}

resource "google_cloudfunctions_function_iam_binding" "everyone" {
  attrs          = { cloud_function = "import", role = "roles/cloudfunctions.invoker", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_cloudfunctions_function_iam_policy" "everyone" {
  attrs          = { cloud_function = "import", role = "roles/cloudfunctions.invoker", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_cloudfunctions2_function_iam_member" "everyone" {
  attrs          = { cloud_function = "import", role = "roles/cloudfunctions.invoker", member = "allUsers" }
  expect_failure = true
}

resource "google_cloudfunctions2_function_iam_binding" "everyone" {
  attrs          = { cloud_function = "import", role = "roles/cloudfunctions.invoker", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_cloudfunctions2_function_iam_policy" "everyone" {
  attrs          = { cloud_function = "import", role = "roles/cloudfunctions.invoker", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_iap_web_iam_member" "everyone" {
  attrs          = { role = "roles/iap.httpsResourceAccessor", member = "allUsers" }
  expect_failure = true
}

resource "google_iap_web_iam_binding" "everyone" {
  attrs          = { role = "roles/iap.httpsResourceAccessor", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_iap_web_iam_policy" "everyone" {
  attrs          = { role = "roles/iap.httpsResourceAccessor", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_iap_web_backend_service_iam_member" "everyone" {
  attrs          = { web_backend_service = "portal", role = "roles/iap.httpsResourceAccessor", member = "allUsers" }
  expect_failure = true
}

resource "google_iap_web_backend_service_iam_binding" "everyone" {
  attrs          = { web_backend_service = "portal", role = "roles/iap.httpsResourceAccessor", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_iap_web_backend_service_iam_policy" "everyone" {
  attrs          = { web_backend_service = "portal", role = "roles/iap.httpsResourceAccessor", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_iap_web_region_backend_service_iam_member" "everyone" {
  attrs          = { web_region_backend_service = "portal", role = "roles/iap.httpsResourceAccessor", member = "allUsers" }
  expect_failure = true
}

resource "google_iap_web_region_backend_service_iam_binding" "everyone" {
  attrs          = { web_region_backend_service = "portal", role = "roles/iap.httpsResourceAccessor", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_iap_web_region_backend_service_iam_policy" "everyone" {
  attrs          = { web_region_backend_service = "portal", role = "roles/iap.httpsResourceAccessor", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_iap_web_type_app_engine_iam_member" "everyone" {
  attrs          = { app_id = "labora-prod", role = "roles/iap.httpsResourceAccessor", member = "allUsers" }
  expect_failure = true
}

resource "google_iap_web_type_app_engine_iam_binding" "everyone" {
  attrs          = { app_id = "labora-prod", role = "roles/iap.httpsResourceAccessor", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_iap_web_type_app_engine_iam_policy" "everyone" {
  attrs          = { app_id = "labora-prod", role = "roles/iap.httpsResourceAccessor", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_iap_web_type_compute_iam_member" "everyone" {
  attrs          = { role = "roles/iap.httpsResourceAccessor", member = "allUsers" }
  expect_failure = true
}

resource "google_iap_web_type_compute_iam_binding" "everyone" {
  attrs          = { role = "roles/iap.httpsResourceAccessor", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_iap_web_type_compute_iam_policy" "everyone" {
  attrs          = { role = "roles/iap.httpsResourceAccessor", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_iap_app_engine_service_iam_member" "everyone" {
  attrs          = { app_id = "labora-prod", service = "default", role = "roles/iap.httpsResourceAccessor", member = "allUsers" }
  expect_failure = true
}

resource "google_iap_app_engine_service_iam_binding" "everyone" {
  attrs          = { app_id = "labora-prod", service = "default", role = "roles/iap.httpsResourceAccessor", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_iap_app_engine_service_iam_policy" "everyone" {
  attrs          = { app_id = "labora-prod", service = "default", role = "roles/iap.httpsResourceAccessor", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_iap_app_engine_version_iam_member" "everyone" {
  attrs          = { app_id = "labora-prod", service = "default", version_id = "v1", role = "roles/iap.httpsResourceAccessor", member = "allUsers" }
  expect_failure = true
}

resource "google_iap_app_engine_version_iam_binding" "everyone" {
  attrs          = { app_id = "labora-prod", service = "default", version_id = "v1", role = "roles/iap.httpsResourceAccessor", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_iap_app_engine_version_iam_policy" "everyone" {
  attrs          = { app_id = "labora-prod", service = "default", version_id = "v1", role = "roles/iap.httpsResourceAccessor", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_iap_tunnel_iam_member" "everyone" {
  attrs          = { role = "roles/iap.tunnelResourceAccessor", member = "allUsers" }
  expect_failure = true
}

resource "google_iap_tunnel_iam_binding" "everyone" {
  attrs          = { role = "roles/iap.tunnelResourceAccessor", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_iap_tunnel_iam_policy" "everyone" {
  attrs          = { role = "roles/iap.tunnelResourceAccessor", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_iap_tunnel_instance_iam_member" "everyone" {
  attrs          = { instance = "bastion", role = "roles/iap.tunnelResourceAccessor", member = "allUsers" }
  expect_failure = true
}

resource "google_iap_tunnel_instance_iam_binding" "everyone" {
  attrs          = { instance = "bastion", role = "roles/iap.tunnelResourceAccessor", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_iap_tunnel_instance_iam_policy" "everyone" {
  attrs          = { instance = "bastion", role = "roles/iap.tunnelResourceAccessor", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}
