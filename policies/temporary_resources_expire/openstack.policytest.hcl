policytest {
  targets = ["openstack.policy.hcl"]
}

inputs {
  today = "2026-06-15"
}

# Nothing says which environment this is.
resource "openstack_objectstorage_container_v1" "of_no_environment" {
  attrs = { name = "a" }
}

resource "openstack_objectstorage_container_v1" "of_production" {
  meta  = { environment = "production" }
  attrs = { name = "a" }
}

resource "openstack_objectstorage_container_v1" "of_staging" {
  meta           = { environment = "staging" }
  attrs          = { name = "a" }
  expect_failure = true
}

resource "openstack_objectstorage_container_v1" "null_tags" {
  meta           = { environment = "migration" }
  attrs          = { name = "a", metadata = null }
  expect_failure = true
}

resource "openstack_objectstorage_container_v1" "day_ahead" {
  meta  = { environment = "migration" }
  attrs = { name = "a", metadata = { Expires_At = "2026-09-30" } }
}

resource "openstack_objectstorage_container_v1" "last_day" {
  meta  = { environment = "test" }
  attrs = { name = "a", metadata = { expires-at = "2026-06-15" } }
}

resource "openstack_objectstorage_container_v1" "day_after" {
  meta           = { environment = "test" }
  attrs          = { name = "a", metadata = { expires-at = "2026-06-14" } }
  expect_failure = true
}

resource "openstack_objectstorage_container_v1" "some_day" {
  meta           = { environment = "test" }
  attrs          = { name = "a", metadata = { expires-at = "soon" } }
  expect_failure = true
}

resource "openstack_objectstorage_container_v1" "far_ahead" {
  meta           = { environment = "test" }
  attrs          = { name = "a", metadata = { expires-at = "2028-01-01" } }
  expect_failure = true
}

resource "openstack_objectstorage_container_v1" "three_weeks" {
  meta  = { environment = "test" }
  attrs = { name = "a", metadata = { ttl = "3w" } }
}

resource "openstack_objectstorage_container_v1" "many_weeks" {
  meta           = { environment = "test" }
  attrs          = { name = "a", metadata = { ttl = "300 weeks" } }
  expect_failure = true
}

resource "openstack_objectstorage_container_v1" "no_value" {
  meta           = { environment = "test" }
  attrs          = { name = "a", metadata = { expiry = "" } }
  expect_failure = true
}

resource "openstack_compute_instance_v2" "words" {
  meta  = { environment = "staging" }
  attrs = { name = "a", metadata = { role = "import" }, tags = ["expires-at=2026-07-01"] }
}
