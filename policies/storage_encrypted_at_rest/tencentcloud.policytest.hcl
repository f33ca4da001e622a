policytest {
  targets = ["tencentcloud.policy.hcl"]
}

resource "tencentcloud_cbs_storage" "as_text" {
  attrs = { storage_name = "a", encrypt = "true" }
}

resource "tencentcloud_cbs_storage_set" "plain" {
  attrs          = { storage_name = "b", encrypt = false }
  expect_failure = true
}

resource "tencentcloud_instance" "no_data_disks" {
  attrs = { instance_name = "c" }
}

resource "tencentcloud_instance" "encrypted" {
  attrs = { instance_name = "d", data_disks = [{ encrypt = true }, { data_disk_snapshot_id = "snap-1" }] }
}

resource "tencentcloud_instance" "one_of_two" {
  attrs          = { instance_name = "e", data_disks = [{ encrypt = true }, { encrypt = null }] }
  expect_failure = true
}
