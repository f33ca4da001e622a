# expect: fail
resource "google_compute_instance" "import" {
  name         = "import"
  machine_type = "e2-standard-4"
  project      = "labora-staging"

  metadata = {
    enable-oslogin = "TRUE"
  }
}

# expect: pass
resource "google_compute_instance" "portal" {
  name         = "portal"
  machine_type = "e2-standard-4"
  project      = "labora-staging"

  metadata = {
    enable-oslogin     = "TRUE"
    enable-oslogin-2fa = "TRUE"
  }
}

# expect: fail
resource "google_compute_project_metadata" "test" {
  project = "labora-test"

  metadata = {
    enable-oslogin = "TRUE"
  }
}

# expect: fail
resource "google_iap_tunnel_instance_iam_member" "jeanne_morel" {
  instance = google_compute_instance.import.name
  role     = "roles/iap.tunnelResourceAccessor"
  member   = "user:jeanne.morel@labora.example"
}

# expect: fail
resource "google_identity_platform_config" "portal" {
  project = "labora-staging"
}

# expect: fail
resource "google_project_iam_member" "company" {
  project = "labora-staging"
  role    = "roles/viewer"
  member  = "domain:labora.example"
}

# expect: fail
resource "google_organization_policy" "keys" {
  org_id     = "123456789"
  constraint = "iam.disableServiceAccountKeyCreation"

  boolean_policy {
    enforced = false
  }
}

# expect: fail
resource "google_org_policy_policy" "keys" {
  name   = "projects/labora-staging/policies/iam.disableServiceAccountKeyCreation"
  parent = "projects/labora-staging"

  spec {
    rules {
      enforce = "FALSE"
    }
  }
}

# expect: fail
resource "google_project_iam_binding" "company" {
  project = "labora-staging"
  role    = "roles/bigquery.dataViewer"
  members = ["domain:labora.example"]
}
