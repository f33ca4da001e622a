resource "google_service_account" "builder" {
  account_id = "builder"
}

resource "google_compute_image" "base" {
  name        = "base"
  source_disk = "base"
}

# expect: pass
resource "google_compute_image_iam_member" "builder" {
  image  = google_compute_image.base.name
  role   = "roles/compute.imageUser"
  member = google_service_account.builder.member
}

# expect: fail
resource "google_compute_image_iam_member" "everybody" {
  image  = google_compute_image.base.name
  role   = "roles/compute.imageUser"
  member = "allAuthenticatedUsers"
}

variable "customers" {
  type = list(string)
}

# expect: unknown
resource "google_compute_image_iam_binding" "customers" {
  image   = google_compute_image.base.name
  role    = "roles/compute.imageUser"
  members = var.customers
}

# expect: fail
resource "google_compute_snapshot_iam_binding" "records" {
  name    = "records"
  role    = "roles/compute.storageAdmin"
  members = [google_service_account.builder.member, "allAuthenticatedUsers"]
}

data "google_iam_policy" "everybody" {
  binding {
    role    = "roles/compute.imageUser"
    members = ["allAuthenticatedUsers"]
  }
}

# expect: fail
resource "google_compute_image_iam_policy" "base" {
  image       = google_compute_image.base.name
  policy_data = data.google_iam_policy.everybody.policy_data
}
