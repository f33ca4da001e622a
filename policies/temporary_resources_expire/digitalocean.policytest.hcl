policytest {
  targets = ["digitalocean.policy.hcl"]
}

inputs {
  today = "2026-06-15"
}

resource "digitalocean_droplet" "null" {
  meta           = { environment = "staging" }
  attrs          = { name = "null", tags = null }
  expect_failure = true
}

resource "digitalocean_volume" "day_ahead" {
  meta  = { environment = "migration" }
  attrs = { name = "day_ahead", tags = ["expires-at:2026-09-30"] }
}

resource "digitalocean_volume_snapshot" "last_day" {
  meta  = { environment = "test" }
  attrs = { name = "last_day", tags = ["Expiry:2026_06_15"] }
}

resource "digitalocean_database_cluster" "of_production" {
  meta  = { environment = "production" }
  attrs = { name = "of_production", tags = [] }
}

resource "digitalocean_droplet" "passed" {
  meta           = { environment = "test" }
  attrs          = { name = "passed", tags = ["ttl:2026-06-14"] }
  expect_failure = true
}

resource "digitalocean_volume" "no_day" {
  meta           = { environment = "staging" }
  attrs          = { name = "no_day", tags = ["ttl:soon"] }
  expect_failure = true
}

resource "digitalocean_volume_snapshot" "too_far" {
  meta           = { environment = "staging" }
  attrs          = { name = "too_far", tags = ["expires-on:2029-01-01"] }
  expect_failure = true
}

resource "digitalocean_database_cluster" "weeks" {
  meta  = { environment = "staging" }
  attrs = { name = "weeks", tags = ["ttl:4w"] }
}

resource "digitalocean_droplet" "too_many_days" {
  meta           = { environment = "staging" }
  attrs          = { name = "too_many_days", tags = ["ttl:400d"] }
  expect_failure = true
}

resource "digitalocean_volume" "another_key" {
  meta           = { environment = "staging" }
  attrs          = { name = "another_key", tags = ["expires:2026-09-30"] }
  expect_failure = true
}
