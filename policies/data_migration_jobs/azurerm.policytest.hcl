policytest {
  targets = ["azurerm.policy.hcl"]
}

resource "azurerm_database_migration_service" "tagged" {
  attrs = {
    tags = { "expires.on" = "2027-06-30" }
  }
}

resource "azurerm_database_migration_service" "empty_date" {
  expect_failure = true
  attrs = {
    tags = { expires-at = "" }
  }
}

resource "azurerm_database_migration_project" "without_instruction" {
  expect_failure = true
  attrs = {
    tags = { expires-at = "2027-06-30" }
  }
}

resource "azurerm_database_migration_project" "complete" {
  attrs = {
    tags = { instruction = "INSTR-2026-031", ttl = "90d" }
  }
}

resource "azurerm_storage_mover_job_definition" "one_folder" {
  attrs = {
    source_sub_path = "/results/2025"
  }
}

resource "azurerm_storage_mover_job_definition" "everything" {
  expect_failure = true
  attrs = {
    copy_mode = "Mirror"
  }
}

resource "azurerm_storage_account" "without_sftp" {
  attrs = {
    id = "account"
  }
}

resource "azurerm_storage_account" "private" {
  attrs = {
    id                            = "account"
    sftp_enabled                  = true
    public_network_access_enabled = false
  }
}

resource "azurerm_storage_account" "rules_that_allow" {
  expect_failure = true
  attrs = {
    id            = "account"
    sftp_enabled  = "true"
    network_rules = [{ default_action = "Allow", ip_rules = ["203.0.113.7"] }]
  }
}
