policytest {
  targets = ["outscale.policy.hcl"]
}

resource "outscale_snapshot_attributes" "removal" {
  attrs = { snapshot_id = "1", permissions_to_create_volume_removals = [{ global_permission = true }] }
}

resource "outscale_snapshot_attributes" "global" {
  attrs          = { snapshot_id = "1", permissions_to_create_volume_additions = [{ global_permission = "true" }] }
  expect_failure = true
}

resource "outscale_image_launch_permission" "account" {
  attrs = { image_id = "1", permission_additions = [{ account_ids = ["2"], global_permission = false }] }
}

resource "outscale_image_launch_permission" "global" {
  attrs          = { image_id = "1", permission_additions = [{ global_permission = true }] }
  expect_failure = true
}

resource "aws_s3_bucket" "open" {
  attrs = { bucket = "open", acl = "public-read" }
}

resource "aws_s3_bucket_lifecycle_configuration" "open" {
  attrs = { bucket = "open" }
}

resource "outscale_image_export_task" "open" {
  attrs          = { image_id = "1", osu_export = [{ osu_bucket = "open" }] }
  expect_failure = true
}

resource "aws_s3_bucket_lifecycle_configuration" "expiring" {
  attrs = { bucket = "expiring" }
}

resource "outscale_snapshot_export_task" "expiring" {
  attrs = { snapshot_id = "1", osu_export = [{ osu_bucket = "expiring" }] }
}

resource "outscale_snapshot_export_task" "for_ever" {
  attrs          = { snapshot_id = "1", osu_export = [{ osu_bucket = "for-ever" }] }
  expect_failure = true
}
