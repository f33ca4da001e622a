# expect: fail
resource "ovh_cloud_project_kube" "staging" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  name         = "staging"
  region       = "GRA11"
}

# expect: pass
resource "ovh_cloud_project_kube" "with_directory" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  name         = "with-directory"
  region       = "GRA11"
}

resource "ovh_cloud_project_kube_oidc" "with_directory" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  kube_id      = ovh_cloud_project_kube.with_directory.id
  client_id    = "cluster"
  issuer_url   = "https://sso.labora.example"
}

# expect: fail
resource "ovh_cloud_project_containerregistry" "images" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region       = "GRA"
  name         = "images"
}

# expect: fail
resource "ovh_cloud_managed_kubernetes" "test" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  name         = "test"
  region       = "GRA11"
}
