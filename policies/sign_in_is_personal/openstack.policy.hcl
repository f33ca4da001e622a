# Accounts of OpenStack ask for a second factor when both are written: that it is asked for, and which factors count.
# https://docs.openstack.org/keystone/latest/admin/multi-factor-authentication.html

policy {
  required_providers {
    openstack = { source = "terraform-provider-openstack/openstack" }
  }
}

resource_policy "openstack_identity_user_v3" "openstack_user" {
  # Programs are called after what they do, and cannot hold a telephone.
  filter = core::try(core::regex_match(attrs.name, "(?i)^[a-z]{2,}[.][a-z]{2,}|@"), false)

  enforce {
    condition = (
      core::contains([true, "true"], core::try(attrs.multi_factor_auth_enabled, false))
      && core::anytrue([
        for one in core::try(attrs.multi_factor_auth_rule, []) : core::length(core::try(one.rule, null) == null ? [] : one.rule) > 1
      ])
    )
    error_message = "A stolen password is enough to pass for this person: no second factor is asked for."
  }
}
