policytest {
  targets = ["google.policy.hcl"]
}

# -- servers -----------------------------------------------------------------------------------------------------------------

resource "google_compute_instance" "password_only" {
  expect_failure = true
  attrs = {
    name     = "import"
    project  = "labora-staging"
    metadata = { enable-oslogin = "TRUE" }
  }
}

resource "google_compute_instance" "second_factor" {
  attrs = {
    name     = "portal"
    project  = "labora-staging"
    metadata = { enable-oslogin = "TRUE", enable-oslogin-2fa = true }
  }
}

# That it has no OS Login is said elsewhere.
resource "google_compute_instance" "without_login" {
  attrs = {
    name    = "old"
    project = "labora-staging"
  }
}

resource "google_compute_project_metadata" "test" {
  attrs = {
    project  = "labora-test"
    metadata = { enable-oslogin = "TRUE", enable-oslogin-2fa = "TRUE" }
  }
}

resource "google_compute_instance_template" "as_its_project" {
  attrs = {
    name    = "workers"
    project = "labora-test"
  }
}

resource "google_compute_instance_template" "not_as_its_project" {
  expect_failure = true
  attrs = {
    name     = "workers"
    project  = "labora-test"
    metadata = { enable-oslogin-2fa = "FALSE" }
  }
}

resource "google_compute_project_metadata" "demo" {
  expect_failure = true
  attrs = {
    project  = "labora-demo"
    metadata = { enable-oslogin = "TRUE" }
  }
}

resource "google_compute_project_metadata_item" "demo" {
  attrs = {
    project = "labora-demo"
    key     = "enable-oslogin-2fa"
    value   = "FALSE"
  }
}

resource "google_compute_instance" "in_a_project_without" {
  expect_failure = true
  attrs = {
    name    = "demo"
    project = "labora-demo"
  }
}

resource "google_iap_tunnel_instance_iam_member" "any_device" {
  expect_failure = true
  attrs = {
    instance = "import"
    role     = "roles/iap.tunnelResourceAccessor"
    member   = "user:jeanne.morel@labora.example"
  }
}

resource "google_iap_tunnel_iam_binding" "company_devices" {
  attrs = {
    role      = "roles/iap.tunnelResourceAccessor"
    members   = ["user:jeanne.morel@labora.example"]
    condition = [{ title = "devices", expression = "\"accessPolicies/1/accessLevels/devices\" in request.auth.access_levels" }]
  }
}

# -- users -------------------------------------------------------------------------------------------------------------------

resource "google_identity_platform_config" "password_only" {
  expect_failure = true
  attrs = {
    project = "labora-staging"
  }
}

resource "google_identity_platform_config" "switched_off" {
  expect_failure = true
  attrs = {
    project = "labora-staging"
    mfa     = [{ state = "DISABLED" }]
  }
}

resource "google_identity_platform_config" "second_factor" {
  attrs = {
    project = "labora-staging"
    mfa     = [{ state = "MANDATORY" }]
  }
}

resource "google_project_iam_member" "company" {
  expect_failure = true
  attrs = {
    project = "labora-staging"
    role    = "roles/viewer"
    member  = "domain:labora.example"
  }
}

resource "google_project_iam_binding" "people" {
  attrs = {
    project = "labora-staging"
    role    = "roles/viewer"
    members = ["user:jeanne.morel@labora.example", "principal://iam.googleapis.com/locations/global/workforcePools/labora/subject/karim"]
  }
}

# -- rules of the organisation -------------------------------------------------------------------------------------------------

resource "google_project_organization_policy" "lifted" {
  expect_failure = true
  attrs = {
    project        = "labora-staging"
    constraint     = "constraints/iam.disableServiceAccountKeyCreation"
    boolean_policy = [{ enforced = false }]
  }
}

resource "google_organization_policy" "kept" {
  attrs = {
    org_id         = "123456789"
    constraint     = "compute.requireOsLogin"
    boolean_policy = [{ enforced = true }]
  }
}

resource "google_organization_policy" "about_something_else" {
  attrs = {
    org_id         = "123456789"
    constraint     = "compute.disableSerialPortAccess"
    boolean_policy = [{ enforced = false }]
  }
}

resource "google_org_policy_policy" "lifted" {
  expect_failure = true
  attrs = {
    name   = "projects/labora-staging/policies/compute.requireOsLogin"
    parent = "projects/labora-staging"
    spec   = [{ rules = [{ enforce = "FALSE" }] }]
  }
}

resource "google_org_policy_policy" "kept" {
  attrs = {
    name   = "organizations/123456789/policies/compute.requireOsLogin"
    parent = "organizations/123456789"
    spec   = [{ rules = [{ enforce = "TRUE" }] }]
  }
}
