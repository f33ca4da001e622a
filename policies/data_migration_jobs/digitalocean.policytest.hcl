policytest {
  targets = ["digitalocean.policy.hcl"]
}

resource "digitalocean_database_online_migration" "some" {
  attrs = { cluster_id = "a", ignore_dbs = ["billing"] }
}

resource "digitalocean_database_online_migration" "empty_list" {
  attrs          = { cluster_id = "b", ignore_dbs = [] }
  expect_failure = true
}
