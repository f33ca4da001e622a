# expect: fail
resource "openstack_identity_user_v3" "jeanne" {
  name = "jeanne.morel"
}

# expect: pass
resource "openstack_identity_user_v3" "amina" {
  name                      = "amina.diallo"
  multi_factor_auth_enabled = true

  multi_factor_auth_rule {
    rule = ["password", "totp"]
  }
}

# A program.
resource "openstack_identity_user_v3" "portal" {
  name = "portal"
}
