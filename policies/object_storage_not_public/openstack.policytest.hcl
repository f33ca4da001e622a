policytest {
  targets = ["openstack.policy.hcl"]
}

resource "openstack_objectstorage_container_v1" "null" {
  attrs = { name = "a", container_read = null, container_write = null }
}

# All but those who come from one page, which lets in nobody by itself.
resource "openstack_objectstorage_container_v1" "denial" {
  attrs = { name = "a", container_read = ".r:-rogue.example" }
}

resource "openstack_objectstorage_container_v1" "every_account" {
  attrs          = { name = "a", container_read = "labora:converter,*" }
  expect_failure = true
}

resource "openstack_objectstorage_container_v1" "long_spelling" {
  attrs          = { name = "a", container_read = ".referrer:*" }
  expect_failure = true
}

resource "openstack_objectstorage_container_v1" "write" {
  attrs          = { name = "a", container_write = ".r:*" }
  expect_failure = true
}

resource "openstack_objectstorage_tempurl_v1" "default_method" {
  attrs = { ttl = "3600" }
}

resource "openstack_objectstorage_tempurl_v1" "long" {
  attrs          = { ttl = 3601, method = "GET" }
  expect_failure = true
}

resource "openstack_objectstorage_tempurl_v1" "put" {
  attrs          = { ttl = 60, method = "put" }
  expect_failure = true
}

resource "openstack_sharedfilesystem_share_v2" "default" {
  attrs = { name = "a", is_public = null }
}

resource "openstack_sharedfilesystem_share_v2" "public" {
  attrs          = { name = "a", is_public = "true" }
  expect_failure = true
}
