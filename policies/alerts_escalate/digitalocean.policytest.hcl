policytest {
  targets = ["digitalocean.policy.hcl"]
}

resource "digitalocean_uptime_alert" "by_mail" {
  attrs = { name = "a", notifications = [{ email = ["oncall@labora.example"] }] }
}

resource "digitalocean_uptime_alert" "empty" {
  attrs          = { name = "b", notifications = [{ email = [], slack = [] }] }
  expect_failure = true
}

resource "digitalocean_monitor_alert" "to_nobody" {
  attrs          = { description = "c", enabled = true, alerts = [{ email = null }] }
  expect_failure = true
}

resource "digitalocean_monitor_alert" "switched_off" {
  attrs          = { description = "d", enabled = "false", alerts = [{ email = ["oncall@labora.example"] }] }
  expect_failure = true
}
