# expect: fail
resource "openstack_objectstorage_container_v1" "deliveries" {
  name           = "deliveries"
  container_read = ".r:*,.rlistings"
}

# Whoever fetches a file says where they come from.
# expect: fail
resource "openstack_objectstorage_container_v1" "portal" {
  name           = "portal"
  container_read = "labora:converter, .r:.labora.example"
}

# expect: fail
resource "openstack_objectstorage_container_v1" "inbox" {
  name            = "inbox"
  container_write = "*:*"
}

# expect: pass
resource "openstack_objectstorage_container_v1" "named" {
  name            = "named"
  container_read  = "labora:converter,.rlistings"
  container_write = "labora:converter"
}

# expect: pass
resource "openstack_objectstorage_container_v1" "private" {
  name = "private"
}

# expect: fail
resource "openstack_objectstorage_tempurl_v1" "export" {
  container = openstack_objectstorage_container_v1.private.name
  object    = "export.csv"
  method    = "get"
  ttl       = 604800
}

# expect: pass
resource "openstack_objectstorage_tempurl_v1" "short" {
  container = openstack_objectstorage_container_v1.private.name
  object    = "short.csv"
  method    = "get"
  ttl       = 600
}

# expect: fail
resource "openstack_sharedfilesystem_share_v2" "records" {
  name        = "records"
  share_proto = "NFS"
  size        = 10
  is_public   = true
}
