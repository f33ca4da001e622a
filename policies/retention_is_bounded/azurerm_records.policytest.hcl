policytest {
  targets = ["azurerm_records.policy.hcl"]
}

resource "azurerm_cosmosdb_sql_container" "a_month" {
  meta = { environment = "staging" }
  attrs = {
    default_ttl = 2592000
  }
}

resource "azurerm_cosmosdb_sql_container" "a_year" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    default_ttl = 31536000
  }
}

resource "azurerm_cosmosdb_cassandra_table" "analysis_for_ever" {
  expect_failure = true
  meta           = { environment = "migration" }
  attrs = {
    default_ttl            = 86400
    analytical_storage_ttl = -1
  }
}

resource "azurerm_cosmosdb_gremlin_graph" "production" {
  meta = { environment = "production" }
  attrs = {
    name = "families"
  }
}

resource "azurerm_cosmosdb_mongo_collection" "a_week" {
  meta = { environment = "staging" }
  attrs = {
    default_ttl_seconds = 604800
  }
}

resource "azurerm_cosmosdb_mongo_collection" "analysis_for_ever" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    default_ttl_seconds    = 604800
    analytical_storage_ttl = -1
  }
}

resource "azurerm_kusto_database" "a_month" {
  meta = { environment = "staging" }
  attrs = {
    soft_delete_period = "P1M"
  }
}

resource "azurerm_kusto_database" "a_year" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    soft_delete_period = "P1Y"
  }
}

resource "azurerm_servicebus_queue" "two_weeks" {
  attrs = {
    default_message_ttl = "P2W"
  }
}

resource "azurerm_servicebus_queue" "minutes" {
  attrs = {
    default_message_ttl = "PT10M"
  }
}

resource "azurerm_servicebus_queue" "default_written_out" {
  expect_failure = true
  attrs = {
    default_message_ttl = "P10675199DT2H48M5.4775807S"
  }
}

resource "azurerm_servicebus_topic" "results" {
  expect_failure = true
  attrs = {
    id = "results"
  }
}

resource "azurerm_servicebus_subscription" "own_period" {
  attrs = {
    topic_id            = "results"
    default_message_ttl = "P1DT12H"
  }
}

resource "azurerm_servicebus_subscription" "no_period" {
  expect_failure = true
  attrs = {
    topic_id = "results"
  }
}

resource "azurerm_eventhub" "a_week" {
  attrs = {
    message_retention = 7
  }
}

resource "azurerm_eventhub" "too_long" {
  expect_failure = true
  inputs {
    max_retention_days = 30
  }
  attrs = {
    retention_description = [{ cleanup_policy = "Delete", retention_time_in_hours = 2160 }]
  }
}

resource "azurerm_eventhub" "too_many_days" {
  expect_failure = true
  inputs {
    max_retention_days = 5
  }
  attrs = {
    message_retention = 7
  }
}

resource "azurerm_eventhub" "compacted" {
  expect_failure = true
  attrs = {
    retention_description = [{ cleanup_policy = "Compact", tombstone_retention_time_in_hours = 24 }]
  }
}

resource "azurerm_cosmosdb_mongo_collection" "for_ever" {
  expect_failure = true
  meta           = { environment = "test" }
  attrs = {
    name = "events"
  }
}
