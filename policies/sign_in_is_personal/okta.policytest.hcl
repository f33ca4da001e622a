policytest {
  targets = ["okta.policy.hcl"]
}

resource "okta_app_signon_policy_rule" "two" {
  attrs = { name = "a", factor_mode = "2FA", access = "ALLOW", status = "ACTIVE" }
}

resource "okta_app_signon_policy_rule" "nobody_gets_in" {
  attrs = { name = "b", factor_mode = "1FA", access = "DENY" }
}

resource "okta_app_signon_policy_rule" "not_in_force" {
  attrs = { name = "c", factor_mode = "1FA", status = "INACTIVE" }
}

resource "okta_app_signon_policy_rule" "one" {
  attrs          = { name = "d", factor_mode = "1FA" }
  expect_failure = true
}
