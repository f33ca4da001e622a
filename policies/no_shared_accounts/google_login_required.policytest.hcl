# The organisation demands OS Login everywhere.
policytest {
  targets = ["google_servers.policy.hcl"]
}

resource "google_organization_policy" "login" {
  attrs = {
    org_id         = "123456789"
    constraint     = "constraints/compute.requireOsLogin"
    boolean_policy = [{ enforced = true }]
  }
}

resource "google_compute_instance" "without_metadata" {
  attrs = {
    name = "import"
  }
}

resource "google_compute_project_metadata" "without_login" {
  attrs = {
    metadata = { owner = "operations" }
  }
}
