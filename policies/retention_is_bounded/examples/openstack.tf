# expect: fail
resource "openstack_compute_instance_v2" "converter" {
  name        = "converter"
  flavor_name = "b3-8"

  block_device {
    uuid             = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
    source_type      = "image"
    destination_type = "volume"
    volume_size      = 50
  }
}

# expect: pass
resource "openstack_compute_instance_v2" "portal" {
  name        = "portal"
  flavor_name = "b3-8"

  block_device {
    uuid                  = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
    source_type           = "image"
    destination_type      = "volume"
    volume_size           = 50
    delete_on_termination = true
  }
}

# expect: fail
resource "openstack_blockstorage_volume_v3" "import" {
  name = "import"
  size = 100

  metadata = {
    environment = "staging"
  }
}

# expect: pass
resource "openstack_blockstorage_volume_v3" "expiring" {
  name = "expiring"
  size = 100

  metadata = {
    environment = "staging"
    expires-at  = "2027-01-31"
  }
}

# expect: fail
resource "openstack_images_image_v2" "converter" {
  name             = "converter"
  container_format = "bare"
  disk_format      = "qcow2"
}

# expect: fail
resource "openstack_identity_application_credential_v3" "import" {
  name = "import"
}

# expect: pass
resource "openstack_identity_application_credential_v3" "expiring" {
  name       = "expiring"
  expires_at = "2027-01-31T00:00:00Z"
}

# Nothing says that it belongs to a migration.
resource "openstack_keymanager_secret_v1" "portal" {
  name = "portal"
}

# expect: fail
resource "openstack_keymanager_secret_v1" "import" {
  name = "import"

  metadata = {
    environment = "migration"
  }
}
