# Backups and snapshots of AWS: until when the copies of what was deleted stay.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

input "max_retention_days" {
  type        = number
  default     = 90
  description = "Days that backups and snapshots may stay."
}

input "expiry_tags" {
  type        = list(string)
  default     = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires"]
  description = "Keys of the tag that says until when something may exist; case and the signs - _ . : make no difference."
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  # "Expires_At" and "expires-at" are the same key: the words of a key, in small letters, joined by dashes.
  expiry_tags = [for key in input.expiry_tags : core::join("-", core::regexall("[^-_.:]+", core::lower(key)))]

  # Where copies of the real data pass through, and are forgotten.
  is_passing = core::contains(["migration", "staging", "test", "development"], hclscan::environment())

  # What has backups, by the argument that says for how many days. None of these keeps any for ever, and most take 35 days at most:
  # the rules matter where the maximum is lower.
  backup_retention_period = ["aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster"]
  snapshot_retention_limit = [
    "aws_elasticache_cluster", "aws_elasticache_replication_group", "aws_elasticache_serverless_cache", "aws_memorydb_cluster",
  ]
  automatic_backup_retention_days = [
    "aws_fsx_lustre_file_system", "aws_fsx_ontap_file_system", "aws_fsx_openzfs_file_system", "aws_fsx_windows_file_system",
  ]

  # What AWS copies once more when it is deleted, unless it is told not to.
  final_snapshot_by_default = [
    "aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster", "aws_redshift_cluster",
  ]
  final_backup_by_default = ["aws_fsx_openzfs_file_system", "aws_fsx_windows_file_system"]

  # Copies that nothing removes by itself.
  snapshots = [
    "aws_ami_from_instance", "aws_db_cluster_snapshot", "aws_db_snapshot", "aws_db_snapshot_copy", "aws_ebs_snapshot",
    "aws_ebs_snapshot_copy", "aws_ebs_snapshot_import", "aws_rds_cluster_snapshot_copy",
  ]

  days_in = { DAYS = 1, WEEKS = 7, MONTHS = 31, YEARS = 366 }
}

# -- backups that a service makes by itself ------------------------------------------------------------------------------------

resource_policy "aws_*" "database_backups" {
  filter = core::contains(local.backup_retention_period, meta.type)

  enforce {
    condition     = core::try(attrs.backup_retention_period, null) == null || attrs.backup_retention_period <= input.max_retention_days
    error_message = "Backups of this database stay for ${attrs.backup_retention_period} days, longer than the ${input.max_retention_days} days allowed."
  }
}

# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html
resource_policy "aws_*" "automated_backups" {
  filter = core::contains(["aws_db_instance", "aws_rds_cluster"], meta.type)

  enforce {
    condition     = !core::contains(local.no, core::try(attrs.delete_automated_backups, true))
    error_message = "The automated backups of this database outlive it: whoever deletes the database believes that its records are gone."
  }
}

resource_policy "aws_db_instance_automated_backups_replication" "replicated_backups" {
  enforce {
    condition     = core::try(attrs.retention_period, null) == null || attrs.retention_period <= input.max_retention_days
    error_message = "Backups in the other region stay for ${attrs.retention_period} days, longer than the ${input.max_retention_days} days allowed."
  }
}

resource_policy "aws_*" "cache_snapshots" {
  filter = core::contains(local.snapshot_retention_limit, meta.type)

  enforce {
    condition     = core::try(attrs.snapshot_retention_limit, null) == null || attrs.snapshot_retention_limit <= input.max_retention_days
    error_message = "Snapshots of this cache stay for ${attrs.snapshot_retention_limit} days, longer than the ${input.max_retention_days} days allowed."
  }
}

resource_policy "aws_fsx_*_file_system" "file_system_backups" {
  filter = core::contains(local.automatic_backup_retention_days, meta.type)

  enforce {
    condition = (
      core::try(attrs.automatic_backup_retention_days, null) == null
      || attrs.automatic_backup_retention_days <= input.max_retention_days
    )
    error_message = "Backups of this file system stay for ${attrs.automatic_backup_retention_days} days, longer than the ${input.max_retention_days} days allowed."
  }
}

resource_policy "aws_dynamodb_table" "point_in_time_recovery" {
  enforce {
    condition = (
      core::try(attrs.point_in_time_recovery[0].recovery_period_in_days, null) == null
      || attrs.point_in_time_recovery[0].recovery_period_in_days <= input.max_retention_days
    )
    error_message = "Every earlier state of this table can be restored for longer than the ${input.max_retention_days} days allowed."
  }
}

# -- copies made on deletion ---------------------------------------------------------------------------------------------------

# A replica has nothing of its own to copy.
# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
resource_policy "aws_*" "final_snapshot" {
  enforcement_level = "advisory"

  filter = (
    local.is_passing && core::contains(local.final_snapshot_by_default, meta.type)
    && core::try(attrs.replicate_source_db, null) == null
  )

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.skip_final_snapshot, false))
    error_message = "Deleting this database leaves a last snapshot of all its records behind, and nothing ever deletes that one."
  }
}

# https://docs.aws.amazon.com/fsx/latest/APIReference/API_DeleteFileSystemWindowsConfiguration.html
resource_policy "aws_fsx_*_file_system" "final_backup" {
  enforcement_level = "advisory"

  filter = local.is_passing && (
    core::contains(local.final_backup_by_default, meta.type)
    || (meta.type == "aws_fsx_lustre_file_system" && core::contains(local.no, core::try(attrs.skip_final_backup, true)))
  )

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.skip_final_backup, false))
    error_message = "Deleting this file system leaves a last backup of all its files behind, and nothing ever deletes that one."
  }
}

