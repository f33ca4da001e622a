# Backups and disks of Azure: until when the copies of what was deleted stay.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
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

  # None of these keeps backups for ever, and most for 35 days at most: the rule matters where the maximum is lower.
  database_servers = [
    "azurerm_mariadb_server", "azurerm_mysql_flexible_server", "azurerm_mysql_server", "azurerm_postgresql_flexible_server",
    "azurerm_postgresql_server",
  ]

  # Days between two backups of a kind.
  days_between = { retention_daily = 1, retention_weekly = 7, retention_monthly = 31, retention_yearly = 366 }

  # What a backup vault says of the types that state the period in the same way.
  vault_policies = [
    "azurerm_data_protection_backup_policy_kubernetes_cluster", "azurerm_data_protection_backup_policy_mysql_flexible_server",
    "azurerm_data_protection_backup_policy_postgresql_flexible_server",
  ]

  vaults = ["azurerm_data_protection_backup_vault", "azurerm_recovery_services_vault"]
}

# -- databases ---------------------------------------------------------------------------------------------------------------

resource_policy "azurerm_*" "azurerm_database_backups" {
  filter = core::contains(local.database_servers, meta.type)

  enforce {
    condition     = core::try(attrs.backup_retention_days, null) == null || attrs.backup_retention_days <= input.max_retention_days
    error_message = "Backups of this database server stay for ${attrs.backup_retention_days} days, longer than the ${input.max_retention_days} days allowed."
  }
}

resource_policy "azurerm_cosmosdb_account" "azurerm_cosmosdb_backups" {
  enforce {
    condition     = core::try(attrs.backup[0].retention_in_hours <= input.max_retention_days * 24, true)
    error_message = "Backups of this account stay for longer than the ${input.max_retention_days} days allowed."
  }
}

# https://learn.microsoft.com/en-us/azure/azure-sql/database/long-term-retention-overview
resource_policy "azurerm_mssql_*database" "azurerm_sql_long_term_backups" {
  filter = core::contains(["azurerm_mssql_database", "azurerm_mssql_managed_database"], meta.type)

  locals {
    kept = core::try(attrs.long_term_retention_policy[0], {})
    periods = [
      for name in ["weekly_retention", "monthly_retention", "yearly_retention"] : core::split("T", local.kept[name])[0]
      if core::try(local.kept[name], null) != null
    ]
    days = [
      for period in local.periods : (
        core::try(core::parseint(core::regex("([0-9]+)Y", period)[0], 10), 0) * 366
        + core::try(core::parseint(core::regex("([0-9]+)M", period)[0], 10), 0) * 31
        + core::try(core::parseint(core::regex("([0-9]+)W", period)[0], 10), 0) * 7
        + core::try(core::parseint(core::regex("([0-9]+)D", period)[0], 10), 0)
      )
    ]
  }

  enforce {
    condition     = core::alltrue([for days in local.days : days <= input.max_retention_days])
    error_message = "Whole copies of this database stay for longer than the ${input.max_retention_days} days allowed, records included that were deleted long ago."
  }
}

# -- backup policies -----------------------------------------------------------------------------------------------------------

# https://learn.microsoft.com/en-us/azure/backup/backup-architecture
resource_policy "azurerm_backup_policy_*" "azurerm_backup_policy" {
  filter = core::contains(["azurerm_backup_policy_file_share", "azurerm_backup_policy_vm"], meta.type)

  enforce {
    condition = core::alltrue([
      for name, days in local.days_between : core::alltrue([for kept in core::try(attrs[name], []) : kept.count * days <= input.max_retention_days])
    ])
    error_message = "Backups stay for longer than the ${input.max_retention_days} days allowed, files included that were deleted long ago."
  }
}

resource_policy "azurerm_backup_policy_vm_workload" "azurerm_workload_backup_policy" {
  enforce {
    condition = core::alltrue(core::flatten([
      for part in core::try(attrs.protection_policy, []) : [
        [for kept in core::try(part.simple_retention, []) : kept.count <= input.max_retention_days],
        [for name, days in local.days_between : [for kept in core::try(part[name], []) : kept.count * days <= input.max_retention_days]],
      ]
    ]))
    error_message = "Backups of databases stay for longer than the ${input.max_retention_days} days allowed, records included that were deleted long ago."
  }
}

# https://learn.microsoft.com/en-us/azure/backup/blob-backup-overview
resource_policy "azurerm_data_protection_backup_policy_blob_storage" "azurerm_blob_backups" {
  locals {
    periods = [
      for name in ["operational_default_retention_duration", "vault_default_retention_duration"] : core::split("T", attrs[name])[0]
      if core::try(attrs[name], null) != null
    ]
    days = [
      for period in local.periods : (
        core::try(core::parseint(core::regex("([0-9]+)Y", period)[0], 10), 0) * 366
        + core::try(core::parseint(core::regex("([0-9]+)M", period)[0], 10), 0) * 31
        + core::try(core::parseint(core::regex("([0-9]+)W", period)[0], 10), 0) * 7
        + core::try(core::parseint(core::regex("([0-9]+)D", period)[0], 10), 0)
      )
    ]
  }

  enforce {
    condition     = core::alltrue([for days in local.days : days <= input.max_retention_days])
    error_message = "Backups of files stay for longer than the ${input.max_retention_days} days allowed."
  }
}

