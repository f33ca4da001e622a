policytest {
  targets = ["digitalocean.policy.hcl"]
}

resource "digitalocean_database_cluster" "logged" {
  attrs = { id = "a", name = "a", engine = "pg" }
}

resource "digitalocean_database_logsink_rsyslog" "logged" {
  attrs = { cluster_id = "a", name = "logs" }
}

resource "digitalocean_database_cluster" "another" {
  attrs          = { id = "b", name = "b", engine = "valkey" }
  expect_failure = true
}

resource "digitalocean_database_cluster" "mongodb" {
  attrs = { id = "c", name = "c", engine = "mongodb" }
}
