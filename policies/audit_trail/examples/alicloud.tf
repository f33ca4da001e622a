# expect: pass
resource "alicloud_actiontrail_trail" "all" {
  trail_name      = "all"
  oss_bucket_name = "labora-audit"
  event_rw        = "All"
}

# expect: fail
resource "alicloud_actiontrail_trail" "one_region" {
  trail_name      = "frankfurt"
  oss_bucket_name = "labora-audit"
  event_rw        = "All"
  trail_region    = "eu-central-1"
}

# expect: fail
resource "alicloud_actiontrail_trail" "changes" {
  trail_name      = "changes"
  oss_bucket_name = "labora-audit"
}