resource_policy "azurerm_data_protection_backup_policy_disk" "azurerm_disk_backups" {
  locals {
    period = core::split("T", attrs.default_retention_duration)[0]
    days = (
      core::try(core::parseint(core::regex("([0-9]+)Y", local.period)[0], 10), 0) * 366
      + core::try(core::parseint(core::regex("([0-9]+)M", local.period)[0], 10), 0) * 31
      + core::try(core::parseint(core::regex("([0-9]+)W", local.period)[0], 10), 0) * 7
      + core::try(core::parseint(core::regex("([0-9]+)D", local.period)[0], 10), 0)
    )
  }

  enforce {
    condition     = local.days <= input.max_retention_days
    error_message = "Backups of disks stay for longer than the ${input.max_retention_days} days allowed."
  }
}

resource_policy "azurerm_data_protection_backup_policy_*" "azurerm_vault_backups" {
  filter = core::contains(local.vault_policies, meta.type)

  locals {
    cycles = core::flatten([
      for rule in core::concat(core::try(attrs.default_retention_rule, []), core::try(attrs.retention_rule, [])) : core::try(rule.life_cycle, [])
    ])
    periods = [for cycle in local.cycles : core::split("T", cycle.duration)[0]]
    days = [
      for period in local.periods : (
        core::try(core::parseint(core::regex("([0-9]+)Y", period)[0], 10), 0) * 366
        + core::try(core::parseint(core::regex("([0-9]+)M", period)[0], 10), 0) * 31
        + core::try(core::parseint(core::regex("([0-9]+)W", period)[0], 10), 0) * 7
        + core::try(core::parseint(core::regex("([0-9]+)D", period)[0], 10), 0)
      )
    ]
  }

  enforce {
    condition     = core::alltrue([for days in local.days : days <= input.max_retention_days])
    error_message = "Backups stay for longer than the ${input.max_retention_days} days allowed."
  }
}

# A vault that is locked for good keeps each backup to its last day, also when somebody has the right to have it erased.
# https://learn.microsoft.com/en-us/azure/backup/backup-azure-immutable-vault-concept
resource_policy "azurerm_*_vault" "azurerm_vault_lock" {
  enforcement_level = "advisory"
  filter            = core::contains(local.vaults, meta.type)

  enforce {
    condition     = core::try(attrs.immutability, null) != "Locked"
    error_message = "No backup of this vault can be erased before its last day, not even when the law demands it: the vault is locked for good."
  }
}

# -- disks -------------------------------------------------------------------------------------------------------------------

# https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/features-block
resource_policy "azurerm_*_virtual_machine" "azurerm_os_disk" {
  enforcement_level = "advisory"
  filter = (
    core::contains(["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine"], meta.type)
    && hclscan::environment() != "production"
  )

  locals {
    features = core::try(hclscan::provider_config(attrs).features[0].virtual_machine[0], {})
  }

  enforce {
    condition     = !core::contains(local.no, core::try(local.features.delete_os_disk_on_deletion, true))
    error_message = "The first disk of this server outlives it, as the provider is told to: files stay on a disk that belongs to nothing, and nobody looks there."
  }
}

resource_policy "azurerm_virtual_machine" "azurerm_disks" {
  enforcement_level = "advisory"
  filter            = hclscan::environment() != "production"

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.delete_os_disk_on_termination, false))
    error_message = "The first disk of this server outlives it: files stay on a disk that belongs to nothing, and nobody looks there."
  }

  enforce {
    condition = (
      core::length(core::try(attrs.storage_data_disk, [])) == 0
      || core::contains(local.yes, core::try(attrs.delete_data_disks_on_termination, false))
    )
    error_message = "Disks of this server outlive it: files stay on disks that belong to nothing, and nobody looks there."
  }
}

# Copies that nothing removes by itself.
resource_policy "azurerm_*" "azurerm_copies" {
  filter = local.is_passing && core::contains(["azurerm_image", "azurerm_snapshot"], meta.type)

  locals {
    tags = core::try(attrs.tags, null) == null ? {} : attrs.tags
  }

  enforce {
    condition = core::anytrue([
      for key, value in local.tags :
      core::contains(local.expiry_tags, core::join("-", core::regexall("[^-_.:]+", core::lower(key)))) && !core::contains([null, ""], value)
    ])
    error_message = "This copy of a disk stays until somebody remembers it, and no tag such as ${input.expiry_tags[0]} says until when it may exist."
  }
}

resource_policy "azurerm_managed_disk" "azurerm_managed_disk" {
  enforcement_level = "advisory"
  filter            = local.is_passing

  locals {
    tags = core::try(attrs.tags, null) == null ? {} : attrs.tags
  }

  enforce {
    condition = core::anytrue([
      for key, value in local.tags :
      core::contains(local.expiry_tags, core::join("-", core::regexall("[^-_.:]+", core::lower(key)))) && !core::contains([null, ""], value)
    ])
    error_message = "This disk stays when its server is gone, and no tag such as ${input.expiry_tags[0]} says until when it may exist."
  }
}
