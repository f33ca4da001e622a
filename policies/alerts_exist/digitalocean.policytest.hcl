policytest {
  targets = ["digitalocean.policy.hcl"]
}

resource "digitalocean_droplet" "tagged" {
  attrs = { id = 1, name = "a", tags = ["watched"] }
}

resource "digitalocean_droplet" "tag_of_an_alert_that_is_off" {
  attrs          = { id = 2, name = "b", tags = ["unwatched"] }
  expect_failure = true
}

resource "digitalocean_monitor_alert" "of_a_tag" {
  attrs = { type = "v1/insights/droplet/cpu", tags = ["watched"], entities = [], enabled = true }
}

resource "digitalocean_monitor_alert" "switched_off" {
  attrs = { type = "v1/insights/droplet/cpu", tags = ["unwatched"], enabled = false }
}

# Without entities and tags: every database.
resource "digitalocean_database_cluster" "one_of_all" {
  attrs = { id = "c", name = "c", tags = null }
}

resource "digitalocean_monitor_alert" "of_all_databases" {
  attrs = { type = "v1/dbaas/alerts/cpu_alerts", tags = [], entities = null }
}

resource "digitalocean_uptime_check" "watched" {
  attrs = { id = "d", target = "https://labora.example" }
}

resource "digitalocean_uptime_alert" "watched" {
  attrs = { check_id = "d", type = "down" }
}

resource "digitalocean_uptime_check" "unwatched" {
  attrs          = { id = "e", target = "https://labora.example" }
  expect_failure = true
}
