policytest {
  targets = ["aws_databases.policy.hcl"]
}

# -- databases ---------------------------------------------------------------------------------------------------------------

resource "aws_db_instance" "encrypted" {
  attrs = {
    identifier        = "records"
    engine            = "postgres"
    storage_encrypted = true
  }
}

resource "aws_db_instance" "encrypted_as_text" {
  attrs = {
    identifier        = "records-text"
    engine            = "postgres"
    storage_encrypted = "true"
  }
}

resource "aws_db_instance" "silent" {
  expect_failure = true
  attrs = {
    identifier = "silent"
    engine     = "postgres"
  }
}

resource "aws_db_instance" "null" {
  expect_failure = true
  attrs = {
    identifier        = "null"
    engine            = "postgres"
    storage_encrypted = null
  }
}

resource "aws_db_instance" "switched_off" {
  expect_failure = true
  attrs = {
    identifier        = "switched-off"
    engine            = "postgres"
    storage_encrypted = false
  }
}

# A key without the switch encrypts nothing.
resource "aws_db_instance" "key_alone" {
  expect_failure = true
  attrs = {
    identifier = "key-alone"
    engine     = "mysql"
    kms_key_id = "arn:aws:kms:eu-west-3:111122223333:key/1"
  }
}

resource "aws_db_instance" "aurora" {
  attrs = {
    identifier = "aurora"
    engine     = "aurora-postgresql"
  }
}

resource "aws_db_instance" "replica" {
  attrs = {
    identifier          = "replica"
    replicate_source_db = aws_db_instance.encrypted.identifier
  }
}

resource "aws_db_instance" "replica_switched_off" {
  expect_failure = true
  attrs = {
    identifier          = "replica-off"
    replicate_source_db = "records"
    storage_encrypted   = false
  }
}

resource "aws_db_instance" "distant_replica" {
  attrs = {
    identifier          = "distant"
    replicate_source_db = "arn:aws:rds:eu-west-1:111122223333:db:records"
    kms_key_id          = "arn:aws:kms:eu-west-3:111122223333:key/1"
  }
}

resource "aws_db_instance" "distant_replica_without_key" {
  expect_failure = true
  attrs = {
    identifier          = "distant-plain"
    replicate_source_db = "arn:aws:rds:eu-west-1:111122223333:db:records"
  }
}

data "aws_db_snapshot" "encrypted" {
  attrs = {
    db_snapshot_identifier = "before-migration"
    encrypted              = true
  }
}

data "aws_db_snapshot" "plain" {
  attrs = {
    db_snapshot_identifier = "ancient"
    encrypted              = false
  }
}

resource "aws_db_instance" "from_encrypted_snapshot" {
  attrs = {
    identifier          = "restored"
    snapshot_identifier = "before-migration"
  }
}

resource "aws_db_instance" "from_plain_snapshot" {
  expect_failure = true
  attrs = {
    identifier          = "restored-plain"
    snapshot_identifier = "ancient"
  }
}

# -- clusters of Aurora and over several zones -------------------------------------------------------------------------------

resource "aws_rds_cluster" "encrypted" {
  attrs = {
    cluster_identifier = "encrypted"
    engine             = "aurora-postgresql"
    storage_encrypted  = true
  }
}

resource "aws_rds_cluster" "switched_off" {
  expect_failure = true
  attrs = {
    cluster_identifier = "switched-off"
    engine             = "aurora-mysql"
    storage_encrypted  = false
  }
}

resource "aws_rds_cluster" "switched_off_as_text" {
  expect_failure = true
  attrs = {
    cluster_identifier = "switched-off-text"
    engine             = "aurora-mysql"
    storage_encrypted  = "false"
  }
}

# Nobody can tell: the finding is advisory.
resource "aws_rds_cluster" "aurora_silent" {
  expect_failure = true
  attrs = {
    cluster_identifier = "aurora-silent"
    engine             = "aurora-postgresql"
  }
}

resource "aws_rds_cluster" "aurora_of_old_configuration" {
  expect_failure = true
  attrs = {
    cluster_identifier = "aurora-old"
    storage_encrypted  = null
  }
}

# A cluster of plain databases over several zones is plain like one of them.
resource "aws_rds_cluster" "several_zones" {
  expect_failure = true
  attrs = {
    cluster_identifier        = "several-zones"
    engine                    = "postgres"
    db_cluster_instance_class = "db.m6gd.large"
  }
}

resource "aws_rds_cluster" "serverless" {
  attrs = {
    cluster_identifier = "serverless"
    engine             = "aurora-mysql"
    engine_mode        = "serverless"
    storage_encrypted  = false
  }
}

