# expect: fail
resource "openstack_blockstorage_volume_v3" "import" {
  name = "import"
  size = 100
}

# expect: fail
resource "openstack_blockstorage_volume_v3" "fast" {
  name        = "fast"
  size        = 100
  volume_type = "high-speed"
}

# expect: pass
resource "openstack_blockstorage_volume_v3" "encrypted" {
  name        = "encrypted"
  size        = 100
  volume_type = "classic-LUKS"
}

# expect: fail
resource "openstack_compute_instance_v2" "converter" {
  name        = "converter"
  flavor_name = "b3-8"

  block_device {
    uuid             = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
    source_type      = "image"
    destination_type = "volume"
    volume_size      = 50
    boot_index       = 0
  }
}

# The volume has a type of its own.
resource "openstack_compute_instance_v2" "with_volume" {
  name        = "with-volume"
  flavor_name = "b3-8"

  block_device {
    uuid             = openstack_blockstorage_volume_v3.encrypted.id
    source_type      = "volume"
    destination_type = "volume"
    boot_index       = 0
  }
}

# expect: fail
resource "openstack_sharedfilesystem_share_v2" "exchange" {
  name        = "exchange"
  share_proto = "NFS"
  size        = 100
}
