# expect: pass
resource "okta_app_signon_policy_rule" "portal" {
  name      = "portal"
  policy_id = "pol-1"
}

# expect: fail
resource "okta_app_signon_policy_rule" "partners" {
  name        = "partners"
  policy_id   = "pol-1"
  factor_mode = "1FA"
}
