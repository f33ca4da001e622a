policytest {
  targets = ["openstack.policy.hcl"]
}

resource "openstack_compute_instance_v2" "production" {
  meta  = { environment = "production" }
  attrs = { name = "a", block_device = [{ source_type = "image", destination_type = "volume" }] }
}

# The volume is declared for itself.
resource "openstack_compute_instance_v2" "own_volume" {
  attrs = { name = "a", block_device = [{ source_type = "volume", destination_type = "volume" }] }
}

resource "openstack_compute_instance_v2" "goes" {
  attrs = { name = "a", block_device = [{ source_type = "blank", destination_type = "volume", delete_on_termination = "true" }] }
}

resource "openstack_compute_instance_v2" "null" {
  attrs          = { name = "a", block_device = [{ source_type = "blank", destination_type = "volume", delete_on_termination = null }] }
  expect_failure = true
}

resource "openstack_images_image_v2" "property" {
  attrs = { name = "a", properties = { ttl = "30d" } }
}

resource "openstack_images_image_v2" "tag" {
  attrs = { name = "a", tags = ["expires-at=2027-01-31"] }
}

resource "openstack_images_image_v2" "empty" {
  attrs          = { name = "a", properties = { ttl = "" }, tags = ["expires-at="] }
  expect_failure = true
}

# Of no passing environment.
resource "openstack_blockstorage_volume_v3" "records" {
  attrs = { name = "a" }
}

resource "openstack_blockstorage_volume_v3" "test" {
  meta           = { environment = "test" }
  attrs          = { name = "a", metadata = null }
  expect_failure = true
}

resource "openstack_identity_application_credential_v3" "expiring" {
  attrs = { name = "a", expires_at = "2027-01-31T00:00:00Z", unrestricted = false }
}

resource "openstack_identity_application_credential_v3" "null" {
  attrs          = { name = "a", expires_at = null }
  expect_failure = true
}

resource "openstack_identity_application_credential_v3" "unrestricted" {
  attrs          = { name = "a", expires_at = "2027-01-31T00:00:00Z", unrestricted = "true" }
  expect_failure = true
}

resource "openstack_keymanager_secret_v1" "expiring" {
  meta  = { environment = "migration" }
  attrs = { name = "a", expiration = "2027-01-31T00:00:00Z" }
}

resource "openstack_keymanager_secret_v1" "lasting" {
  meta           = { environment = "migration" }
  attrs          = { name = "a" }
  expect_failure = true
}
