policytest {
  targets = ["alicloud.policy.hcl"]
}

resource "alicloud_disk" "as_text" {
  attrs = { size = 100, encrypted = "true", snapshot_id = null }
}

resource "alicloud_ecs_disk" "null" {
  attrs          = { size = 100, encrypted = null, snapshot_id = "" }
  expect_failure = true
}

resource "alicloud_ecs_launch_template" "no_data_disks" {
  attrs = { launch_template_name = "a", system_disk = [{ category = "cloud_essd" }] }
}

resource "alicloud_ecs_launch_template" "from_a_snapshot" {
  attrs = { launch_template_name = "b", data_disks = [{ snapshot_id = "s-1" }, { encrypted = true }] }
}

resource "alicloud_ecs_launch_template" "system_disk" {
  attrs          = { launch_template_name = "c", system_disk = [{ encrypted = "false" }] }
  expect_failure = true
}

resource "alicloud_instance" "encrypted" {
  attrs = { instance_name = "d", system_disk_encrypted = true, data_disks = [{ encrypted = true }] }
}

resource "alicloud_instance" "plain_disk" {
  attrs          = { instance_name = "e", data_disks = [{ encrypted = true }, { size = 20 }] }
  expect_failure = true
}

resource "alicloud_db_instance" "by_the_engine" {
  attrs = { engine = "SQLServer", tde_status = "Enabled" }
}

resource "alicloud_db_instance" "empty_key" {
  attrs          = { engine = "MariaDB", encryption_key = "" }
  expect_failure = true
}

resource "alicloud_mongodb_instance" "disk" {
  attrs = { name = "f", encrypted = true }
}

resource "alicloud_mongodb_sharding_instance" "engine" {
  attrs = { name = "g", tde_status = "enabled" }
}

resource "alicloud_mongodb_sharding_instance" "plain" {
  attrs          = { name = "h", tde_status = "disabled" }
  expect_failure = true
}
