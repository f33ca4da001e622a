# expect: fail
resource "ovh_cloud_project_kube" "staging" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  name         = "staging"
  region       = "GRA11"
}

# expect: pass
resource "ovh_cloud_project_kube" "audited" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  name         = "audited"
  region       = "GRA11"
}

resource "ovh_cloud_project_kube_log_subscription" "audited" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  kube_id      = ovh_cloud_project_kube.audited.id
  kind         = "audit"
  stream_id    = "2f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
}
