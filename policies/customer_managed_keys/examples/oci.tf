resource "oci_kms_key" "records" {
  compartment_id = "ocid1.compartment.oc1..labora"
  display_name   = "records"
}

# expect: pass
resource "oci_core_volume" "records" {
  compartment_id = "ocid1.compartment.oc1..labora"
  kms_key_id     = oci_kms_key.records.id
}

# expect: fail
resource "oci_core_volume" "copy" {
  compartment_id = "ocid1.compartment.oc1..labora"
}

# expect: fail
resource "oci_objectstorage_bucket" "results" {
  compartment_id = "ocid1.compartment.oc1..labora"
  name           = "results"
  namespace      = "labora"
}

# expect: fail
resource "oci_file_storage_file_system" "exchange" {
  compartment_id      = "ocid1.compartment.oc1..labora"
  availability_domain = "eu-frankfurt-1-AD-1"
}

# expect: fail
resource "oci_streaming_stream_pool" "measurements" {
  compartment_id = "ocid1.compartment.oc1..labora"
  name           = "measurements"
}
