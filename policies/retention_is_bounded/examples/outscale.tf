# expect: fail
resource "outscale_vm" "converter" {
  image_id = "ami-0a1b2c3d"
  vm_type  = "tinav5.c2r4p1"

  block_device_mappings {
    device_name = "/dev/sdb"

    bsu {
      volume_size           = 100
      delete_on_vm_deletion = false
    }
  }
}

# expect: pass
resource "outscale_vm" "portal" {
  image_id = "ami-0a1b2c3d"
  vm_type  = "tinav5.c2r4p1"
}

# expect: fail
resource "outscale_snapshot" "import" {
  volume_id = "vol-0a1b2c3d"
}

# expect: pass
resource "outscale_image" "converter" {
  image_name = "converter"
  vm_id      = "i-0a1b2c3d"

  tags {
    key   = "Name"
    value = "converter"
  }

  tags {
    key   = "Expires_At"
    value = "2027-01-31"
  }
}

# expect: fail
resource "outscale_volume" "import" {
  subregion_name = "eu-west-2a"
  size           = 100

  tags {
    key   = "env"
    value = "staging"
  }
}
