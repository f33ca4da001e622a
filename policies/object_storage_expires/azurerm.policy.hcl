# Storage accounts of Azure delete what they hold when a management policy says so, and only then. An account has one policy at most.
# https://learn.microsoft.com/en-us/azure/storage/blobs/lifecycle-management-overview

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

input "max_retention_days" {
  type        = number
  default     = 90
  description = "Days that files, and earlier versions of files, may stay."
}

input "max_log_retention_days" {
  type        = number
  default     = 365
  description = "The same for accounts that receive logs: the CNIL recommends to keep those for six months to a year."
}

input "expiry_tags" {
  type        = list(string)
  default     = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires"]
  description = "Keys of the tag that says until when something may exist; case and the signs - _ . : make no difference."
}

locals {
  yes = [true, "true"]

  # "Expires_At" and "expires-at" are the same key: the words of a key, in small letters, joined by dashes.
  expiry_tags = [for key in input.expiry_tags : core::join("-", core::regexall("[^-_.:]+", core::lower(key)))]

  # The ways to say when a file is deleted. -1 stands for never.
  file_periods = [
    "delete_after_days_since_modification_greater_than", "delete_after_days_since_creation_greater_than",
    "delete_after_days_since_last_access_time_greater_than",
  ]
  version_periods = ["delete_after_days_since_creation", "delete_after_days_since_creation_greater_than"]

  # Where logs are kept.
  log_stores = core::concat(
    [for setting in core::getresources("azurerm_monitor_diagnostic_setting", {}) : core::try(setting.storage_account_id, null)],
    [for log in core::getresources("azurerm_network_watcher_flow_log", {}) : core::try(log.storage_account_id, null)],
    [for one in core::getresources("azurerm_mssql_server_extended_auditing_policy", {}) : core::try(one.storage_endpoint, null)],
    [for one in core::getresources("azurerm_mssql_database_extended_auditing_policy", {}) : core::try(one.storage_endpoint, null)],
  )
}

# -- files of storage accounts -------------------------------------------------------------------------------------------------

# Accounts for shares alone know no policy.
resource_policy "azurerm_storage_account" "azurerm_storage_account" {
  filter = core::try(attrs.account_kind, null) != "FileStorage"

  enforce {
    condition     = core::length(core::getresources("azurerm_storage_management_policy", { storage_account_id = attrs.id })) > 0
    error_message = "Nothing ever deletes files from this storage account: it has no management policy."
  }
}

# https://learn.microsoft.com/en-us/azure/storage/blobs/lifecycle-management-policy-structure
resource_policy "azurerm_storage_management_policy" "azurerm_management_policy" {
  locals {
    max_days = core::contains(local.log_stores, attrs.storage_account_id) ? input.max_log_retention_days : input.max_retention_days

    # Enabled rules for files of the usual kind, whatever their tags.
    rules = [
      for rule in core::try(attrs.rule, []) : rule
      if core::contains(local.yes, core::try(rule.enabled, false))
      && core::length(core::try(rule.filters[0].match_blob_index_tag, [])) == 0
      && core::contains(core::try(rule.filters[0].blob_types, ["blockBlob"]), "blockBlob")
    ]
    deleting = [
      for rule in local.rules : {
        prefixes = core::try(rule.filters[0].prefix_match, null) == null ? [] : rule.filters[0].prefix_match
        days = [
          for name in local.file_periods : rule.actions[0].base_blob[0][name]
          if core::try(rule.actions[0].base_blob[0][name] >= 0, false)
        ]
      }
      if core::anytrue([for name in local.file_periods : core::try(rule.actions[0].base_blob[0][name] >= 0, false)])
    ]

    # Rules that name every container of the account leave out none.
    containers = core::flatten([
      for account in core::getresources("azurerm_storage_account", { id = attrs.storage_account_id }) :
      hclscan::referrers(account, "azurerm_storage_container", "storage_account_id", "storage_account_name")
    ])
    each_container_deletes = core::length(local.containers) > 0 && core::alltrue([
      for container in local.containers : core::anytrue([
        for rule in local.deleting : core::contains(rule.prefixes, container.name) || core::contains(rule.prefixes, "${container.name}/")
      ])
    ])
    deletes_all = core::anytrue([for rule in local.deleting : core::length(rule.prefixes) == 0]) || local.each_container_deletes
  }

  enforce {
    condition     = local.deletes_all
    error_message = "No enabled rule deletes all files of this account: moving them to cheaper storage, or deleting some of them, keeps the rest for ever."
  }

  enforce {
    condition = !local.deletes_all || core::anytrue([
      for rule in local.deleting : core::length(rule.prefixes) == 0 && core::anytrue([for days in rule.days : days <= local.max_days])
      ]) || (local.each_container_deletes && core::alltrue([
        for rule in local.deleting : core::anytrue([for days in rule.days : days <= local.max_days])
    ]))
    error_message = "Files stay in this account for longer than the ${local.max_days} days allowed."
  }
}

