# expect: fail
resource "scaleway_rdb_instance" "results" {
  name      = "results"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-15"
}

# expect: pass
resource "scaleway_rdb_instance" "encrypted" {
  name               = "encrypted"
  node_type          = "DB-GP-XS"
  engine             = "PostgreSQL-15"
  encryption_at_rest = true
}

resource "scaleway_rdb_snapshot" "encrypted" {
  name        = "encrypted"
  instance_id = scaleway_rdb_instance.encrypted.id
}

# What is restored is encrypted as its original was.
# expect: pass
resource "scaleway_rdb_instance" "restored" {
  name        = "restored"
  node_type   = "DB-GP-XS"
  snapshot_id = scaleway_rdb_snapshot.encrypted.id
}

resource "scaleway_rdb_snapshot" "plain" {
  name        = "plain"
  instance_id = scaleway_rdb_instance.results.id
}

# expect: fail
resource "scaleway_rdb_instance" "restored_plain" {
  name        = "restored-plain"
  node_type   = "DB-GP-XS"
  snapshot_id = scaleway_rdb_snapshot.plain.id
}

# The snapshot is not declared here.
# expect: unknown
resource "scaleway_rdb_instance" "restored_elsewhere" {
  name        = "restored-elsewhere"
  node_type   = "DB-GP-XS"
  snapshot_id = var.scaleway_snapshot_id
}

variable "scaleway_snapshot_id" {
  type = string
}

# expect: fail
resource "scaleway_object_bucket" "deliveries" {
  name = "labora-deliveries"
}

# expect: pass
resource "scaleway_object_bucket" "encrypted" {
  name = "labora-deliveries-encrypted"
}

resource "scaleway_object_bucket_server_side_encryption_configuration" "encrypted" {
  bucket = scaleway_object_bucket.encrypted.name

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}
