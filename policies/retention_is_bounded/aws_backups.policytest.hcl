policytest {
  targets = ["aws_backups.policy.hcl"]
}

# -- backups that a service makes by itself ------------------------------------------------------------------------------------

resource "aws_db_instance" "a_week" {
  attrs = {
    identifier              = "records"
    backup_retention_period = 7
  }
}

resource "aws_rds_cluster" "default" {
  attrs = {
    cluster_identifier = "records"
  }
}

# A lower maximum than that of AWS.
resource "aws_docdb_cluster" "five_weeks" {
  expect_failure = true
  inputs {
    max_retention_days = 30
  }
  attrs = {
    cluster_identifier      = "records"
    backup_retention_period = 35
  }
}

resource "aws_neptune_cluster" "within" {
  inputs {
    max_retention_days = 30
  }
  attrs = {
    cluster_identifier      = "records"
    backup_retention_period = 30
  }
}

resource "aws_db_instance" "outlived" {
  expect_failure = true
  attrs = {
    identifier               = "records"
    delete_automated_backups = false
  }
}

resource "aws_rds_cluster" "outlived_as_text" {
  expect_failure = true
  attrs = {
    cluster_identifier       = "records"
    delete_automated_backups = "false"
  }
}

resource "aws_db_instance_automated_backups_replication" "default" {
  attrs = {
    source_db_instance_arn = "arn:aws:rds:eu-west-1:111122223333:db:records"
  }
}

resource "aws_db_instance_automated_backups_replication" "too_long" {
  expect_failure = true
  inputs {
    max_retention_days = 14
  }
  attrs = {
    source_db_instance_arn = "arn:aws:rds:eu-west-1:111122223333:db:records"
    retention_period       = 30
  }
}

resource "aws_elasticache_replication_group" "none" {
  attrs = {
    replication_group_id = "sessions"
  }
}

resource "aws_memorydb_cluster" "too_long" {
  expect_failure = true
  inputs {
    max_retention_days = 14
  }
  attrs = {
    name                     = "sessions"
    snapshot_retention_limit = 35
  }
}

resource "aws_elasticache_serverless_cache" "a_week" {
  attrs = {
    name                     = "sessions"
    snapshot_retention_limit = 7
  }
}

resource "aws_fsx_windows_file_system" "default" {
  attrs = {
    storage_capacity = 300
  }
}

resource "aws_fsx_ontap_file_system" "too_long" {
  expect_failure = true
  inputs {
    max_retention_days = 30
  }
  attrs = {
    storage_capacity                = 1024
    automatic_backup_retention_days = 90
  }
}

resource "aws_dynamodb_table" "five_weeks" {
  expect_failure = true
  inputs {
    max_retention_days = 30
  }
  attrs = {
    name                   = "results"
    point_in_time_recovery = [{ enabled = true, recovery_period_in_days = 35 }]
  }
}

resource "aws_dynamodb_table" "no_recovery" {
  attrs = {
    name = "results"
  }
}

# -- copies made on deletion ---------------------------------------------------------------------------------------------------

resource "aws_db_instance" "leaves_a_copy" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    identifier = "records"
  }
}

resource "aws_db_instance" "leaves_nothing" {
  meta = { environment = "staging" }
  attrs = {
    identifier          = "records"
    skip_final_snapshot = true
  }
}

# In production a last copy may be wanted.
resource "aws_db_instance" "production" {
  meta = { environment = "production" }
  attrs = {
    identifier = "records"
  }
}

resource "aws_db_instance" "replica" {
  meta = { environment = "staging" }
  attrs = {
    identifier          = "reader"
    replicate_source_db = "records"
  }
}

resource "aws_redshift_cluster" "leaves_a_copy" {
  expect_failure = true
  meta           = { environment = "migration" }
  attrs = {
    cluster_identifier               = "statistics"
    manual_snapshot_retention_period = 30
    skip_final_snapshot              = false
  }
}

resource "aws_fsx_windows_file_system" "leaves_a_copy" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    storage_capacity = 300
  }
}

resource "aws_fsx_openzfs_file_system" "leaves_nothing" {
  meta = { environment = "staging" }
  attrs = {
    storage_capacity  = 64
    skip_final_backup = true
  }
}

# Lustre makes no last backup unless it is asked to.
resource "aws_fsx_lustre_file_system" "leaves_nothing" {
  meta = { environment = "staging" }
  attrs = {
    storage_capacity = 1200
  }
}

resource "aws_fsx_lustre_file_system" "leaves_a_copy" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    storage_capacity  = 1200
    skip_final_backup = false
  }
}

resource "aws_elasticache_replication_group" "leaves_a_copy" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    replication_group_id      = "sessions"
    final_snapshot_identifier = "sessions-final"
  }
}

resource "aws_elasticache_cluster" "leaves_nothing" {
  meta = { environment = "staging" }
  attrs = {
    cluster_id = "sessions"
  }
}

resource "aws_memorydb_cluster" "leaves_a_copy" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    name                = "sessions"
    final_snapshot_name = "sessions-final"
  }
}

resource "aws_memorydb_cluster" "leaves_nothing" {
  meta = { environment = "staging" }
  attrs = {
    name                = "sessions"
    final_snapshot_name = null
  }
}

# -- snapshots made by hand ----------------------------------------------------------------------------------------------------

resource "aws_ebs_snapshot" "for_ever" {
  expect_failure = true
  attrs = {
    volume_id = "vol-1"
    tags      = { Name = "before-cutover" }
  }
}

# A key without a date says nothing.
resource "aws_db_snapshot" "empty" {
  expect_failure = true
  attrs = {
    db_snapshot_identifier = "before-cutover"
    tags                   = { expires-at = "" }
  }
}

