# expect: fail
resource "ovh_cloud_project_region_storage_presign" "export" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA"
  name         = "labora-deliveries"
  object       = "export.csv"
  expire       = 604800
  method       = "GET"
}

# expect: fail
resource "ovh_cloud_project_region_storage_presign" "upload" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA"
  name         = "labora-deliveries"
  object       = "upload.csv"
  expire       = 600
  method       = "PUT"
}

# expect: pass
resource "ovh_cloud_project_region_storage_presign" "short" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA"
  name         = "labora-deliveries"
  object       = "short.csv"
  expire       = "600"
  method       = "GET"
}
