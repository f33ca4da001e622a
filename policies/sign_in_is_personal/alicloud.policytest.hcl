policytest {
  targets = ["alicloud.policy.hcl"]
}

resource "alicloud_ram_security_preference" "mandatory" {
  attrs = { mfa_operation_for_login = "mandatory" }
}

resource "alicloud_ram_security_preference" "older_argument" {
  attrs = { enforce_mfa_for_login = "true" }
}

resource "alicloud_ram_security_preference" "null" {
  attrs          = { enforce_mfa_for_login = null }
  expect_failure = true
}
