# How people sign in to what stands behind Okta. A rule asks for two factors unless it is told that one is enough.
# https://help.okta.com/oie/en-us/content/topics/identity-engine/policies/about-app-sign-on-policies.htm

policy {
  required_providers {
    okta = { source = "okta/okta" }
  }
}

resource_policy "okta_app_signon_policy_rule" "okta_app_signon_policy_rule" {
  filter = core::try(core::upper(attrs.access), "ALLOW") == "ALLOW" && core::try(core::upper(attrs.status), "ACTIVE") == "ACTIVE"

  enforce {
    condition     = core::contains([null, "2FA"], core::try(attrs.factor_mode, null))
    error_message = "A password is enough to sign in here: this rule asks for no second factor."
  }
}
