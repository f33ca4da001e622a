# Until when resources of passing environments are needed, as their tags say. The provider of Azure has no default tags, and resources do not
# inherit those of their resource group.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

input "environments" {
  type        = list(string)
  default     = ["migration", "staging", "test"]
  description = "Environments whose resources are not meant to stay."
}

input "expiry_keys" {
  type        = list(string)
  default     = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires", "janitor/ttl", "delete-after"]
  description = "Keys that are accepted; case and - _ . : do not matter."
}

input "longest_days" {
  type        = number
  default     = 366
  description = "How far ahead the end may lie."
}

input "today" {
  type        = string
  default     = ""
  description = "The day on which is judged, such as 2026-12-31; empty for the real one."
}

locals {
  # What a migration is made with is temporary wherever it stands.
  machinery = [
    "azurerm_data_factory", "azurerm_database_migration_project", "azurerm_database_migration_service", "azurerm_storage_mover",
  ]
  resources = core::concat(local.machinery, [
    "azurerm_container_group", "azurerm_cosmosdb_account", "azurerm_eventhub_namespace", "azurerm_image", "azurerm_kubernetes_cluster",
    "azurerm_kusto_cluster", "azurerm_linux_virtual_machine", "azurerm_managed_disk", "azurerm_mssql_database",
    "azurerm_mssql_managed_instance", "azurerm_mssql_server", "azurerm_mysql_flexible_server", "azurerm_postgresql_flexible_server",
    "azurerm_redis_cache", "azurerm_resource_group", "azurerm_servicebus_namespace", "azurerm_snapshot", "azurerm_storage_account",
    "azurerm_synapse_workspace", "azurerm_virtual_machine", "azurerm_windows_virtual_machine",
  ])

  # Keys as they are compared: letters, digits and slashes.
  keys = [for key in input.expiry_keys : core::join("", core::regexall("[a-z0-9/]+", core::lower(key)))]

  # A day, with or without the time; or how long from the beginning.
  day      = "^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].*)?$"
  duration = "^([0-9]+) ?(h|hours?|d|days?|w|weeks?)$"
  hours    = { h = 1, d = 24, w = 168 }

  now    = input.today == "" ? core::timestamp() : "${input.today}T00:00:00Z"
  latest = core::timeadd(local.now, "${input.longest_days * 24}h")
}

resource_policy "azurerm_*" "azurerm_expiry_tag" {
  filter = core::contains(local.resources, meta.type) && (
    core::contains(input.environments, hclscan::environment())
    || (core::contains(local.machinery, meta.type) && hclscan::environment() != "production")
  )

  locals {
    tags = core::try(attrs.tags, null) == null ? {} : attrs.tags

    # A tag without a value says nothing; a value that is only known later does.
    said = [
      for key in core::keys(local.tags) : key
      if core::contains(local.keys, core::join("", core::regexall("[a-z0-9/]+", core::lower(key))))
      && !core::contains(["", "(null)"], core::trimspace(core::valuetostring(local.tags[key])))
    ]
  }

  enforce {
    condition     = core::length(local.said) > 0
    error_message = "Nothing says until when this is needed: when its purpose is over, nobody will know that it has to go."
  }
}

resource_policy "azurerm_*" "azurerm_expiry_day" {
  filter = core::contains(local.resources, meta.type) && core::length(local.said) > 0 && (
    core::contains(input.environments, hclscan::environment())
    || (core::contains(local.machinery, meta.type) && hclscan::environment() != "production")
  )

  locals {
    tags = core::try(attrs.tags, null) == null ? {} : attrs.tags
    said = [
      for key in core::keys(local.tags) : { value = local.tags[key] }
      if core::contains(local.keys, core::join("", core::regexall("[a-z0-9/]+", core::lower(key))))
      && !core::contains(["", "(null)"], core::trimspace(core::valuetostring(local.tags[key])))
    ]
  }

  enforce {
    condition = core::alltrue([
      for end in local.said : core::regex_match(end.value, local.day) || core::regex_match(core::lower(end.value), local.duration)
    ])
    error_message = "The tag that should say until when this is needed names neither a day nor a number of days."
  }

  enforce {
    condition = core::alltrue([
      for end in local.said :
      !core::regex_match(end.value, local.day)
      || core::try(core::timecmp("${core::substr(end.value, 0, 10)}T23:59:59Z", local.now) >= 0, false)
    ])
    error_message = "The day until which this was needed has passed: it and the data in it should be gone."
  }

  enforce {
    condition = core::alltrue([
      for end in local.said :
      core::regex_match(end.value, local.day)
      ? core::try(core::timecmp("${core::substr(end.value, 0, 10)}T00:00:00Z", local.latest) <= 0, true)
      : core::try(
        core::parseint(core::regex(local.duration, core::lower(end.value))[0], 10)
        * local.hours[core::substr(core::regex(local.duration, core::lower(end.value))[1], 0, 1)] <= input.longest_days * 24,
        true
      )
    ])
    error_message = "The day until which this is needed lies further ahead than anything temporary should last (${input.longest_days} days)."
  }
}
