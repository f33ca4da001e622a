# expect: pass
resource "alicloud_oss_bucket" "results" {
  bucket = "labora-results"

  logging {
    target_bucket = alicloud_oss_bucket.logs_of_labora.id
    target_prefix = "results/"
  }
}

# expect: pass
resource "alicloud_oss_bucket" "logs_of_labora" {
  bucket = "labora-logs"
}

# expect: pass
resource "alicloud_oss_bucket" "upload" {
  bucket = "labora-upload"
}

resource "alicloud_oss_bucket_logging" "upload" {
  bucket        = alicloud_oss_bucket.upload.bucket
  target_bucket = alicloud_oss_bucket.logs_of_labora.bucket
}

# expect: fail
resource "alicloud_oss_bucket" "exchange" {
  bucket = "labora-exchange"
}
