# expect: pass
resource "alicloud_oss_bucket" "results" {
  bucket = "labora-results"
}

resource "alicloud_oss_bucket_acl" "results" {
  bucket = alicloud_oss_bucket.results.bucket
  acl    = "private"
}

# expect: fail
resource "alicloud_oss_bucket" "exchange" {
  bucket = "labora-exchange"
}

resource "alicloud_oss_bucket_acl" "exchange" {
  bucket = alicloud_oss_bucket.exchange.bucket
  acl    = "public-read"
}

# expect: fail
resource "alicloud_oss_bucket" "upload" {
  bucket = "labora-upload"
  acl    = "public-read-write"
}

# The list is powerless.
# expect: pass
resource "alicloud_oss_bucket" "blocked" {
  bucket = "labora-blocked"
  acl    = "public-read"
}

resource "alicloud_oss_bucket_public_access_block" "blocked" {
  bucket              = alicloud_oss_bucket.blocked.id
  block_public_access = true
}

# expect: fail
resource "alicloud_oss_bucket_object" "brochure" {
  bucket = alicloud_oss_bucket.results.bucket
  key    = "brochure.pdf"
  acl    = "public-read"
}
