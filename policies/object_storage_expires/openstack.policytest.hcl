policytest {
  targets = ["openstack.policy.hcl"]
}

resource "openstack_objectstorage_object_v1" "at_a_day" {
  attrs = { name = "a", delete_at = "2026-12-31T00:00:00Z", delete_after = null }
}

resource "openstack_objectstorage_object_v1" "nulls" {
  attrs          = { name = "a", delete_at = null, delete_after = null }
  expect_failure = true
}

resource "openstack_objectstorage_object_v1" "ninety_one_days" {
  attrs          = { name = "a", delete_after = 7862400 }
  expect_failure = true
}
