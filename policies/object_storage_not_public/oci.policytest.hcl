policytest {
  targets = ["oci.policy.hcl"]
}

resource "oci_objectstorage_bucket" "private" {
  attrs = { name = "a", access_type = "NoPublicAccess" }
}

resource "oci_objectstorage_bucket" "null" {
  attrs = { name = "b", access_type = null }
}

resource "oci_objectstorage_bucket" "without_list" {
  attrs          = { name = "c", access_type = "ObjectReadWithoutList" }
  expect_failure = true
}

resource "oci_objectstorage_preauthrequest" "one_file" {
  attrs = { name = "d", access_type = "ObjectRead", object_name = "e" }
}

resource "oci_objectstorage_preauthrequest" "every_file" {
  attrs          = { name = "f", access_type = "AnyObjectReadWrite" }
  expect_failure = true
}
