policytest {
  targets = ["ovh.policy.hcl"]
}

resource "ovh_cloud_project_workflow_backup" "ninety" {
  attrs = { name = "a", rotation = 90 }
}

resource "ovh_cloud_project_workflow_backup" "more" {
  attrs          = { name = "a", rotation = 91 }
  expect_failure = true
}

resource "ovh_cloud_project_instance" "week" {
  attrs = { name = "a", auto_backup = [{ rotation = 7 }] }
}

resource "ovh_cloud_project_instance" "year" {
  attrs          = { name = "a", auto_backup = [{ rotation = 365 }] }
  expect_failure = true
}

resource "ovh_dbaas_logs_output_graylog_stream" "no_archive" {
  attrs = { title = "a", cold_storage_retention = 10 }
}

resource "ovh_dbaas_logs_output_graylog_stream" "year" {
  attrs = { title = "a", cold_storage_enabled = "true", cold_storage_retention = 1 }
}

resource "ovh_dbaas_logs_output_graylog_stream" "ten_years" {
  attrs          = { title = "a", cold_storage_enabled = true, cold_storage_retention = 10 }
  expect_failure = true
}

resource "ovh_cloud_storage_block_volume_snapshot" "described" {
  attrs = { name = "a", description = "Before the import; expires on 2027-01-31" }
}

# A day that says when it was made.
resource "ovh_cloud_storage_file_share_snapshot" "made_on" {
  attrs          = { name = "backup-2026-06-15", description = null }
  expect_failure = true
}
