# expect: fail
resource "ovh_cloud_project_ssh_key" "team" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  name         = "team"
  public_key   = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE0aTeamKeyOfLaboraForOvhcloud01 team@labora"
}

# expect: fail
resource "ovh_cloud_project_ssh_key" "jeanne" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  name         = "jeanne.petit"
  public_key   = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE0bSharedKeyOfLaboraOvhcloud02 jeanne"
}

# expect: fail
resource "ovh_cloud_ssh_key" "paul" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  name         = "paul.roux"
  public_key   = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE0bSharedKeyOfLaboraOvhcloud02 paul"
}

# expect: fail
resource "ovh_cloud_project_user" "support" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  description  = "support team"
}

# expect: pass
resource "ovh_cloud_project_user" "portal" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  description  = "portal"
}

# expect: fail
resource "ovh_me_identity_user" "ops" {
  login       = "ops"
  email       = "ops@labora.example"
  description = "operations"
  password    = var.ovh_password
}

variable "ovh_password" {
  type      = string
  sensitive = true
}

# expect: pass
resource "ovh_me_identity_user" "amina" {
  login       = "amina.diallo"
  email       = "amina.diallo@labora.example"
  description = "amina.diallo"
  password    = var.ovh_password
}

# expect: fail
resource "ovh_cloud_project_database_postgresql_user" "admin" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  cluster_id   = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  name         = "labadmin"
}

# expect: fail
resource "ovh_cloud_project_containerregistry_user" "admin" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  registry_id  = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  login        = "admin"
  email        = "admin@labora.example"
}
