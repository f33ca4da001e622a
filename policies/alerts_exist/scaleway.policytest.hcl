policytest {
  targets = ["scaleway.policy.hcl"]
}

resource "scaleway_cockpit_alert_manager" "one" {
  attrs = { project_id = "p-1", preconfigured_alert_ids = ["1"] }
}

resource "scaleway_cockpit_alert_manager" "old_spelling" {
  attrs = { project_id = "p-2", enable_managed_alerts = "true" }
}

resource "scaleway_cockpit_alert_manager" "switched_off" {
  attrs = { project_id = "p-3", preconfigured_alert_ids = [], enable_managed_alerts = false }
}

resource "scaleway_rdb_instance" "watched" {
  attrs = { project_id = "p-1" }
}

resource "scaleway_redis_cluster" "watched" {
  attrs = { project_id = "p-2" }
}

resource "scaleway_instance_server" "unwatched" {
  attrs          = { project_id = "p-3" }
  expect_failure = true
}

resource "scaleway_cockpit" "watched" {
  attrs = { project_id = "p-1" }
}

resource "scaleway_cockpit" "unwatched" {
  attrs          = { project_id = "p-4" }
  expect_failure = true
}
