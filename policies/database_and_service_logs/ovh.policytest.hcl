policytest {
  targets = ["ovh.policy.hcl"]
}

resource "ovh_cloud_managed_database" "logged" {
  attrs = { id = "1" }
}

resource "ovh_cloud_managed_database_log_subscription" "logged" {
  attrs = { cluster_id = "1" }
}

# The subscription is one of another database.
resource "ovh_cloud_project_database" "silent" {
  attrs          = { id = "1" }
  expect_failure = true
}
