# expect: fail
resource "ovh_cloud_project_loadbalancer" "silent" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA9"
  flavor_id    = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
}

# expect: pass
resource "ovh_cloud_project_loadbalancer" "logged" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA9"
  flavor_id    = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
}

resource "ovh_cloud_project_region_loadbalancer_log_subscription" "logged" {
  service_name    = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name     = "GRA9"
  loadbalancer_id = ovh_cloud_project_loadbalancer.logged.id
  kind            = "haproxy"
  stream_id       = "2f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
}
