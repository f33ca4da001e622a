policytest {
  targets = ["ovh.policy.hcl"]
}

resource "ovh_cloud_project_storage" "good" {
  attrs = { name = "good", versioning = { status = "enabled" }, object_lock = { rule = { mode = "governance", period = "P2W" } } }
}

resource "ovh_cloud_project_storage_object_bucket_lifecycle_configuration" "good" {
  attrs = {
    container_name = "good"
    rules = [
      { status = "enabled", filter = null, expiration = { days = 90 } },
      { status = "enabled", noncurrent_version_expiration = { noncurrent_days = 30 } },
      { status = "enabled", abort_incomplete_multipart_upload = { days_after_initiation = 7 } },
    ]
  }
}

resource "ovh_cloud_project_storage" "alone" {
  attrs          = { name = "alone" }
  expect_failure = true
}

resource "ovh_cloud_project_storage_object_bucket_lifecycle_configuration" "narrow" {
  attrs          = { container_name = "a", rules = [{ status = "enabled", filter = { prefix = "inbox/" }, expiration = { days = 30 } }] }
  expect_failure = true
}

resource "ovh_cloud_project_storage_object_bucket_lifecycle_configuration" "switched_off" {
  attrs          = { container_name = "a", rules = [{ status = "disabled", expiration = { days = 30 } }] }
  expect_failure = true
}

resource "ovh_cloud_project_storage" "versions" {
  attrs = { name = "versions", versioning = { status = "enabled" } }
}

resource "ovh_cloud_project_storage_object_bucket_lifecycle_configuration" "versions" {
  attrs          = { container_name = "versions", rules = [{ status = "enabled", expiration = { days = 30 }, abort_incomplete_multipart_upload = { days_after_initiation = 7 } }] }
  expect_failure = true
}

resource "ovh_cloud_project_storage_object_bucket_lifecycle_configuration" "late_uploads" {
  attrs          = { container_name = "b", rules = [{ status = "enabled", expiration = { days = 30 }, abort_incomplete_multipart_upload = { days_after_initiation = 30 } }] }
  expect_failure = true
}

resource "ovh_cloud_project_storage" "locked" {
  attrs          = { name = "good", object_lock = { rule = { mode = "governance", period = "P6M" } } }
  expect_failure = true
}
