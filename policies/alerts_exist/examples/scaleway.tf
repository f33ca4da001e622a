# expect: fail
resource "scaleway_rdb_instance" "unwatched" {
  name      = "unwatched"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-15"
}

# expect: fail
resource "scaleway_k8s_cluster" "laboratory" {
  name    = "laboratory"
  version = "1.31.2"
  cni     = "cilium"
}

# expect: fail
resource "scaleway_cockpit" "unwatched" {}
