policytest {
  targets = ["openstack.policy.hcl"]
}

resource "openstack_identity_user_v3" "second_factor" {
  attrs = { name = "jeanne.morel@labora.example", multi_factor_auth_enabled = "true", multi_factor_auth_rule = [{ rule = ["password", "totp"] }] }
}

# One factor is no second one.
resource "openstack_identity_user_v3" "one_factor" {
  attrs          = { name = "jeanne.morel", multi_factor_auth_enabled = true, multi_factor_auth_rule = [{ rule = ["password"] }] }
  expect_failure = true
}

resource "openstack_identity_user_v3" "no_rule" {
  attrs          = { name = "jeanne.morel", multi_factor_auth_enabled = true }
  expect_failure = true
}

resource "openstack_identity_user_v3" "program" {
  attrs = { name = "portal" }
}
