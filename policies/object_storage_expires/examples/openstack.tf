# expect: fail
resource "openstack_objectstorage_object_v1" "export" {
  container_name = "deliveries"
  name           = "export.csv"
  content        = "…"
}

# expect: fail
resource "openstack_objectstorage_object_v1" "for_years" {
  container_name = "deliveries"
  name           = "for-years.csv"
  content        = "…"
  delete_after   = 63072000
}

# expect: pass
resource "openstack_objectstorage_object_v1" "for_a_month" {
  container_name = "deliveries"
  name           = "for-a-month.csv"
  content        = "…"
  delete_after   = 2592000
}
