policytest {
  targets = ["ovh.policy.hcl"]
}

resource "ovh_cloud_project_kube" "audited" {
  attrs = { id = "1" }
}

resource "ovh_cloud_project_kube_log_subscription" "audited" {
  attrs = { kube_id = "1", kind = "audit" }
}

resource "ovh_cloud_project_kube" "another_log" {
  attrs          = { id = "2" }
  expect_failure = true
}

resource "ovh_cloud_project_kube_log_subscription" "another_log" {
  attrs = { kube_id = "2", kind = "scheduler" }
}
