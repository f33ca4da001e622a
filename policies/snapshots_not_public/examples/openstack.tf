# expect: fail
resource "openstack_images_image_v2" "converter" {
  name             = "converter"
  container_format = "bare"
  disk_format      = "qcow2"
  visibility       = "community"
}

# expect: pass
resource "openstack_images_image_v2" "private" {
  name             = "private"
  container_format = "bare"
  disk_format      = "qcow2"
}

# expect: fail
resource "openstack_images_image_access_v2" "partner" {
  image_id  = openstack_images_image_v2.private.id
  member_id = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
}
