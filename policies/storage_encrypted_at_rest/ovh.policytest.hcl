policytest {
  targets = ["ovh.policy.hcl"]
}

resource "ovh_cloud_project_volume" "text" {
  attrs = { name = "text", encryption = { encrypted = "true" } }
}

resource "ovh_cloud_project_volume" "null" {
  attrs          = { name = "null", type = "classic", encryption = null }
  expect_failure = true
}

resource "ovh_cloud_storage_block_volume" "off" {
  attrs          = { name = "off", volume_type = "CLASSIC", encryption = { enabled = false } }
  expect_failure = true
}

resource "ovh_cloud_storage_block_volume" "on" {
  attrs = { name = "on", volume_type = "CLASSIC", encryption = { enabled = true } }
}

resource "ovh_cloud_project_storage" "encrypted" {
  attrs = { name = "encrypted", encryption = { sse_algorithm = "AES256" } }
}

resource "ovh_cloud_project_storage" "plain" {
  attrs          = { name = "plain", encryption = { sse_algorithm = "plaintext" } }
  expect_failure = true
}

resource "ovh_dbaas_logs_output_graylog_stream" "no_archive" {
  attrs = { title = "portal", cold_storage_enabled = false }
}

resource "ovh_dbaas_logs_output_graylog_stream" "encrypted" {
  attrs = { title = "portal", cold_storage_enabled = true, encryption_keys_ids = ["1"] }
}

resource "ovh_dbaas_logs_output_graylog_stream" "null" {
  attrs          = { title = "portal", cold_storage_enabled = "true", encryption_keys_ids = null }
  expect_failure = true
}
