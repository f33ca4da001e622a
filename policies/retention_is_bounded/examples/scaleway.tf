# expect: fail
resource "scaleway_rdb_instance" "results" {
  name                      = "results"
  node_type                 = "DB-GP-XS"
  engine                    = "PostgreSQL-15"
  backup_schedule_retention = 365
}

# expect: pass
resource "scaleway_rdb_instance" "default" {
  name      = "default"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-15"
}

# expect: fail
resource "scaleway_mongodb_instance" "documents" {
  name                             = "documents"
  node_type                        = "MGDB-PLAY2-NANO"
  node_number                      = 1
  is_snapshot_schedule_enabled     = true
  snapshot_schedule_retention_days = 400
}

# expect: fail
resource "scaleway_rdb_database_backup" "before_import" {
  instance_id   = scaleway_rdb_instance.results.id
  database_name = "results"
}

# expect: pass
resource "scaleway_rdb_snapshot" "before_import" {
  name        = "before-import"
  instance_id = scaleway_rdb_instance.results.id
  expires_at  = "2027-01-31T00:00:00Z"
}

# expect: fail
resource "scaleway_block_snapshot" "import" {
  name      = "import"
  volume_id = "fr-par-1/1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  tags      = ["import", "staging"]
}

# expect: pass
resource "scaleway_instance_snapshot" "import" {
  name      = "import"
  volume_id = "fr-par-1/1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  tags      = ["import", "Expires_At=2027-01-31"]
}

# expect: fail
resource "scaleway_cockpit_source" "logs" {
  name           = "logs"
  type           = "logs"
  retention_days = 730
}

# expect: fail
resource "scaleway_k8s_cluster" "staging" {
  name                        = "staging"
  version                     = "1.31.2"
  cni                         = "cilium"
  delete_additional_resources = false
}

# expect: fail
resource "scaleway_secret" "source_password" {
  name = "source-password"
  tags = ["environment=migration"]
}
