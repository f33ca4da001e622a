# expect: fail
resource "ovh_cloud_project_storage" "deliveries" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA"
  name         = "labora-deliveries"

  tags = {
    environment = "staging"
  }
}

# The day has passed.
# expect: fail
resource "ovh_cloud_project_storage" "import" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA"
  name         = "labora-import"

  tags = {
    environment = "staging"
    expires-at  = "2024-12-31"
  }
}

# expect: pass
resource "ovh_cloud_project_storage" "for_a_quarter" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA"
  name         = "labora-for-a-quarter"

  tags = {
    environment = "staging"
    ttl         = "90d"
  }
}

# Not meant to pass.
resource "ovh_cloud_project_storage" "for_good" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA"
  name         = "labora-for-good"

  tags = {
    environment = "production"
  }
}
