policytest {
  targets = ["panos.policy.hcl"]
}

resource "panos_management_profile" "off" {
  attrs = { name = "a", http = false, telnet = "false", ssh = true }
}

resource "panos_panorama_management_profile" "null" {
  attrs = { name = "b", http = null }
}

resource "panos_panorama_management_profile" "as_text" {
  attrs          = { name = "c", http = "true" }
  expect_failure = true
}
