policytest {
  targets = ["google.policy.hcl"]
}

# Every kind of copy, and every form of grant on it.

resource "google_compute_image_iam_member" "everyone" {
  attrs          = { image = "base", role = "roles/compute.imageUser", member = "allUsers" }
  expect_failure = true
}

resource "google_compute_image_iam_binding" "everyone" {
  attrs          = { image = "base", role = "roles/compute.imageUser", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_compute_image_iam_policy" "everyone" {
  attrs          = { image = "base", role = "roles/compute.imageUser", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_compute_snapshot_iam_member" "everyone" {
  attrs          = { name = "records", role = "roles/compute.storageAdmin", member = "allUsers" }
  expect_failure = true
}

resource "google_compute_snapshot_iam_binding" "everyone" {
  attrs          = { name = "records", role = "roles/compute.storageAdmin", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_compute_snapshot_iam_policy" "everyone" {
  attrs          = { name = "records", role = "roles/compute.storageAdmin", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_compute_region_snapshot_iam_member" "everyone" {
  attrs          = { name = "records", role = "roles/compute.storageAdmin", member = "allUsers" }
  expect_failure = true
}

resource "google_compute_region_snapshot_iam_binding" "everyone" {
  attrs          = { name = "records", role = "roles/compute.storageAdmin", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_compute_region_snapshot_iam_policy" "everyone" {
  attrs          = { name = "records", role = "roles/compute.storageAdmin", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_compute_instant_snapshot_iam_member" "everyone" {
  attrs          = { name = "records", role = "roles/compute.storageAdmin", member = "allUsers" }
  expect_failure = true
}

resource "google_compute_instant_snapshot_iam_binding" "everyone" {
  attrs          = { name = "records", role = "roles/compute.storageAdmin", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_compute_instant_snapshot_iam_policy" "everyone" {
  attrs          = { name = "records", role = "roles/compute.storageAdmin", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}

resource "google_compute_machine_image_iam_member" "everyone" {
  attrs          = { machine_image = "portal", role = "roles/compute.admin", member = "allUsers" }
  expect_failure = true
}

resource "google_compute_machine_image_iam_binding" "everyone" {
  attrs          = { machine_image = "portal", role = "roles/compute.admin", members = ["group:laboratory@example.org", "allAuthenticatedUsers"] }
  expect_failure = true
}

resource "google_compute_machine_image_iam_policy" "everyone" {
  attrs          = { machine_image = "portal", role = "roles/compute.admin", policy_data = "{\"bindings\":[{\"role\":\"roles/viewer\",\"members\":[\"allUsers\"]}]}" }
  expect_failure = true
}
