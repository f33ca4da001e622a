# expect: pass
resource "oci_objectstorage_bucket" "results" {
  compartment_id = "ocid1.compartment.oc1..labora"
  name           = "results"
  namespace      = "labora"
}

# expect: fail
resource "oci_objectstorage_bucket" "exchange" {
  compartment_id = "ocid1.compartment.oc1..labora"
  name           = "exchange"
  namespace      = "labora"
  access_type    = "ObjectRead"
}

# expect: fail
resource "oci_objectstorage_preauthrequest" "results" {
  access_type  = "AnyObjectRead"
  bucket       = oci_objectstorage_bucket.results.name
  name         = "partners"
  namespace    = "labora"
  time_expires = "2030-01-01T00:00:00Z"
}
