# Records and messages of Azure: until when they stay, where something says so.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

input "max_retention_days" {
  type        = number
  default     = 90
  description = "Days that records in streams, queues and tables for transit may stay."
}

locals {
  # Where copies of the real data pass through, and are forgotten.
  is_passing = core::contains(["migration", "staging", "test", "development"], hclscan::environment())

  tables = ["azurerm_cosmosdb_cassandra_table", "azurerm_cosmosdb_gremlin_graph", "azurerm_cosmosdb_sql_container"]
}

# -- tables ------------------------------------------------------------------------------------------------------------------

# -1 switches expiry on without a period: nothing expires that does not say so itself.
# https://learn.microsoft.com/en-us/azure/cosmos-db/nosql/time-to-live
resource_policy "azurerm_cosmosdb_*" "azurerm_cosmosdb_table" {
  filter = local.is_passing && core::contains(local.tables, meta.type)

  enforce {
    condition     = core::try(attrs.default_ttl > 0 && attrs.default_ttl <= input.max_retention_days * 86400, false)
    error_message = "Records never expire here, or later than ${input.max_retention_days} days, although their environment is not meant to last: no default_ttl says until when they may stay."
  }

  enforce {
    condition     = core::try(attrs.analytical_storage_ttl != -1, true)
    error_message = "The copy of these records for analysis never expires, although their environment is not meant to last."
  }
}

resource_policy "azurerm_cosmosdb_mongo_collection" "azurerm_cosmosdb_collection" {
  filter = local.is_passing

  enforce {
    condition     = core::try(attrs.default_ttl_seconds > 0 && attrs.default_ttl_seconds <= input.max_retention_days * 86400, false)
    error_message = "Records never expire here, or later than ${input.max_retention_days} days, although their environment is not meant to last: no default_ttl_seconds says until when they may stay."
  }

  enforce {
    condition     = core::try(attrs.analytical_storage_ttl != -1, true)
    error_message = "The copy of these records for analysis never expires, although their environment is not meant to last."
  }
}

# https://learn.microsoft.com/en-us/kusto/management/retention-policy
resource_policy "azurerm_kusto_database" "azurerm_kusto_database" {
  filter = local.is_passing

  locals {
    # A period such as P1Y6M or P30D, in days.
    date = core::split("T", core::try(attrs.soft_delete_period, null) == null ? "" : attrs.soft_delete_period)[0]
    days = (
      core::try(core::parseint(core::regex("([0-9]+)Y", local.date)[0], 10), 0) * 366
      + core::try(core::parseint(core::regex("([0-9]+)M", local.date)[0], 10), 0) * 31
      + core::try(core::parseint(core::regex("([0-9]+)W", local.date)[0], 10), 0) * 7
      + core::try(core::parseint(core::regex("([0-9]+)D", local.date)[0], 10), 0)
    )
  }

  enforce {
    condition     = core::try(attrs.soft_delete_period, null) != null && local.days <= input.max_retention_days
    error_message = "Records of this database stay for ever, or for longer than ${input.max_retention_days} days, although their environment is not meant to last."
  }
}

# -- messages ----------------------------------------------------------------------------------------------------------------

# Without a period, messages wait for 29,000 years for somebody who picks them up.
# https://learn.microsoft.com/en-us/azure/service-bus-messaging/message-expiration
resource_policy "azurerm_servicebus_*" "azurerm_message_ttl" {
  filter = core::contains(["azurerm_servicebus_queue", "azurerm_servicebus_subscription", "azurerm_servicebus_topic"], meta.type)

  locals {
    # What a topic drops, its subscriptions drop too.
    topics = meta.type == "azurerm_servicebus_subscription" ? core::getresources("azurerm_servicebus_topic", { id = core::try(attrs.topic_id, "") }) : []
    periods = core::concat(
      [core::try(attrs.default_message_ttl, null) == null ? "" : attrs.default_message_ttl],
      [for topic in local.topics : core::try(topic.default_message_ttl, null) == null ? "" : topic.default_message_ttl],
    )
    days = [
      for period in local.periods : (
        core::try(core::parseint(core::regex("([0-9]+)Y", core::split("T", period)[0])[0], 10), 0) * 366
        + core::try(core::parseint(core::regex("([0-9]+)M", core::split("T", period)[0])[0], 10), 0) * 31
        + core::try(core::parseint(core::regex("([0-9]+)W", core::split("T", period)[0])[0], 10), 0) * 7
        + core::try(core::parseint(core::regex("([0-9]+)D", core::split("T", period)[0])[0], 10), 0)
      ) if period != ""
    ]
  }

  enforce {
    condition     = core::anytrue([for days in local.days : days <= input.max_retention_days])
    error_message = "Messages that nobody picks up stay here for ever, or for longer than the ${input.max_retention_days} days allowed."
  }
}

# https://learn.microsoft.com/en-us/azure/event-hubs/event-hubs-features
resource_policy "azurerm_eventhub" "azurerm_eventhub" {
  locals {
    days  = core::try(attrs.message_retention, null)
    hours = core::try(attrs.retention_description[0].retention_time_in_hours, null)
  }

  enforce {
    condition = (
      (local.days == null || core::try(local.days <= input.max_retention_days, true))
      && (local.hours == null || core::try(local.hours <= input.max_retention_days * 24, true))
    )
    error_message = "Events stay in this hub for longer than the ${input.max_retention_days} days allowed."
  }

  enforce {
    condition     = core::try(attrs.retention_description[0].cleanup_policy, "Delete") != "Compact"
    error_message = "The last event of every key stays in this hub for ever: compaction only removes the ones before."
  }
}
