policytest {
  targets = ["hcloud.policy.hcl"]
}

inputs {
  today = "2026-06-15"
}

resource "hcloud_server" "null" {
  meta           = { environment = "staging" }
  attrs          = { name = "null", labels = null }
  expect_failure = true
}

resource "hcloud_volume" "day_ahead" {
  meta  = { environment = "migration" }
  attrs = { name = "day_ahead", labels = { expires-at = "2026-09-30" } }
}

resource "hcloud_snapshot" "last_day" {
  meta  = { environment = "test" }
  attrs = { name = "last_day", labels = { Expiry = "2026_06_15" } }
}

resource "hcloud_storage_box" "of_production" {
  meta  = { environment = "production" }
  attrs = { name = "of_production", labels = {  } }
}

resource "hcloud_server" "passed" {
  meta           = { environment = "test" }
  attrs          = { name = "passed", labels = { ttl = "2026-06-14" } }
  expect_failure = true
}

resource "hcloud_volume" "no_day" {
  meta           = { environment = "staging" }
  attrs          = { name = "no_day", labels = { ttl = "soon" } }
  expect_failure = true
}

resource "hcloud_snapshot" "too_far" {
  meta           = { environment = "staging" }
  attrs          = { name = "too_far", labels = { expires-on = "2029-01-01" } }
  expect_failure = true
}

resource "hcloud_storage_box" "weeks" {
  meta  = { environment = "staging" }
  attrs = { name = "weeks", labels = { ttl = "4w" } }
}

resource "hcloud_server" "too_many_days" {
  meta           = { environment = "staging" }
  attrs          = { name = "too_many_days", labels = { ttl = "400d" } }
  expect_failure = true
}

resource "hcloud_volume" "another_key" {
  meta           = { environment = "staging" }
  attrs          = { name = "another_key", labels = { expires = "2026-09-30" } }
  expect_failure = true
}
