# expect: fail
resource "openstack_compute_instance_v2" "deliveries" {
  name        = "deliveries"
  flavor_name = "b3-8"

  metadata = {
    environment = "staging"
  }
}

# The day has passed.
# expect: fail
resource "openstack_blockstorage_volume_v3" "import" {
  name = "import"
  size = 100

  metadata = {
    environment = "staging"
    expires-at  = "2024-12-31"
  }
}

# expect: pass
resource "openstack_compute_instance_v2" "for_a_quarter" {
  name        = "for_a_quarter"
  flavor_name = "b3-8"

  metadata = {
    environment = "staging"
    ttl         = "90d"
  }
}

# Not meant to pass.
resource "openstack_compute_instance_v2" "for_good" {
  name        = "for_good"
  flavor_name = "b3-8"

  metadata = {
    environment = "production"
  }
}