resource "aws_rds_cluster" "of_snapshot_with_a_key" {
  attrs = {
    cluster_identifier  = "of-snapshot"
    engine              = "aurora-postgresql"
    snapshot_identifier = "before-migration"
    kms_key_id          = "arn:aws:kms:eu-west-3:111122223333:key/1"
  }
}

data "aws_db_cluster_snapshot" "plain" {
  attrs = {
    db_cluster_snapshot_identifier = "ancient"
    storage_encrypted              = false
  }
}

resource "aws_rds_cluster" "of_plain_snapshot" {
  expect_failure = true
  attrs = {
    cluster_identifier  = "of-plain-snapshot"
    engine              = "aurora-postgresql"
    snapshot_identifier = "ancient"
  }
}

resource "aws_rds_cluster" "of_declared_past" {
  attrs = {
    cluster_identifier       = "of-declared-past"
    engine                   = "aurora-postgresql"
    restore_to_point_in_time = [{ source_cluster_identifier = "encrypted", use_latest_restorable_time = true }]
  }
}

resource "aws_rds_cluster" "joins_a_global_cluster" {
  attrs = {
    cluster_identifier        = "joins"
    engine                    = "aurora-postgresql"
    global_cluster_identifier = "worldwide"
  }
}

# -- global clusters ---------------------------------------------------------------------------------------------------------

resource "aws_rds_global_cluster" "encrypted" {
  attrs = {
    global_cluster_identifier = "worldwide"
    engine                    = "aurora-postgresql"
    storage_encrypted         = true
  }
}

resource "aws_rds_global_cluster" "silent" {
  expect_failure = true
  attrs = {
    global_cluster_identifier = "worldwide-silent"
    engine                    = "aurora-postgresql"
  }
}

resource "aws_docdb_global_cluster" "switched_off" {
  expect_failure = true
  attrs = {
    global_cluster_identifier = "documents"
    storage_encrypted         = false
  }
}

resource "aws_rds_cluster" "origin" {
  attrs = {
    cluster_identifier = "origin"
    arn                = "arn:aws:rds:eu-west-3:111122223333:cluster:origin"
    engine             = "aurora-postgresql"
    storage_encrypted  = true
  }
}

resource "aws_rds_global_cluster" "of_a_declared_cluster" {
  attrs = {
    global_cluster_identifier    = "worldwide-origin"
    source_db_cluster_identifier = aws_rds_cluster.origin.arn
  }
}

data "aws_rds_cluster" "plain" {
  attrs = {
    cluster_identifier = "arn:aws:rds:eu-west-1:111122223333:cluster:old"
    storage_encrypted  = false
  }
}

resource "aws_neptune_global_cluster" "of_a_plain_cluster" {
  expect_failure = true
  attrs = {
    global_cluster_identifier    = "graphs"
    source_db_cluster_identifier = "arn:aws:rds:eu-west-1:111122223333:cluster:old"
  }
}

# -- documents and graphs ----------------------------------------------------------------------------------------------------

resource "aws_docdb_cluster" "encrypted" {
  attrs = {
    cluster_identifier = "documents"
    storage_encrypted  = "true"
  }
}

resource "aws_docdb_cluster" "silent" {
  expect_failure = true
  attrs = {
    cluster_identifier = "documents-silent"
  }
}

# A key without the switch encrypts nothing.
resource "aws_neptune_cluster" "key_alone" {
  expect_failure = true
  attrs = {
    cluster_identifier = "graphs"
    kms_key_arn        = "arn:aws:kms:eu-west-3:111122223333:key/1"
  }
}

resource "aws_docdb_cluster" "of_snapshot_with_a_key" {
  attrs = {
    cluster_identifier  = "documents-restored"
    snapshot_identifier = "before-migration"
    kms_key_id          = "arn:aws:kms:eu-west-3:111122223333:key/1"
  }
}

resource "aws_docdb_cluster" "joins_a_global_cluster" {
  attrs = {
    cluster_identifier        = "documents-joins"
    global_cluster_identifier = "documents"
  }
}

resource "aws_neptune_cluster" "of_plain_snapshot" {
  expect_failure = true
  attrs = {
    cluster_identifier  = "graphs-restored"
    snapshot_identifier = "ancient"
  }
}

# Members of a cluster have nothing to say of its storage.
resource "aws_docdb_cluster_instance" "member" {
  attrs = {
    cluster_identifier = "documents-silent"
  }
}

# -- copies of snapshots -----------------------------------------------------------------------------------------------------

resource "aws_db_instance" "plain" {
  expect_failure = true
  attrs = {
    identifier = "ledger"
    engine     = "mysql"
  }
}

resource "aws_db_snapshot" "of_plain_database" {
  attrs = {
    db_instance_identifier = aws_db_instance.plain.identifier
    db_snapshot_identifier = "ledger-before"
  }
}

