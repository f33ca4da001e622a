policytest {
  targets = ["oci.policy.hcl"]
}

resource "oci_objectstorage_bucket" "with_a_key" {
  attrs = { name = "a", kms_key_id = "ocid1.key.oc1..x" }
}

resource "oci_streaming_stream_pool" "with_a_key" {
  attrs = { name = "b", custom_encryption_key = [{ kms_key_id = "ocid1.key.oc1..x" }] }
}

resource "oci_database_autonomous_database" "null" {
  attrs          = { db_name = "c", kms_key_id = null }
  expect_failure = true
}

resource "oci_streaming_stream_pool" "without" {
  attrs          = { name = "d" }
  expect_failure = true
}
