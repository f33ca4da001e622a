resource "oci_identity_group" "administrators" {
  compartment_id = "ocid1.tenancy.oc1..labora"
  name           = "Administrators"
  description    = "Administrators"
}

resource "oci_identity_group" "imports" {
  compartment_id = "ocid1.tenancy.oc1..labora"
  name           = "Imports"
  description    = "Programs that import"
}

# expect: fail
resource "oci_identity_user" "jeanne" {
  compartment_id = "ocid1.tenancy.oc1..labora"
  name           = "jeanne.morel"
  description    = "Jeanne Morel"
}

resource "oci_identity_api_key" "jeanne" {
  user_id   = oci_identity_user.jeanne.id
  key_value = "public key"
}

resource "oci_identity_user_group_membership" "jeanne" {
  group_id = oci_identity_group.administrators.id
  user_id  = oci_identity_user.jeanne.id
}

# A key, and few rights.
# expect: pass
resource "oci_identity_user" "imports" {
  compartment_id = "ocid1.tenancy.oc1..labora"
  name           = "imports"
  description    = "Nightly imports"
}

resource "oci_identity_api_key" "imports" {
  user_id   = oci_identity_user.imports.id
  key_value = "public key"
}

resource "oci_identity_user_group_membership" "imports" {
  group_id = oci_identity_group.imports.id
  user_id  = oci_identity_user.imports.id
}

# All rights, and no key.
# expect: pass
resource "oci_identity_user" "denis" {
  compartment_id = "ocid1.tenancy.oc1..labora"
  name           = "denis.noel"
  description    = "Denis Noël"
}

resource "oci_identity_user_group_membership" "denis" {
  group_id = oci_identity_group.administrators.id
  user_id  = oci_identity_user.denis.id
}
