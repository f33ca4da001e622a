policytest {
  targets = ["scaleway.policy.hcl"]
}

resource "scaleway_rdb_instance" "no_backups" {
  attrs = { name = "a", disable_backup = true, backup_schedule_retention = 365 }
}

resource "scaleway_rdb_instance" "null" {
  attrs = { name = "a", backup_schedule_retention = null }
}

resource "scaleway_rdb_instance" "text" {
  attrs          = { name = "a", backup_schedule_retention = "91" }
  expect_failure = true
}

resource "scaleway_mongodb_instance" "off" {
  attrs = { name = "a", is_snapshot_schedule_enabled = "false", snapshot_schedule_retention_days = 400 }
}

resource "scaleway_mongodb_instance" "long" {
  attrs          = { name = "a", snapshot_schedule_retention_days = 400 }
  expect_failure = true
}

resource "scaleway_mongodb_snapshot" "expiring" {
  attrs = { name = "a", expires_at = "2027-01-01T00:00:00Z" }
}

resource "scaleway_rdb_snapshot" "null" {
  attrs          = { name = "a", expires_at = null }
  expect_failure = true
}

resource "scaleway_instance_image" "expiring" {
  attrs = { name = "a", tags = ["ttl=30d"] }
}

# A key without a value says nothing.
resource "scaleway_instance_image" "no_value" {
  attrs          = { name = "a", tags = ["expires-at="] }
  expect_failure = true
}

resource "scaleway_block_snapshot" "null" {
  attrs          = { name = "a", tags = null }
  expect_failure = true
}

resource "scaleway_cockpit_source" "year" {
  attrs = { name = "a", retention_days = 365 }
}

resource "scaleway_cockpit_source" "two_years" {
  attrs          = { name = "a", retention_days = "730" }
  expect_failure = true
}

resource "scaleway_k8s_cluster" "production" {
  meta  = { environment = "production" }
  attrs = { name = "a", delete_additional_resources = false }
}

resource "scaleway_k8s_cluster" "whole" {
  attrs = { name = "a", delete_additional_resources = true }
}

resource "scaleway_k8s_cluster" "staging" {
  meta           = { environment = "staging" }
  attrs          = { name = "a", delete_additional_resources = "false" }
  expect_failure = true
}

resource "scaleway_secret" "passing" {
  meta  = { environment = "migration" }
  attrs = { name = "a", ephemeral_policy = [{ ttl = "24h", action = "delete" }] }
}

resource "scaleway_secret" "lasting" {
  meta           = { environment = "migration" }
  attrs          = { name = "a" }
  expect_failure = true
}
