# OVHcloud: for how many rounds backups stay, how long archives of logs do, and which copies nothing ever deletes. Those take no tags: their name
# says until when they may exist. Backups of managed databases go after days that belong to the plan, 30 at the most.

policy {
  required_providers {
    ovh = { source = "ovh/ovh" }
  }
}

input "max_retention_days" {
  type        = number
  default     = 90
  description = "Days that backups and snapshots may stay; one backup a day is taken for granted."
}

input "max_log_archive_years" {
  type        = number
  default     = 1
  description = "Years that archives of logs may stay: the CNIL recommends six months to a year."
}

locals {
  yes = [true, "true"]

  # "import-until-2026-12-31", "expires 20261231"
  stated_end = "(?i)(expires?[-_ ]?(at|on)?|until|ttl|jusqu.?au?)[-_ :=]*[0-9]{4}-?[0-9]{2}-?[0-9]{2}"

  copies = [
    "ovh_cloud_instance_backup", "ovh_cloud_instance_snapshot", "ovh_cloud_project_instance_snapshot", "ovh_cloud_project_volume_backup",
    "ovh_cloud_storage_block_volume_backup", "ovh_cloud_storage_block_volume_snapshot", "ovh_cloud_storage_file_share_snapshot",
  ]
}

# https://registry.terraform.io/providers/ovh/ovh/latest/docs/resources/cloud_project_workflow_backup
resource_policy "ovh_cloud_project_workflow_backup" "ovh_backup_rotation" {
  enforce {
    condition     = core::try(core::parseint("${attrs.rotation}", 10) <= input.max_retention_days, true)
    error_message = "Backups of this server stay for ${attrs.rotation} rounds, longer than the ${input.max_retention_days} days allowed."
  }
}

resource_policy "ovh_cloud_project_instance" "ovh_auto_backup" {
  filter = core::length(core::try(attrs.auto_backup, [])) > 0

  enforce {
    condition     = core::try(attrs.auto_backup[0].rotation <= input.max_retention_days, attrs.auto_backup.rotation <= input.max_retention_days, true)
    error_message = "Backups of this server stay for longer than the ${input.max_retention_days} days allowed."
  }
}

# Without a number, archives stay for ever.
# https://registry.terraform.io/providers/ovh/ovh/latest/docs/resources/dbaas_logs_output_graylog_stream
resource_policy "ovh_dbaas_logs_output_graylog_stream" "ovh_log_archive" {
  filter = core::contains(local.yes, core::try(attrs.cold_storage_enabled, false))

  enforce {
    condition     = core::try(attrs.cold_storage_retention, null) != null && core::try(attrs.cold_storage_retention <= input.max_log_archive_years, false)
    error_message = "Archives of these logs stay for ever, or for longer than the ${input.max_log_archive_years} year allowed for logs."
  }
}

resource_policy "ovh_cloud_*" "ovh_copy" {
  filter = core::contains(local.copies, meta.type)

  enforce {
    condition = (
      core::regex_match(core::try(attrs.name, null) == null ? "" : attrs.name, local.stated_end)
      || core::regex_match(core::try(attrs.description, null) == null ? "" : attrs.description, local.stated_end)
    )
    error_message = "Nothing ever deletes this copy, and its name does not say until when it may exist."
  }
}
