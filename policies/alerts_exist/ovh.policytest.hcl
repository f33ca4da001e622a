policytest {
  targets = ["ovh.policy.hcl"]
}

resource "ovh_cloud_project_database" "mongodb" {
  attrs = { id = "1", engine = "mongodb" }
}

resource "ovh_cloud_project_database_mongodb_prometheus" "mongodb" {
  attrs = { cluster_id = "1" }
}

# The endpoint is one of another database.
resource "ovh_cloud_managed_database" "unwatched" {
  attrs          = { id = "2", engine = "mysql" }
  expect_failure = true
}
