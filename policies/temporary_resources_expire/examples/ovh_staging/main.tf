variable "environment" {
  type    = string
  default = "staging"
}

# The day has passed.
# expect: fail
resource "ovh_cloud_project_database" "staging" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  description  = "staging, until 2024-12-31"
  engine       = "postgresql"
  version      = "16"
  plan         = "essential"
  flavor       = "db1-4"
}
