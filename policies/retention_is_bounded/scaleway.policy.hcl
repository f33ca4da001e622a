# Scaleway: for how long backups, snapshots and logs stay, and which of them nothing ever deletes.

policy {
  required_providers {
    scaleway = { source = "scaleway/scaleway" }
  }
}

input "max_retention_days" {
  type        = number
  default     = 90
  description = "Days that backups and snapshots may stay."
}

input "max_log_retention_days" {
  type        = number
  default     = 365
  description = "Days that logs may stay: the CNIL recommends six months to a year."
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

  # Copies that say when they go, and copies that no setting deletes.
  expiring_copies = ["scaleway_mongodb_snapshot", "scaleway_rdb_database_backup", "scaleway_rdb_snapshot"]
  copies          = ["scaleway_block_snapshot", "scaleway_instance_image", "scaleway_instance_snapshot"]
}

# -- databases ---------------------------------------------------------------------------------------------------------------

# Seven days when nothing is written.
# https://www.scaleway.com/en/docs/managed-databases-for-postgresql-and-mysql/how-to/manage-backups/
resource_policy "scaleway_rdb_instance" "scaleway_rdb_backups" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.disable_backup, false)) || core::try(attrs.backup_schedule_retention <= input.max_retention_days, true)
    error_message = "Backups of this database stay for ${attrs.backup_schedule_retention} days, longer than the ${input.max_retention_days} days allowed."
  }
}

resource_policy "scaleway_mongodb_instance" "scaleway_mongodb_backups" {
  enforce {
    condition = (
      core::contains(local.no, core::try(attrs.is_snapshot_schedule_enabled, true))
      || core::try(attrs.snapshot_schedule_retention_days <= input.max_retention_days, true)
    )
    error_message = "Snapshots of this database stay for ${attrs.snapshot_schedule_retention_days} days, longer than the ${input.max_retention_days} days allowed."
  }
}

# https://registry.terraform.io/providers/scaleway/scaleway/latest/docs/resources/rdb_database_backup
resource_policy "scaleway_*" "scaleway_database_copy" {
  filter = core::contains(local.expiring_copies, meta.type)

  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.expires_at, null))
    error_message = "Nothing ever deletes this copy of a database: what is deleted from the database lives on in it."
  }
}

# -- copies of disks -----------------------------------------------------------------------------------------------------------

resource_policy "scaleway_*" "scaleway_copy" {
  filter = core::contains(local.copies, meta.type)

  enforce {
    condition = core::anytrue([
      for tag in core::try(attrs.tags, null) == null ? [] : attrs.tags :
      core::contains(local.expiry_tags, core::join("-", core::regexall("[^-_.:]+", core::lower(core::split("=", tag)[0]))))
      && core::regex_match(tag, "=.")
    ])
    error_message = "Nothing ever deletes this copy of a disk, and no tag such as ${input.expiry_tags[0]}=2026-12-31 says until when it may exist."
  }
}

# -- logs, clusters, secrets -----------------------------------------------------------------------------------------------------

# https://www.scaleway.com/en/docs/cockpit/how-to/edit-retention/
resource_policy "scaleway_cockpit_source" "scaleway_cockpit_source" {
  enforce {
    condition     = core::try(core::parseint("${attrs.retention_days}", 10) <= input.max_log_retention_days, true)
    error_message = "What is collected here stays for ${attrs.retention_days} days, longer than the ${input.max_log_retention_days} days allowed for logs."
  }
}

# https://registry.terraform.io/providers/scaleway/scaleway/latest/docs/resources/k8s_cluster
resource_policy "scaleway_k8s_cluster" "scaleway_cluster_remains" {
  enforcement_level = "advisory"

  filter = hclscan::environment() != "production"

  enforce {
    condition     = !core::contains(local.no, core::try(attrs.delete_additional_resources, true))
    error_message = "Volumes of this cluster outlive it: files stay on disks that belong to nothing, and nobody looks there."
  }
}

# https://www.scaleway.com/en/docs/secret-manager/how-to/create-secret/#ephemeral
resource_policy "scaleway_secret" "scaleway_secret" {
  enforcement_level = "advisory"

  filter = hclscan::environment() == "migration"

  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.ephemeral_policy[0].ttl, null))
    error_message = "This secret of a migration outlives it: nothing takes it away when the migration is over."
  }
}
