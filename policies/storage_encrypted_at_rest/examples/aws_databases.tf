# expect: fail
resource "aws_rds_cluster" "switched_off" {
  cluster_identifier = "records-switched-off"
  engine             = "aurora-postgresql"
  storage_encrypted  = false
}

# Three databases over three zones, with disks like those of one.
# expect: fail
resource "aws_rds_cluster" "over_three_zones" {
  cluster_identifier        = "records-zones"
  engine                    = "postgres"
  db_cluster_instance_class = "db.m6gd.large"
  storage_type              = "gp3"
  allocated_storage         = 100
}

# expect: fail
resource "aws_rds_cluster" "silent" {
  cluster_identifier = "records-silent"
  engine             = "aurora-mysql"
}

# expect: pass
resource "aws_rds_cluster" "encrypted" {
  cluster_identifier = "records"
  engine             = "aurora-postgresql"
  storage_encrypted  = true
}

# expect: pass
resource "aws_rds_cluster" "as_of_yesterday" {
  cluster_identifier = "records-yesterday"
  engine             = "aurora-postgresql"

  restore_to_point_in_time {
    source_cluster_identifier = aws_rds_cluster.encrypted.cluster_identifier
    restore_type              = "copy-on-write"
  }
}

# Whether this snapshot is encrypted, AWS alone knows.
# expect: unknown
resource "aws_rds_cluster" "restored" {
  cluster_identifier  = "records-restored"
  engine              = "aurora-postgresql"
  snapshot_identifier = "before-migration"
}

# expect: fail
resource "aws_rds_global_cluster" "worldwide" {
  global_cluster_identifier = "worldwide"
  engine                    = "aurora-postgresql"
}

# expect: pass
resource "aws_rds_global_cluster" "of_encrypted" {
  global_cluster_identifier    = "of-encrypted"
  source_db_cluster_identifier = aws_rds_cluster.encrypted.arn
}

# expect: fail
resource "aws_docdb_cluster" "documents" {
  cluster_identifier = "documents"
  master_username    = "admin"
}

# expect: pass
resource "aws_neptune_cluster" "relations" {
  cluster_identifier = "relations"
  storage_encrypted  = true
}

# -- copies

# expect: fail
resource "aws_db_instance" "ledger" {
  identifier = "ledger"
  engine     = "mysql"
}

# It is as plain as the database, which is where to mend it.
resource "aws_db_snapshot" "ledger" {
  db_instance_identifier = aws_db_instance.ledger.identifier
  db_snapshot_identifier = "ledger-before"
}

# expect: fail
resource "aws_db_snapshot_copy" "ledger" {
  source_db_snapshot_identifier = aws_db_snapshot.ledger.db_snapshot_arn
  target_db_snapshot_identifier = "ledger-before-copy"
}

# expect: pass
resource "aws_db_instance" "replica" {
  identifier          = "production-replica"
  replicate_source_db = aws_db_instance.encrypted.identifier
}

# A subnet group of its own asks for the ARN, in the same region too.
# expect: pass
resource "aws_db_instance" "replica_in_other_subnets" {
  identifier           = "production-replica-2"
  replicate_source_db  = aws_db_instance.encrypted.arn
  db_subnet_group_name = "reporting"
}

# expect: fail
resource "aws_db_instance" "replica_abroad" {
  identifier          = "production-abroad"
  replicate_source_db = "arn:aws:rds:eu-west-1:111122223333:db:production"
}

# -- warehouse, caches and search

# expect: fail
resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier = "warehouse"
  node_type          = "ra3.large"
}

# expect: fail
resource "aws_dax_cluster" "results" {
  cluster_name       = "results"
  iam_role_arn       = "arn:aws:iam::111122223333:role/dax"
  node_type          = "dax.t3.small"
  replication_factor = 1
}

# expect: fail
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id = "sessions"
  description          = "sessions of the portal"
  node_type            = "cache.t4g.small"
}

# expect: pass
resource "aws_elasticache_replication_group" "valkey" {
  replication_group_id = "sessions-valkey"
  description          = "sessions of the portal"
  engine               = "valkey"
  node_type            = "cache.t4g.small"
}

# expect: fail
resource "aws_elasticache_cluster" "alone" {
  cluster_id      = "alone"
  engine          = "redis"
  node_type       = "cache.t4g.small"
  num_cache_nodes = 1
}

# expect: fail
resource "aws_opensearch_domain" "reports" {
  domain_name = "reports"
}

# expect: pass
resource "aws_opensearch_domain" "encrypted" {
  domain_name = "reports-encrypted"

  encrypt_at_rest {
    enabled = true
  }
}
