# Audit logs of all services, for the whole organisation.
policytest {
  targets = ["google.policy.hcl"]
}

resource "google_organization_iam_audit_config" "all" {
  attrs = {
    org_id           = "123456"
    service          = "allServices"
    audit_log_config = [{ log_type = "DATA_READ" }, { log_type = "DATA_WRITE" }]
  }
}

resource "google_pubsub_topic" "audited" {
  attrs = {
    name    = "results"
    project = "labora-staging"
  }
}
