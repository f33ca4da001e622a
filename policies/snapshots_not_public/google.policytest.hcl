policytest {
  targets = ["google.policy.hcl"]
}

resource "google_compute_image_iam_member" "group" {
  attrs = { image = "base", role = "roles/compute.imageUser", member = "group:operations@example.org" }
}

resource "google_compute_image_iam_member" "everybody_with_an_account" {
  attrs          = { image = "base", role = "roles/compute.imageUser", member = "allAuthenticatedUsers" }
  expect_failure = true
}

resource "google_compute_snapshot_iam_member" "everybody_with_an_account" {
  attrs          = { name = "records", role = "roles/compute.storageAdmin", member = "allAuthenticatedUsers" }
  expect_failure = true
}

# A disk is no copy: HCL_PUB_004 judges who may use it.
resource "google_compute_disk_iam_member" "elsewhere" {
  attrs = { name = "records", role = "roles/viewer", member = "allAuthenticatedUsers" }
}

resource "google_compute_machine_image_iam_binding" "group" {
  attrs = { machine_image = "portal", role = "roles/compute.admin", members = ["group:operations@example.org"] }
}

resource "google_compute_snapshot_iam_binding" "everyone" {
  attrs          = { name = "records", role = "roles/viewer", members = ["group:operations@example.org", "allUsers"] }
  expect_failure = true
}

resource "google_compute_image_iam_policy" "group" {
  attrs = { image = "base", policy_data = "{\"bindings\":[{\"role\":\"roles/compute.imageUser\",\"members\":[\"group:o@example.org\"]}]}" }
}

resource "google_compute_image_iam_policy" "everybody_with_an_account" {
  attrs          = { image = "base", policy_data = "{\"bindings\":[{\"role\":\"roles/compute.imageUser\",\"members\":[\"allAuthenticatedUsers\"]}]}" }
  expect_failure = true
}
