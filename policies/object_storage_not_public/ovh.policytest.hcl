policytest {
  targets = ["ovh.policy.hcl"]
}

resource "ovh_cloud_project_region_storage_presign" "an_hour" {
  attrs = { expire = 3600, method = "get" }
}

resource "ovh_cloud_project_region_storage_presign" "a_day" {
  attrs          = { expire = "86400", method = "GET" }
  expect_failure = true
}

resource "ovh_cloud_project_region_storage_presign" "put" {
  attrs          = { expire = 60, method = "PUT" }
  expect_failure = true
}
