# Backups and snapshots on Google Cloud: for how long they stay, and which of them nothing ever deletes.

policy {
  required_providers {
    google = { source = "hashicorp/google" }
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
  description = "Keys of the label that says until when something may exist; case and the signs - _ . : make no difference."
}

locals {
  yes = [true, "true"]

  # "Expires_At" and "expires-at" are the same key: the words of a key, in small letters, joined by dashes.
  expiry_tags = [for key in input.expiry_tags : core::join("-", core::regexall("[^-_.:]+", core::lower(key)))]

  # Copies that somebody makes once, and that no setting deletes.
  copies = [
    "google_compute_image", "google_compute_instant_snapshot", "google_compute_machine_image", "google_compute_region_instant_snapshot",
    "google_compute_snapshot", "google_filestore_backup", "google_filestore_snapshot", "google_netapp_backup", "google_netapp_volume_snapshot",
  ]

  max_seconds = input.max_retention_days * 86400
}

# -- databases ---------------------------------------------------------------------------------------------------------------

# One backup a day is made, so that their number is one of days.
# https://cloud.google.com/sql/docs/postgres/backup-recovery/backups
resource_policy "google_sql_database_instance" "google_sql_backups" {
  locals {
    backups = core::try(attrs.settings[0].backup_configuration[0].backup_retention_settings[0].retained_backups, 7)
  }

  enforce {
    condition     = local.backups == null || local.backups <= input.max_retention_days
    error_message = "Backups of this database stay for ${local.backups} days, longer than the ${input.max_retention_days} days allowed."
  }
}

# https://cloud.google.com/sql/docs/postgres/backup-recovery/manage-retained-backups
resource_policy "google_sql_database_instance" "google_sql_remains" {
  enforcement_level = "advisory"

  filter = hclscan::environment() != "production"

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.settings[0].retain_backups_on_delete, false))
    error_message = "The backups of this database outlive it: whoever deletes the database believes that its records are gone."
  }

  enforce {
    condition = !core::contains(local.yes, core::try(
      attrs.settings[0].final_backup_config[0].enabled, attrs.final_backup_config[0].enabled, false
    ))
    error_message = "Deleting this database leaves a last backup of all its records behind."
  }
}

# https://cloud.google.com/alloydb/docs/backup/configure
resource_policy "google_alloydb_cluster" "google_alloydb_backups" {
  locals {
    policy = core::try(attrs.automated_backup_policy[0], {})
  }

  enforce {
    condition = (
      core::try(core::parseint(core::trimsuffix(local.policy.time_based_retention[0].retention_period, "s"), 10) <= local.max_seconds, true)
      && core::try(local.policy.quantity_based_retention[0].count <= input.max_retention_days, true)
    )
    error_message = "Backups of this database stay for longer than the ${input.max_retention_days} days allowed."
  }

  # https://cloud.google.com/alloydb/docs/backup/overview#continuous
  enforce {
    condition     = core::try(attrs.continuous_backup_config[0].recovery_window_days <= input.max_retention_days, true)
    error_message = "Every earlier state of this database can be restored for longer than the ${input.max_retention_days} days allowed."
  }
}

resource_policy "google_*_backup_schedule" "google_database_schedule" {
  filter = core::contains(["google_firestore_backup_schedule", "google_spanner_backup_schedule"], meta.type)

  enforce {
    condition = core::try(
      core::parseint(core::trimsuffix(core::try(attrs.retention, attrs.retention_duration), "s"), 10) <= local.max_seconds, true
    )
    error_message = "Backups of this database stay for longer than the ${input.max_retention_days} days allowed."
  }
}

# https://cloud.google.com/memorystore/docs/cluster/backups
resource_policy "google_*" "google_cache_backups" {
  filter = core::contains(["google_memorystore_instance", "google_redis_cluster"], meta.type)

  enforce {
    condition = core::try(
      core::parseint(core::trimsuffix(attrs.automated_backup_config[0].retention, "s"), 10) <= local.max_seconds, true
    )
    error_message = "Backups of this cache stay for longer than the ${input.max_retention_days} days allowed."
  }
}

# -- plans and schedules -------------------------------------------------------------------------------------------------------

# https://cloud.google.com/compute/docs/disks/scheduled-snapshots
resource_policy "google_compute_resource_policy" "google_snapshot_schedule" {
  filter = core::length(core::try(attrs.snapshot_schedule_policy, [])) > 0

  locals {
    retention = core::try(attrs.snapshot_schedule_policy[0].retention_policy[0], {})
  }

  enforce {
    condition     = core::try(local.retention.max_retention_days <= input.max_retention_days, false)
    error_message = "Snapshots of this schedule stay for ever, or for longer than the ${input.max_retention_days} days allowed."
  }

  # KEEP_AUTO_SNAPSHOTS is what happens when nothing is written.
  enforce {
    condition     = core::try(local.retention.on_source_disk_delete, null) == "APPLY_RETENTION_POLICY"
    error_message = "When a disk is deleted, its last snapshots stay for ever: whoever deletes the disk believes that its files are gone."
  }
}

# https://cloud.google.com/backup-disaster-recovery/docs/create-plan/create-backup-plan
resource_policy "google_backup_dr_backup_plan" "google_backup_plan" {
  enforce {
    condition = core::alltrue([
      for rule in core::try(attrs.backup_rules, []) : core::try(rule.backup_retention_days <= input.max_retention_days, true)
    ])
    error_message = "A rule of this plan keeps its backups for longer than the ${input.max_retention_days} days allowed."
  }
}

# Without a number, or with 0, backups stay until somebody deletes them.
# https://cloud.google.com/kubernetes-engine/docs/add-on/backup-for-gke/how-to/backup-plan
resource_policy "google_gke_backup_backup_plan" "google_cluster_backup_plan" {
  locals {
    days = core::try(attrs.retention_policy[0].backup_retain_days, null)
  }

  enforce {
    condition     = local.days != null && local.days > 0 && local.days <= input.max_retention_days
    error_message = "Backups of this cluster, with everything on its volumes, stay for ever, or for longer than the ${input.max_retention_days} days allowed."
  }
}

# -- copies made by hand ---------------------------------------------------------------------------------------------------------

resource_policy "google_*" "google_copy" {
  filter = core::contains(local.copies, meta.type)

  locals {
    labels = core::try(attrs.terraform_labels, attrs.labels, null) == null ? {} : core::try(attrs.terraform_labels, attrs.labels)
  }

  enforce {
    condition = core::anytrue([
      for key, value in local.labels :
      core::contains(local.expiry_tags, core::join("-", core::regexall("[^-_.:]+", core::lower(key)))) && !core::contains([null, ""], value)
    ])
    error_message = "Nothing ever deletes this copy, and no label such as ${input.expiry_tags[0]} says until when it may exist."
  }
}
