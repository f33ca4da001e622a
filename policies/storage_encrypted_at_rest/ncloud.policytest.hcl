policytest {
  targets = ["ncloud.policy.hcl"]
}

resource "ncloud_nas_volume" "as_text" {
  attrs = { volume_name_postfix = "a", is_encrypted_volume = "true" }
}

resource "ncloud_nas_volume" "null" {
  attrs          = { volume_name_postfix = "b", is_encrypted_volume = null }
  expect_failure = true
}

resource "ncloud_server" "encrypted" {
  attrs = { name = "c", is_encrypted_base_block_storage_volume = true }
}

resource "ncloud_server" "plain" {
  attrs          = { name = "d", is_encrypted_base_block_storage_volume = false }
  expect_failure = true
}

resource "ncloud_mysql" "encrypted" {
  attrs = { service_name = "e", is_ha = true, is_storage_encryption = true }
}

resource "ncloud_mysql" "plain" {
  attrs          = { service_name = "f", is_ha = true }
  expect_failure = true
}
