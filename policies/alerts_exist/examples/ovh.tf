# expect: fail
resource "ovh_cloud_project_database" "unwatched" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  engine       = "postgresql"
  version      = "16"
  plan         = "essential"
  flavor       = "db1-7"
}

# expect: pass
resource "ovh_cloud_project_database" "watched" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  engine       = "postgresql"
  version      = "16"
  plan         = "essential"
  flavor       = "db1-7"
}

resource "ovh_cloud_project_database_prometheus" "watched" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  engine       = "postgresql"
  cluster_id   = ovh_cloud_project_database.watched.id
}

# expect: fail
resource "ovh_cloud_managed_database" "unwatched" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  engine       = "mysql"
  version      = "8"
  plan         = "essential"
  flavor       = "db1-7"
}
