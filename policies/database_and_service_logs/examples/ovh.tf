# expect: fail
resource "ovh_cloud_project_database" "results" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  engine       = "postgresql"
  version      = "16"
  plan         = "essential"
  flavor       = "db1-7"
}

# expect: pass
resource "ovh_cloud_project_database" "logged" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  engine       = "postgresql"
  version      = "16"
  plan         = "essential"
  flavor       = "db1-7"
}

resource "ovh_cloud_project_database_log_subscription" "logged" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  engine       = "postgresql"
  cluster_id   = ovh_cloud_project_database.logged.id
  kind         = "customer_logs"
  stream_id    = "2f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
}

# expect: fail
resource "ovh_cloud_managed_database" "orders" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  engine       = "mysql"
  version      = "8"
  plan         = "essential"
  flavor       = "db1-7"
}

# expect: fail
resource "ovh_cloud_managed_analytics" "letters" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  engine       = "opensearch"
  version      = "2"
  plan         = "essential"
  flavor       = "db1-7"
}
