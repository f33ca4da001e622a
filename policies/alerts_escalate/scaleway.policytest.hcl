policytest {
  targets = ["scaleway.policy.hcl"]
}

resource "scaleway_cockpit_alert_manager" "one_of_two" {
  attrs = { contact_points = [{ email = "" }, { email = "oncall@labora.example" }] }
}

resource "scaleway_cockpit_alert_manager" "empty" {
  attrs          = { contact_points = [{ email = "" }] }
  expect_failure = true
}

resource "scaleway_cockpit_alert_manager" "none" {
  attrs          = { contact_points = [] }
  expect_failure = true
}
