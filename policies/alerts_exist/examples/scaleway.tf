# expect: fail
resource "scaleway_rdb_instance" "unwatched" {
  name      = "unwatched"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-15"
}

# expect: fail
resource "scaleway_cockpit" "unwatched" {}
