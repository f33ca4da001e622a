# All changes are watched, some through metrics.
policytest {
  targets = ["google.policy.hcl"]
}

provider "google" "default" {
  attrs = {
    project = "labora-staging"
  }
}

resource "google_logging_metric" "networks" {
  attrs = {
    name   = "network-changes"
    filter = "resource.type = \"gce_firewall_rule\" AND protoPayload.methodName:\"compute.firewalls\""
  }
}

resource "google_monitoring_alert_policy" "changes" {
  attrs = {
    display_name = "changes"
    conditions = [
      { condition_threshold = [{ filter = "metric.type = \"logging.googleapis.com/user/network-changes\"" }] },
      { condition_matched_log = [{ filter = "protoPayload.methodName =~ \"SetIamPolicy|storage.setIamPermissions|cloudsql.instances.update\"" }] },
      { condition_matched_log = [{ filter = "protoPayload.serviceData.policyDelta.auditConfigDeltas:* OR resource.type = \"iam_role\"" }] },
    ]
  }
}
