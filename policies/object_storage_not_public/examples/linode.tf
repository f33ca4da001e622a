# expect: pass
resource "linode_object_storage_bucket" "results" {
  region = "de-fra-2"
  label  = "labora-results"
}

# expect: fail
resource "linode_object_storage_bucket" "exchange" {
  region = "de-fra-2"
  label  = "labora-exchange"
  acl    = "public-read"
}