# Where versions are kept, deleting a file only makes it an earlier version.
# https://learn.microsoft.com/en-us/azure/storage/blobs/versioning-overview
resource_policy "azurerm_storage_management_policy" "azurerm_management_policy_versions" {
  filter = core::anytrue([
    for account in core::getresources("azurerm_storage_account", { id = attrs.storage_account_id }) :
    core::contains(local.yes, core::try(account.blob_properties[0].versioning_enabled, false))
  ])

  locals {
    max_days = core::contains(local.log_stores, attrs.storage_account_id) ? input.max_log_retention_days : input.max_retention_days
    rules = [
      for rule in core::try(attrs.rule, []) : rule
      if core::contains(local.yes, core::try(rule.enabled, false)) && core::contains([null, []], core::try(rule.filters[0].prefix_match, null))
    ]
  }

  enforce {
    condition = core::anytrue([
      for rule in local.rules : core::anytrue([
        for name in local.version_periods :
        core::try(rule.actions[0].version[0][name] >= 0 && rule.actions[0].version[0][name] <= local.max_days, false)
      ])
    ])
    error_message = "This account keeps earlier versions: deleting a file only hides it, and no enabled rule removes the hidden versions within ${local.max_days} days."
  }
}

# -- what is deleted stays for a while -----------------------------------------------------------------------------------------

# https://learn.microsoft.com/en-us/azure/storage/blobs/soft-delete-blob-overview
resource_policy "azurerm_storage_account" "azurerm_soft_delete" {
  locals {
    blobs = core::try(attrs.blob_properties[0], {})
    days = [
      core::try(local.blobs.delete_retention_policy[0].days, null),
      core::try(local.blobs.container_delete_retention_policy[0].days, null),
      core::try(local.blobs.restore_policy[0].days, null),
      core::try(attrs.share_properties[0].retention_policy[0].days, null),
    ]
  }

  enforce {
    condition     = core::alltrue([for days in local.days : core::try(days <= input.max_retention_days, true)])
    error_message = "Deleted files can be brought back for longer than ${input.max_retention_days} days: for that long they are not deleted."
  }
}

# What is locked cannot be erased, not even when a person asks for it.
# https://learn.microsoft.com/en-us/azure/storage/blobs/immutable-storage-overview
resource_policy "azurerm_storage_container_immutability_policy" "azurerm_container_lock" {
  enforce {
    condition     = attrs.immutability_period_in_days <= input.max_retention_days
    error_message = "Every file of this container is locked for longer than ${input.max_retention_days} days: it cannot be erased before, not even when the law demands it."
  }
}

resource_policy "azurerm_storage_account" "azurerm_account_lock" {
  filter = core::length(core::try(attrs.immutability_policy, [])) > 0

  enforce {
    condition     = core::try(attrs.immutability_policy[0].period_since_creation_in_days, 0) <= input.max_retention_days
    error_message = "Every file of this account is locked for longer than ${input.max_retention_days} days: it cannot be erased before, not even when the law demands it."
  }
}

# -- storage that cannot expire by itself ------------------------------------------------------------------------------------

# Metadata have no dashes in their names: expires_at. A tag of the account speaks for its shares too.
resource_policy "azurerm_storage_share" "azurerm_file_share" {
  locals {
    accounts = (
      core::try(attrs.storage_account_id, null) != null
      ? core::getresources("azurerm_storage_account", { id = attrs.storage_account_id })
      : core::getresources("azurerm_storage_account", { name = core::try(attrs.storage_account_name, null) })
    )
    notes = core::concat(
      [core::try(attrs.metadata, null) == null ? {} : attrs.metadata],
      [for account in local.accounts : core::try(account.tags, null) == null ? {} : account.tags],
    )
  }

  enforce {
    condition = core::anytrue([
      for notes in local.notes : core::anytrue([
        for key, value in notes :
        core::contains(local.expiry_tags, core::join("-", core::regexall("[^-_.:]+", core::lower(key)))) && !core::contains([null, ""], value)
      ])
    ])
    error_message = "Nothing says when these files are to be deleted: a share cannot expire by itself, and neither its metadata nor a tag of its account, such as ${input.expiry_tags[0]}, gives a date."
  }
}

resource_policy "azurerm_*" "azurerm_file_storage" {
  filter = core::contains(["azurerm_data_lake_store", "azurerm_netapp_volume"], meta.type)

  locals {
    tags = core::try(attrs.tags, null) == null ? {} : attrs.tags
  }

  enforce {
    condition = core::anytrue([
      for key, value in local.tags :
      core::contains(local.expiry_tags, core::join("-", core::regexall("[^-_.:]+", core::lower(key)))) && !core::contains([null, ""], value)
    ])
    error_message = "Nothing says when these files are to be deleted: this storage cannot expire by itself, and no tag such as ${input.expiry_tags[0]} gives a date."
  }
}
