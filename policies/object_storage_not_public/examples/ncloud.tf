resource "ncloud_objectstorage_bucket" "results" {
  bucket_name = "labora-results"
}

# expect: pass
resource "ncloud_objectstorage_bucket_acl" "results" {
  bucket_name = ncloud_objectstorage_bucket.results.bucket_name
  rule        = "private"
}

# expect: fail
resource "ncloud_objectstorage_bucket_acl" "exchange" {
  bucket_name = "labora-exchange"
  rule        = "public-read"
}
