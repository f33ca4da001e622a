# expect: fail
resource "ovh_cloud_project_storage" "deliveries" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA"
  name         = "labora-deliveries"
}

# expect: pass
resource "ovh_cloud_project_storage" "expiring" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA"
  name         = "labora-expiring"
}

# expect: pass
resource "ovh_cloud_project_storage_object_bucket_lifecycle_configuration" "expiring" {
  service_name   = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name    = "GRA"
  container_name = ovh_cloud_project_storage.expiring.name

  rules = [{
    id                                = "expire"
    status                            = "enabled"
    expiration                        = { days = 30 }
    abort_incomplete_multipart_upload = { days_after_initiation = 3 }
  }]
}

# expect: fail
resource "ovh_cloud_project_storage" "versions" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA"
  name         = "labora-versions"

  versioning = {
    status = "enabled"
  }

  object_lock = {
    status = "enabled"
    rule   = { mode = "compliance", period = "P1Y" }
  }
}

# expect: fail
resource "ovh_cloud_project_storage_object_bucket_lifecycle_configuration" "versions" {
  service_name   = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name    = "GRA"
  container_name = "labora-versions"

  rules = [{
    id         = "expire"
    status     = "enabled"
    expiration = { days = 30 }
  }]
}
