policytest {
  targets = ["azurerm.policy.hcl"]
}

inputs {
  today = "2026-06-15"
}

# Nothing says which environment this is.
resource "azurerm_storage_account" "of_no_environment" {
  attrs = {
    name = "laboraresults"
  }
}

resource "azurerm_resource_group" "of_staging" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    name = "labora-staging"
  }
}

resource "azurerm_mssql_server" "null_tags" {
  expect_failure = true
  meta           = { environment = "migration" }
  attrs = {
    tags = null
  }
}

resource "azurerm_managed_disk" "empty_value" {
  expect_failure = true
  meta           = { environment = "test" }
  attrs = {
    tags = { expires-at = "" }
  }
}

resource "azurerm_snapshot" "day_ahead" {
  meta = { environment = "migration" }
  attrs = {
    tags = { Expires_At = "2026-09-30" }
  }
}

resource "azurerm_kubernetes_cluster" "last_day" {
  meta = { environment = "test" }
  attrs = {
    tags = { expiry = "2026-06-15" }
  }
}

resource "azurerm_redis_cache" "day_has_passed" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    tags = { expires-at = "2026-06-14" }
  }
}

resource "azurerm_cosmosdb_account" "weeks" {
  meta = { environment = "staging" }
  attrs = {
    tags = { ttl = "12 weeks" }
  }
}

resource "azurerm_servicebus_namespace" "years" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    tags = { ttl = "1000d" }
  }
}

resource "azurerm_eventhub_namespace" "far_ahead" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    tags = { expires-at = "2031-01-01" }
  }
}

resource "azurerm_container_group" "no_day" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    tags = { expires-at = "after the cutover" }
  }
}

resource "azurerm_database_migration_project" "machinery" {
  expect_failure = true
  attrs = {
    name = "biolab-nord"
  }
}

resource "azurerm_database_migration_service" "machinery_of_production" {
  meta = { environment = "production" }
  attrs = {
    name = "labora-dms"
  }
}
