policytest {
  targets = ["outscale.policy.hcl"]
}

resource "outscale_vm" "production" {
  meta  = { environment = "production" }
  attrs = { image_id = "a", block_device_mappings = [{ bsu = [{ delete_on_vm_deletion = false }] }] }
}

resource "outscale_vm" "null" {
  attrs = { image_id = "a", block_device_mappings = [{ bsu = [{ delete_on_vm_deletion = null }] }, { device_name = "/dev/sdc" }] }
}

resource "outscale_vm" "one_of_two" {
  attrs          = { image_id = "a", block_device_mappings = [{ bsu = [{ delete_on_vm_deletion = true }] }, { bsu = [{ delete_on_vm_deletion = "false" }] }] }
  expect_failure = true
}

resource "outscale_snapshot" "expiring" {
  attrs = { volume_id = "a", tags = [{ key = "ttl", value = "30d" }] }
}

resource "outscale_snapshot" "no_value" {
  attrs          = { volume_id = "a", tags = [{ key = "ttl", value = "" }] }
  expect_failure = true
}

resource "outscale_volume" "of_no_environment" {
  attrs = { size = 10 }
}

resource "outscale_volume" "expiring" {
  meta  = { environment = "test" }
  attrs = { size = 10, tags = [{ key = "expires-on", value = "2027-01-31" }] }
}

resource "outscale_volume" "lasting" {
  meta           = { environment = "test" }
  attrs          = { size = 10 }
  expect_failure = true
}
