resource "alicloud_kms_key" "records" {
  description = "records"
}

# expect: pass
resource "alicloud_ecs_disk" "records" {
  zone_id    = "eu-central-1a"
  encrypted  = true
  kms_key_id = alicloud_kms_key.records.id
}

# expect: fail
resource "alicloud_disk" "copy" {
  zone_id   = "eu-central-1a"
  encrypted = true
}

# expect: pass
resource "alicloud_oss_bucket" "results" {
  bucket = "labora-results"
}

resource "alicloud_oss_bucket_server_side_encryption" "results" {
  bucket            = alicloud_oss_bucket.results.bucket
  sse_algorithm     = "KMS"
  kms_master_key_id = alicloud_kms_key.records.id
}

# expect: fail
resource "alicloud_oss_bucket" "exchange" {
  bucket = "labora-exchange"

  server_side_encryption_rule {
    sse_algorithm = "AES256"
  }
}