resource "aws_ami_from_instance" "untagged" {
  expect_failure = true
  attrs = {
    name = "before-cutover"
    tags = null
  }
}

resource "aws_db_cluster_snapshot" "says_when" {
  attrs = {
    db_cluster_snapshot_identifier = "before-cutover"
    tags                           = { Expires_On = "2027-06-30" }
  }
}

# Tags that the provider adds.
resource "aws_ebs_snapshot_copy" "says_when_by_default" {
  attrs = {
    source_snapshot_id = "snap-1"
    tags_all           = { expires-at = "2027-06-30" }
  }
}

resource "aws_redshift_cluster_snapshot" "for_ever" {
  expect_failure = true
  attrs = {
    snapshot_identifier = "before-cutover"
  }
}

resource "aws_redshift_cluster_snapshot" "for_ever_in_writing" {
  expect_failure = true
  attrs = {
    snapshot_identifier              = "before-cutover"
    manual_snapshot_retention_period = -1
  }
}

resource "aws_redshift_cluster_snapshot" "a_month" {
  attrs = {
    snapshot_identifier              = "before-cutover"
    manual_snapshot_retention_period = 30
  }
}

resource "aws_redshift_cluster" "too_long" {
  expect_failure = true
  inputs {
    max_retention_days = 30
  }
  attrs = {
    cluster_identifier                  = "statistics"
    manual_snapshot_retention_period    = 30
    automated_snapshot_retention_period = 35
  }
}

resource "aws_redshift_cluster" "a_month" {
  attrs = {
    cluster_identifier               = "statistics"
    manual_snapshot_retention_period = 30
  }
}

# -- backup plans ------------------------------------------------------------------------------------------------------------

resource "aws_backup_plan" "a_month" {
  attrs = {
    name = "daily"
    rule = [{ rule_name = "daily", lifecycle = [{ delete_after = 30 }], copy_action = [{ lifecycle = [{ delete_after = 30 }] }] }]
  }
}

resource "aws_backup_plan" "for_ever" {
  expect_failure = true
  attrs = {
    name = "daily"
    rule = [{ rule_name = "daily" }]
  }
}

# Moving backups to cheaper storage keeps them.
resource "aws_backup_plan" "cold_storage_only" {
  expect_failure = true
  attrs = {
    name = "daily"
    rule = [{ rule_name = "daily", lifecycle = [{ cold_storage_after = 30 }] }]
  }
}

resource "aws_backup_plan" "second_rule" {
  expect_failure = true
  attrs = {
    name = "daily"
    rule = [
      { rule_name = "daily", lifecycle = [{ delete_after = 30 }] },
      { rule_name = "yearly", lifecycle = [{ delete_after = 3650 }] },
    ]
  }
}

resource "aws_backup_plan" "copies_for_ever" {
  expect_failure = true
  attrs = {
    name = "daily"
    rule = [{ rule_name = "daily", lifecycle = [{ delete_after = 30 }], copy_action = [{ destination_vault_arn = "arn:aws:backup:eu-west-1:111122223333:backup-vault:far" }] }]
  }
}

resource "aws_backup_vault_lock_configuration" "a_quarter" {
  attrs = {
    backup_vault_name  = "records"
    min_retention_days = 7
    max_retention_days = 90
  }
}

resource "aws_backup_vault_lock_configuration" "no_maximum" {
  expect_failure = true
  attrs = {
    backup_vault_name  = "records"
    min_retention_days = 7
  }
}

resource "aws_backup_vault_lock_configuration" "ten_years" {
  expect_failure = true
  attrs = {
    backup_vault_name  = "records"
    min_retention_days = 3650
    max_retention_days = 3650
  }
}

# -- lifecycle policies of disks -------------------------------------------------------------------------------------------------

resource "aws_dlm_lifecycle_policy" "number" {
  attrs = {
    policy_details = [{ schedule = [{ name = "daily", retain_rule = [{ count = 14 }] }] }]
  }
}

resource "aws_dlm_lifecycle_policy" "a_month" {
  attrs = {
    state          = "ENABLED"
    policy_details = [{ schedule = [{ name = "daily", retain_rule = [{ interval = 1, interval_unit = "MONTHS" }] }] }]
  }
}

resource "aws_dlm_lifecycle_policy" "years" {
  expect_failure = true
  attrs = {
    policy_details = [{ schedule = [{ name = "daily", retain_rule = [{ interval = 3, interval_unit = "YEARS" }] }] }]
  }
}

resource "aws_dlm_lifecycle_policy" "switched_off" {
  expect_failure = true
  attrs = {
    state          = "DISABLED"
    policy_details = [{ schedule = [{ name = "daily", retain_rule = [{ count = 14 }] }] }]
  }
}

resource "aws_dlm_lifecycle_policy" "copies_for_ever" {
  expect_failure = true
  attrs = {
    policy_details = [{ schedule = [{ name = "daily", retain_rule = [{ count = 14 }], cross_region_copy_rule = [{ target = "eu-west-1" }] }] }]
  }
}

resource "aws_dlm_lifecycle_policy" "copies_for_a_month" {
  attrs = {
    policy_details = [{
      schedule = [{
        name                   = "daily"
        retain_rule            = [{ count = 14 }]
        cross_region_copy_rule = [{ target = "eu-west-1", retain_rule = [{ interval = 30, interval_unit = "DAYS" }] }]
      }]
    }]
  }
}

resource "aws_dlm_lifecycle_policy" "shared_copies_for_years" {
  expect_failure = true
  attrs = {
    policy_details = [{
      policy_type = "EVENT_BASED_POLICY"
      action      = [{ name = "copy", cross_region_copy = [{ target = "eu-west-1", retain_rule = [{ interval = 2, interval_unit = "YEARS" }] }] }]
    }]
  }
}
