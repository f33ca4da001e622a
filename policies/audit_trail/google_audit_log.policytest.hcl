policytest {
  targets = ["google.policy.hcl"]
}

provider "google" "default" {
  attrs = {
    project = "labora-staging"
  }
}

resource "google_project_iam_audit_config" "all" {
  attrs = {
    project          = "labora-staging"
    service          = "allServices"
    audit_log_config = [{ log_type = "ADMIN_READ" }, { log_type = "DATA_READ" }, { log_type = "DATA_WRITE" }]
  }
}