resource "aws_db_snapshot" "of_encrypted_database" {
  attrs = {
    db_instance_identifier = "records"
    db_snapshot_identifier = "records-before"
  }
}

resource "aws_db_snapshot_copy" "plain" {
  expect_failure = true
  attrs = {
    source_db_snapshot_identifier = aws_db_snapshot.of_plain_database.db_snapshot_identifier
    target_db_snapshot_identifier = "ledger-copy"
  }
}

resource "aws_db_snapshot_copy" "encrypted_on_the_way" {
  attrs = {
    source_db_snapshot_identifier = aws_db_snapshot.of_plain_database.db_snapshot_identifier
    target_db_snapshot_identifier = "ledger-copy-2"
    kms_key_id                    = "arn:aws:kms:eu-west-3:111122223333:key/1"
  }
}

resource "aws_db_snapshot_copy" "of_encrypted_database" {
  attrs = {
    source_db_snapshot_identifier = aws_db_snapshot.of_encrypted_database.db_snapshot_identifier
    target_db_snapshot_identifier = "records-copy"
  }
}

resource "aws_db_snapshot_copy" "of_distant_plain_snapshot" {
  expect_failure = true
  attrs = {
    source_db_snapshot_identifier = "ancient"
    target_db_snapshot_identifier = "ancient-copy"
  }
}

# -- warehouse, caches and search --------------------------------------------------------------------------------------------

resource "aws_redshift_cluster" "encrypted" {
  attrs = {
    cluster_identifier = "warehouse"
    encrypted          = "true"
  }
}

resource "aws_redshift_cluster" "switched_off" {
  expect_failure = true
  attrs = {
    cluster_identifier = "warehouse-off"
    encrypted          = false
  }
}

# The version decides, and nothing keeps an old one away.
resource "aws_redshift_cluster" "silent" {
  expect_failure = true
  attrs = {
    cluster_identifier = "warehouse-silent"
  }
}

resource "aws_redshift_cluster" "restored" {
  attrs = {
    cluster_identifier  = "warehouse-restored"
    snapshot_identifier = "before-migration"
  }
}

resource "aws_dax_cluster" "encrypted" {
  attrs = {
    cluster_name           = "results"
    server_side_encryption = [{ enabled = true }]
  }
}

resource "aws_dax_cluster" "silent" {
  expect_failure = true
  attrs = {
    cluster_name = "results-silent"
  }
}

resource "aws_elasticache_replication_group" "encrypted" {
  attrs = {
    replication_group_id       = "sessions"
    at_rest_encryption_enabled = true
  }
}

resource "aws_elasticache_replication_group" "redis_silent" {
  expect_failure = true
  attrs = {
    replication_group_id = "sessions-silent"
    engine               = "redis"
  }
}

resource "aws_elasticache_replication_group" "engine_not_written" {
  expect_failure = true
  attrs = {
    replication_group_id = "sessions-default"
  }
}

resource "aws_elasticache_replication_group" "valkey_silent" {
  attrs = {
    replication_group_id = "valkey"
    engine               = "valkey"
  }
}

resource "aws_elasticache_replication_group" "valkey_switched_off" {
  expect_failure = true
  attrs = {
    replication_group_id       = "valkey-off"
    engine                     = "valkey"
    at_rest_encryption_enabled = false
  }
}

resource "aws_elasticache_replication_group" "joins_a_global_group" {
  attrs = {
    replication_group_id        = "sessions-abroad"
    global_replication_group_id = "worldwide"
  }
}

resource "aws_elasticache_cluster" "on_its_own" {
  expect_failure = true
  attrs = {
    cluster_id = "cache"
    engine     = "redis"
  }
}

resource "aws_elasticache_cluster" "member" {
  attrs = {
    cluster_id           = "cache-member"
    replication_group_id = "sessions"
  }
}

resource "aws_elasticache_cluster" "memcached" {
  attrs = {
    cluster_id = "pages"
    engine     = "memcached"
  }
}

resource "aws_opensearch_domain" "encrypted" {
  attrs = {
    domain_name     = "search"
    encrypt_at_rest = [{ enabled = true }]
  }
}

resource "aws_opensearch_domain" "silent" {
  expect_failure = true
  attrs = {
    domain_name = "search-silent"
  }
}

resource "aws_elasticsearch_domain" "switched_off" {
  expect_failure = true
  attrs = {
    domain_name     = "search-off"
    encrypt_at_rest = [{ enabled = false, kms_key_id = "arn:aws:kms:eu-west-3:111122223333:key/1" }]
  }
}

resource "aws_memorydb_cluster" "always_encrypted" {
  attrs = {
    name = "sessions"
  }
}
