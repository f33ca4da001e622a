# A key of an administrator of Oracle Cloud opens everything, to whoever holds its file, and asks for no second factor.
# https://docs.oracle.com/en-us/iaas/Content/Security/Reference/iam_security.htm

policy {
  required_providers {
    oci = { source = "oracle/oci" }
  }
}

locals {
  administrators = core::getresources("oci_identity_group", { name = "Administrators" })

  memberships = [
    for one in core::getresources("oci_identity_user_group_membership", {}) : one
    if core::anytrue([for group in local.administrators : one.group_id == group.id])
  ]
}

resource_policy "oci_identity_user" "oci_administrator_key" {
  locals {
    keys = core::getresources("oci_identity_api_key", { user_id = attrs.id })

    # Keys can be forbidden to an account; those that it has stop working.
    forbidden = core::anytrue([
      for one in core::getresources("oci_identity_user_capabilities_management", { user_id = attrs.id }) :
      core::contains([false, "false"], core::try(one.can_use_api_keys, null))
    ])
  }

  enforce {
    condition = (
      core::length(local.keys) == 0
      || local.forbidden
      || !core::anytrue([for one in local.memberships : one.user_id == attrs.id])
    )
    error_message = "This administrator has a key for programs: whoever gets hold of its file can do everything in this account, without a second factor."
  }
}
