policytest {
  targets = ["openstack.policy.hcl"]
}

resource "openstack_blockstorage_volume_v3" "null" {
  attrs          = { name = "null", volume_type = null }
  expect_failure = true
}

resource "openstack_db_instance_v1" "encrypted" {
  attrs = { name = "encrypted", volume_type = "lvm_encrypted" }
}

resource "openstack_sharedfilesystem_share_v2" "own_name" {
  attrs = { name = "own", share_type = "tresor" }

  inputs {
    encrypted_types = ["tresor"]
  }
}

resource "openstack_sharedfilesystem_share_v2" "plain" {
  attrs          = { name = "plain", share_type = "dhss_false" }
  expect_failure = true
}

resource "openstack_compute_instance_v2" "local_disk" {
  attrs = { name = "local", block_device = [{ source_type = "image", destination_type = "local" }] }
}

resource "openstack_compute_instance_v2" "encrypted" {
  attrs = { name = "encrypted", block_device = [{ source_type = "image", destination_type = "volume", volume_type = "high-speed-luks" }] }
}

resource "openstack_compute_instance_v2" "one_of_two" {
  attrs = {
    name = "one-of-two"
    block_device = [
      { source_type = "image", destination_type = "volume", volume_type = "high-speed-luks" },
      { source_type = "blank", destination_type = "volume" },
    ]
  }
  expect_failure = true
}
