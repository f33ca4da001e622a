policytest {
  targets = ["azurerm.policy.hcl"]
}

locals {
  accounts = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/staging/providers/Microsoft.Storage/storageAccounts"
}

# -- accounts ----------------------------------------------------------------------------------------------------------------

# The policy is that of another account.
resource "azurerm_storage_account" "without" {
  expect_failure = true
  attrs = {
    id   = "${local.accounts}/without"
    name = "without"
  }
}

resource "azurerm_storage_account" "shares_only" {
  attrs = {
    id           = "${local.accounts}/shares"
    name         = "shares"
    account_kind = "FileStorage"
  }
}

resource "azurerm_storage_account" "covered" {
  attrs = {
    id                  = "${local.accounts}/covered"
    name                = "covered"
    share_properties    = [{ retention_policy = [{ days = 30 }] }]
    immutability_policy = [{ state = "Disabled", period_since_creation_in_days = 7 }]
  }
}

resource "azurerm_storage_management_policy" "covered" {
  attrs = {
    storage_account_id = "${local.accounts}/covered"
    rule = [{
      enabled = "true"
      filters = [{ blob_types = ["blockBlob"], prefix_match = [] }]
      actions = [{ base_blob = [{ delete_after_days_since_last_access_time_greater_than = 60 }] }]
    }]
  }
}

# -- rules -------------------------------------------------------------------------------------------------------------------

resource "azurerm_storage_management_policy" "switched_off" {
  expect_failure = true
  attrs = {
    storage_account_id = "${local.accounts}/other"
    rule = [{
      enabled = false
      filters = [{ blob_types = ["blockBlob"] }]
      actions = [{ base_blob = [{ delete_after_days_since_modification_greater_than = 30 }] }]
    }]
  }
}

resource "azurerm_storage_management_policy" "too_late" {
  expect_failure = true
  attrs = {
    storage_account_id = "${local.accounts}/other"
    rule = [{
      enabled = true
      filters = [{ blob_types = ["blockBlob"] }]
      actions = [{ base_blob = [{ delete_after_days_since_modification_greater_than = 400 }] }]
    }]
  }
}

resource "azurerm_storage_management_policy" "never" {
  expect_failure = true
  attrs = {
    storage_account_id = "${local.accounts}/other"
    rule = [{
      enabled = true
      filters = [{ blob_types = ["blockBlob"] }]
      actions = [{ base_blob = [{ delete_after_days_since_modification_greater_than = -1 }] }]
    }]
  }
}

resource "azurerm_storage_management_policy" "one_folder" {
  expect_failure = true
  attrs = {
    storage_account_id = "${local.accounts}/exchange"
    rule = [{
      enabled = true
      filters = [{ blob_types = ["blockBlob"], prefix_match = ["incoming/old"] }]
      actions = [{ base_blob = [{ delete_after_days_since_modification_greater_than = 30 }] }]
    }]
  }
}

resource "azurerm_storage_account" "exchange" {
  attrs = {
    id   = "${local.accounts}/exchange"
    name = "exchange"
  }
}

resource "azurerm_storage_container" "incoming" {
  attrs = {
    name               = "incoming"
    storage_account_id = "${local.accounts}/exchange"
  }
}

resource "azurerm_storage_management_policy" "tagged_only" {
  expect_failure = true
  attrs = {
    storage_account_id = "${local.accounts}/other"
    rule = [{
      enabled = true
      filters = [{ blob_types = ["blockBlob"], match_blob_index_tag = [{ name = "done", operation = "==", value = "yes" }] }]
      actions = [{ base_blob = [{ delete_after_days_since_modification_greater_than = 30 }] }]
    }]
  }
}

resource "azurerm_storage_management_policy" "appended_only" {
  expect_failure = true
  attrs = {
    storage_account_id = "${local.accounts}/other"
    rule = [{
      enabled = true
      filters = [{ blob_types = ["appendBlob"] }]
      actions = [{ base_blob = [{ delete_after_days_since_modification_greater_than = 30 }] }]
    }]
  }
}

resource "azurerm_storage_management_policy" "for_logs" {
  attrs = {
    storage_account_id = "${local.accounts}/flow"
    rule = [{
      enabled = true
      actions = [{ base_blob = [{ delete_after_days_since_creation_greater_than = 365 }] }]
    }]
  }
}

resource "azurerm_network_watcher_flow_log" "network" {
  attrs = {
    storage_account_id = "${local.accounts}/flow"
  }
}

# -- versions ----------------------------------------------------------------------------------------------------------------

resource "azurerm_storage_account" "versions" {
  attrs = {
    id              = "${local.accounts}/versions"
    name            = "versions"
    blob_properties = [{ versioning_enabled = true, restore_policy = [{ days = 6 }] }]
  }
}

resource "azurerm_storage_management_policy" "versions" {
  attrs = {
    storage_account_id = "${local.accounts}/versions"
    rule = [{
      enabled = true
      filters = [{ blob_types = ["blockBlob"] }]
      actions = [{
        base_blob = [{ delete_after_days_since_modification_greater_than = 30 }]
        version   = [{ delete_after_days_since_creation = 30 }]
      }]
    }]
  }
}

resource "azurerm_storage_account" "versions_for_years" {
  attrs = {
    id              = "${local.accounts}/years"
    name            = "years"
    blob_properties = [{ versioning_enabled = "true" }]
  }
}

resource "azurerm_storage_management_policy" "versions_for_years" {
  expect_failure = true
  attrs = {
    storage_account_id = "${local.accounts}/years"
    rule = [{
      enabled = true
      filters = [{ blob_types = ["blockBlob"] }]
      actions = [{
        base_blob = [{ delete_after_days_since_modification_greater_than = 30 }]
        version   = [{ delete_after_days_since_creation = 3650 }]
      }]
    }]
  }
}

# -- soft delete and locks -----------------------------------------------------------------------------------------------------

resource "azurerm_storage_account" "containers_for_a_year" {
  expect_failure = true
  attrs = {
    id              = "${local.accounts}/covered"
    name            = "covered"
    blob_properties = [{ container_delete_retention_policy = [{ days = 365 }] }]
  }
}

resource "azurerm_storage_account" "locked" {
  expect_failure = true
  attrs = {
    id                  = "${local.accounts}/covered"
    name                = "covered"
    immutability_policy = [{ state = "Locked", period_since_creation_in_days = 400 }]
  }
}

resource "azurerm_storage_container_immutability_policy" "short" {
  attrs = {
    immutability_period_in_days = 30
    locked                      = true
  }
}

resource "azurerm_storage_container_immutability_policy" "long" {
  expect_failure = true
  attrs = {
    immutability_period_in_days = 2555
  }
}

# -- shares ------------------------------------------------------------------------------------------------------------------

resource "azurerm_storage_account" "tagged" {
  attrs = {
    id           = "${local.accounts}/tagged"
    name         = "tagged"
    account_kind = "FileStorage"
    tags         = { Expires_On = "2027-06-30" }
  }
}

resource "azurerm_storage_share" "tag_of_the_account" {
  attrs = {
    name                 = "scans"
    storage_account_name = "tagged"
  }
}

resource "azurerm_storage_share" "empty_date" {
  expect_failure = true
  attrs = {
    name               = "scans"
    storage_account_id = "${local.accounts}/shares"
    metadata           = { expires_at = "" }
  }
}

resource "azurerm_data_lake_store" "untagged" {
  expect_failure = true
  attrs = {
    name = "lake"
    tags = null
  }
}

resource "azurerm_netapp_volume" "tagged" {
  attrs = {
    name = "scans"
    tags = { expiry = "2027-06-30" }
  }
}
