# -- files -------------------------------------------------------------------------------------------------------------------

# expect: fail
resource "azurerm_storage_account" "for_ever" {
  name                     = "laboraforever"
  location                 = "francecentral"
  resource_group_name      = "labora-staging"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}

# expect: pass
resource "azurerm_storage_account" "landing" {
  name                     = "laboralanding"
  location                 = "francecentral"
  resource_group_name      = "labora-staging"
  account_tier             = "Standard"
  account_replication_type = "ZRS"

  blob_properties {
    versioning_enabled = true

    delete_retention_policy {
      days = 14
    }
  }
}

# expect: pass
resource "azurerm_storage_management_policy" "landing" {
  storage_account_id = azurerm_storage_account.landing.id

  rule {
    name    = "expire"
    enabled = true

    filters {
      blob_types = ["blockBlob"]
    }

    actions {
      base_blob {
        tier_to_cool_after_days_since_modification_greater_than = 7
        delete_after_days_since_modification_greater_than       = 30
      }

      version {
        delete_after_days_since_creation = 7
      }
    }
  }
}

# expect: fail
resource "azurerm_storage_account" "tiers" {
  name                     = "laboratiers"
  location                 = "francecentral"
  resource_group_name      = "labora-staging"
  account_tier             = "Standard"
  account_replication_type = "ZRS"

  blob_properties {
    versioning_enabled = true

    delete_retention_policy {
      days = 365
    }
  }
}

# Cheaper storage is storage too, and the versions stay.
# expect: fail
resource "azurerm_storage_management_policy" "tiers" {
  storage_account_id = azurerm_storage_account.tiers.id

  rule {
    name    = "archive"
    enabled = true

    filters {
      blob_types = ["blockBlob"]
    }

    actions {
      base_blob {
        tier_to_archive_after_days_since_modification_greater_than = 30
      }
    }
  }
}

resource "azurerm_storage_account" "exchange" {
  name                     = "laboraexchange"
  location                 = "francecentral"
  resource_group_name      = "labora-staging"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}

resource "azurerm_storage_container" "exchange" {
  for_each = toset(["incoming", "outgoing"])

  name               = each.key
  storage_account_id = azurerm_storage_account.exchange.id
}

# Every container is named.
# expect: pass
resource "azurerm_storage_management_policy" "exchange" {
  storage_account_id = azurerm_storage_account.exchange.id

  dynamic "rule" {
    for_each = azurerm_storage_container.exchange
    content {
      name    = rule.key
      enabled = true

      filters {
        blob_types   = ["blockBlob"]
        prefix_match = ["${rule.value.name}/"]
      }

      actions {
        base_blob {
          delete_after_days_since_creation_greater_than = 30
        }
      }
    }
  }
}

# A year is for logs.
# expect: pass
resource "azurerm_storage_account" "audit" {
  name                     = "laboraaudit"
  location                 = "francecentral"
  resource_group_name      = "labora-staging"
  account_tier             = "Standard"
  account_replication_type = "GRS"
}

# expect: pass
resource "azurerm_storage_management_policy" "audit" {
  storage_account_id = azurerm_storage_account.audit.id

  rule {
    name    = "expire"
    enabled = true

    filters {
      blob_types = ["blockBlob", "appendBlob"]
    }

    actions {
      base_blob {
        delete_after_days_since_modification_greater_than = 365
      }
    }
  }
}

resource "azurerm_mssql_server_extended_auditing_policy" "lims" {
  server_id        = "server"
  storage_endpoint = azurerm_storage_account.audit.primary_blob_endpoint
}

# -- locks -------------------------------------------------------------------------------------------------------------------

# expect: fail
resource "azurerm_storage_container_immutability_policy" "years" {
  storage_container_resource_manager_id = "container"
  immutability_period_in_days           = 3650
}

# expect: fail
resource "azurerm_storage_account" "locked" {
  name                     = "laboralocked"
  location                 = "francecentral"
  resource_group_name      = "labora-staging"
  account_tier             = "Standard"
  account_replication_type = "ZRS"

  immutability_policy {
    state                         = "Unlocked"
    allow_protected_append_writes = false
    period_since_creation_in_days = 365
  }
}

# -- shares ------------------------------------------------------------------------------------------------------------------

# expect: fail
resource "azurerm_storage_share" "analysers" {
  name               = "analysers"
  storage_account_id = azurerm_storage_account.for_ever.id
  quota              = 100
}

# expect: pass
resource "azurerm_storage_share" "scans" {
  name               = "scans"
  storage_account_id = azurerm_storage_account.for_ever.id
  quota              = 100

  metadata = {
    expires_at = "2027-06-30"
  }
}

# expect: fail
resource "azurerm_netapp_volume" "scans" {
  name                = "scans"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  account_name        = "netapp"
  pool_name           = "pool"
}