resource_policy "aws_elasticache_*" "cache_final_snapshot" {
  enforcement_level = "advisory"

  filter = local.is_passing && core::contains(["aws_elasticache_cluster", "aws_elasticache_replication_group"], meta.type)

  enforce {
    condition     = core::contains([null, ""], core::try(attrs.final_snapshot_identifier, null))
    error_message = "Deleting this cache leaves a last snapshot of what it holds behind, and nothing ever deletes that one."
  }
}

resource_policy "aws_memorydb_cluster" "memorydb_final_snapshot" {
  enforcement_level = "advisory"

  filter = local.is_passing

  enforce {
    condition     = core::contains([null, ""], core::try(attrs.final_snapshot_name, null))
    error_message = "Deleting this database leaves a last snapshot of all its records behind, and nothing ever deletes that one."
  }
}

# -- snapshots made by hand ----------------------------------------------------------------------------------------------------

# Lifecycle policies (DLM) and backup plans delete what they have made themselves, and no other snapshot.
# https://docs.aws.amazon.com/ebs/latest/userguide/dlm-elements.html
resource_policy "aws_*" "snapshot" {
  filter = core::contains(local.snapshots, meta.type)

  locals {
    tags = core::try(attrs.tags_all, attrs.tags, null) == null ? {} : core::try(attrs.tags_all, attrs.tags, null)
  }

  enforce {
    condition = core::anytrue([
      for key, value in local.tags :
      core::contains(local.expiry_tags, core::join("-", core::regexall("[^-_.:]+", core::lower(key)))) && !core::contains([null, ""], value)
    ])
    error_message = "Nothing ever deletes this copy, and no tag such as ${input.expiry_tags[0]} says until when it may exist."
  }
}

# Snapshots of Redshift that a person makes stay for ever (-1) unless the cluster or the snapshot says otherwise.
# https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html
resource_policy "aws_redshift_cluster*" "redshift_snapshots" {
  filter = core::contains(["aws_redshift_cluster", "aws_redshift_cluster_snapshot"], meta.type)

  locals {
    written = core::try(attrs.manual_snapshot_retention_period, null)
    days    = local.written == null ? -1 : local.written
  }

  enforce {
    condition     = local.days >= 0 && local.days <= input.max_retention_days
    error_message = "Snapshots made by hand stay for ever, or for longer than the ${input.max_retention_days} days allowed."
  }

  enforce {
    condition = (
      core::try(attrs.automated_snapshot_retention_period, null) == null
      || attrs.automated_snapshot_retention_period <= input.max_retention_days
    )
    error_message = "Automated snapshots stay for ${attrs.automated_snapshot_retention_period} days, longer than the ${input.max_retention_days} days allowed."
  }
}

# -- backup plans ------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
resource_policy "aws_backup_plan" "backup_plan" {
  enforce {
    condition = core::alltrue([
      for rule in core::try(attrs.rule, []) :
      core::try(rule.lifecycle[0].delete_after > 0 && rule.lifecycle[0].delete_after <= input.max_retention_days, false)
    ])
    error_message = "A rule of this plan keeps its backups for ever, or for longer than the ${input.max_retention_days} days allowed."
  }

  enforce {
    condition = core::alltrue(core::flatten([
      for rule in core::try(attrs.rule, []) : [
        for copy in core::try(rule.copy_action, []) :
        core::try(copy.lifecycle[0].delete_after > 0 && copy.lifecycle[0].delete_after <= input.max_retention_days, false)
      ]
    ]))
    error_message = "A rule of this plan copies its backups to another vault, where they stay for ever or for longer than the ${input.max_retention_days} days allowed."
  }
}

# What is locked cannot be erased, not even when a person asks for it.
# https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
resource_policy "aws_backup_vault_lock_configuration" "vault_lock" {
  enforce {
    condition     = core::try(attrs.min_retention_days, null) == null || attrs.min_retention_days <= input.max_retention_days
    error_message = "Backups in this vault cannot be deleted for ${attrs.min_retention_days} days, longer than the ${input.max_retention_days} days allowed."
  }

  enforce {
    condition     = core::try(attrs.max_retention_days <= input.max_retention_days, false)
    error_message = "This vault takes backups for ever, or for longer than the ${input.max_retention_days} days allowed, and its lock keeps them there."
  }
}

# -- lifecycle policies of disks -------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-ami-policy.html
resource_policy "aws_dlm_lifecycle_policy" "disk_lifecycle" {
  locals {
    schedules = core::flatten([for details in core::try(attrs.policy_details, []) : core::try(details.schedule, [])])

    # The rules that say how long something stays: of the schedules, of their copies in other regions, and of event policies.
    kept = core::concat(
      core::flatten([for one in local.schedules : [for rule in core::try(one.retain_rule, []) : rule]]),
      core::flatten([for one in local.schedules : [
        for copy in core::try(one.cross_region_copy_rule, []) : core::try(copy.retain_rule[0], { interval = null, count = null })
      ]]),
      core::flatten([for details in core::try(attrs.policy_details, []) : [
        for action in core::try(details.action, []) : [
          for copy in core::try(action.cross_region_copy, []) : core::try(copy.retain_rule[0], { interval = null, count = null })
        ]
      ]]),
    )
  }

  enforce {
    condition     = core::try(attrs.state, null) != "DISABLED"
    error_message = "This policy is switched off: the snapshots that it has made are no longer deleted."
  }

  # A number of snapshots is a bound too: each new one replaces the oldest.
  enforce {
    condition = core::alltrue([
      for rule in local.kept :
      core::try(rule.count, null) != null
      || core::try(rule.interval * local.days_in[rule.interval_unit] <= input.max_retention_days, false)
    ])
    error_message = "Snapshots of this policy, or their copies in another region, stay for ever or for longer than the ${input.max_retention_days} days allowed."
  }
}
