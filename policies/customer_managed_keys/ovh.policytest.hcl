policytest {
  targets = ["ovh.policy.hcl"]
}

resource "ovh_cloud_project_volume" "own_key" {
  attrs = { name = "own", encryption = { encrypted = true, kms = { domain_id = "1", service_key_id = "2" } } }
}

resource "ovh_cloud_storage_block_volume" "null" {
  attrs          = { name = "null", encryption = { enabled = true, kms = null } }
  expect_failure = true
}
