policytest {
  targets = ["oci.policy.hcl"]
}

resource "oci_identity_group" "administrators" {
  attrs = { id = "g", name = "Administrators" }
}

resource "oci_identity_user" "with_a_key" {
  attrs          = { id = "a", name = "a" }
  expect_failure = true
}

resource "oci_identity_api_key" "with_a_key" {
  attrs = { user_id = "a" }
}

resource "oci_identity_user_group_membership" "with_a_key" {
  attrs = { group_id = "g", user_id = "a" }
}

resource "oci_identity_user" "forbidden" {
  attrs = { id = "b", name = "b" }
}

resource "oci_identity_api_key" "forbidden" {
  attrs = { user_id = "b" }
}

resource "oci_identity_user_group_membership" "forbidden" {
  attrs = { group_id = "g", user_id = "b" }
}

resource "oci_identity_user_capabilities_management" "forbidden" {
  attrs = { user_id = "b", can_use_api_keys = "false" }
}

resource "oci_identity_user" "of_another_group" {
  attrs = { id = "c", name = "c" }
}

resource "oci_identity_api_key" "of_another_group" {
  attrs = { user_id = "c" }
}

resource "oci_identity_user_group_membership" "of_another_group" {
  attrs = { group_id = "h", user_id = "c" }
}
