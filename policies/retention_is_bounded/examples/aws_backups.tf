# More than AWS takes today (35 days): the policy does not rely on its limit.
# expect: fail
resource "aws_docdb_cluster" "records" {
  cluster_identifier      = "records"
  backup_retention_period = 120
}

# expect: fail
resource "aws_db_instance" "outlived" {
  identifier               = "records"
  engine                   = "postgres"
  instance_class           = "db.t4g.medium"
  delete_automated_backups = false
}

# expect: fail
resource "aws_db_instance_automated_backups_replication" "records" {
  source_db_instance_arn = aws_db_instance.outlived.arn
  retention_period       = 120
}

# expect: fail
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id     = "sessions"
  description              = "Sessions of the portal"
  snapshot_retention_limit = 120
}

# expect: fail
resource "aws_fsx_windows_file_system" "scans" {
  storage_capacity                = 300
  throughput_capacity             = 32
  subnet_ids                      = ["subnet-0123456789abcdef0"]
  active_directory_id             = "d-0123456789"
  automatic_backup_retention_days = 120
}

# expect: fail
resource "aws_dynamodb_table" "results" {
  name         = "results"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled                 = true
    recovery_period_in_days = 120
  }
}

# expect: fail
resource "aws_db_instance" "staging" {
  identifier     = "staging"
  engine         = "postgres"
  instance_class = "db.t4g.medium"
  tags           = { environment = "staging" }
}

# expect: pass
resource "aws_db_instance" "staging_gone" {
  identifier              = "staging-gone"
  engine                  = "postgres"
  instance_class          = "db.t4g.medium"
  backup_retention_period = 7
  skip_final_snapshot     = true
  tags                    = { environment = "staging" }
}

# expect: fail
resource "aws_fsx_openzfs_file_system" "staging" {
  deployment_type     = "SINGLE_AZ_1"
  storage_capacity    = 64
  throughput_capacity = 64
  subnet_ids          = ["subnet-0123456789abcdef0"]
  tags                = { environment = "staging" }
}

# expect: fail
resource "aws_elasticache_cluster" "staging" {
  cluster_id                = "staging"
  engine                    = "redis"
  node_type                 = "cache.t4g.small"
  final_snapshot_identifier = "staging-final"
  tags                      = { environment = "staging" }
}

# expect: fail
resource "aws_memorydb_cluster" "staging" {
  name                = "staging"
  acl_name            = "staging"
  node_type           = "db.t4g.small"
  final_snapshot_name = "staging-final"
  tags                = { environment = "staging" }
}

# expect: fail
resource "aws_ebs_snapshot" "before_cutover" {
  volume_id = "vol-0123456789abcdef0"
}

# expect: pass
resource "aws_ebs_snapshot" "until_summer" {
  volume_id = "vol-0123456789abcdef0"
  tags      = { expires-at = "2027-06-30" }
}

# expect: fail
resource "aws_redshift_cluster_snapshot" "before_cutover" {
  cluster_identifier  = "statistics"
  snapshot_identifier = "before-cutover"
}

# expect: fail
resource "aws_backup_plan" "for_ever" {
  name = "for-ever"

  rule {
    rule_name         = "daily"
    target_vault_name = "records"
    schedule          = "cron(0 3 * * ? *)"
  }
}

# expect: pass
resource "aws_backup_plan" "a_month" {
  name = "a-month"

  rule {
    rule_name         = "daily"
    target_vault_name = "records"
    schedule          = "cron(0 3 * * ? *)"

    lifecycle {
      delete_after = 30
    }
  }
}

# expect: fail
resource "aws_backup_vault_lock_configuration" "records" {
  backup_vault_name  = "records"
  min_retention_days = 365
}

# expect: fail
resource "aws_dlm_lifecycle_policy" "two_years" {
  description        = "Disks of the servers"
  execution_role_arn = "arn:aws:iam::111122223333:role/dlm"

  policy_details {
    resource_types = ["VOLUME"]
    target_tags    = { backup = "yes" }

    schedule {
      name = "daily"

      create_rule {
        interval = 24
        times    = ["03:00"]
      }

      retain_rule {
        interval      = 2
        interval_unit = "YEARS"
      }
    }
  }
}
