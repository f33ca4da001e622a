# More than the 35 days that Azure allows, and than the maximum here.
# expect: fail
resource "azurerm_postgresql_flexible_server" "portal" {
  name                  = "labora-portal"
  location              = "francecentral"
  resource_group_name   = "labora-staging"
  backup_retention_days = 120
}

# expect: fail
resource "azurerm_cosmosdb_account" "events" {
  name                = "labora-events"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  offer_type          = "Standard"

  backup {
    type                = "Periodic"
    interval_in_minutes = 1440
    retention_in_hours  = 4000
  }
}

# expect: fail
resource "azurerm_mssql_database" "lims" {
  name      = "lims"
  server_id = "server"

  long_term_retention_policy {
    weekly_retention  = "P4W"
    monthly_retention = "P1Y"
    yearly_retention  = "P5Y"
    week_of_year      = 1
  }
}

# expect: pass
resource "azurerm_mssql_database" "orders" {
  name      = "orders"
  server_id = "server"

  long_term_retention_policy {
    weekly_retention = "P4W"
    yearly_retention = "PT0S"
  }
}

# expect: fail
resource "azurerm_backup_policy_vm" "a_year" {
  name                = "servers"
  resource_group_name = "labora-staging"
  recovery_vault_name = "vault"

  backup {
    frequency = "Daily"
    time      = "02:00"
  }

  retention_daily {
    count = 30
  }

  retention_monthly {
    count    = 12
    weekdays = ["Sunday"]
    weeks    = ["First"]
  }
}

# expect: fail
resource "azurerm_backup_policy_vm_workload" "half_a_year" {
  name                = "databases"
  resource_group_name = "labora-staging"
  recovery_vault_name = "vault"
  workload_type       = "SQLDataBase"

  settings {
    time_zone = "UTC"
  }

  protection_policy {
    policy_type = "Full"

    backup {
      frequency = "Daily"
      time      = "02:00"
    }

    retention_daily {
      count = 180
    }
  }
}

# expect: fail
resource "azurerm_data_protection_backup_policy_blob_storage" "a_year" {
  name                                   = "files"
  vault_id                               = "vault"
  operational_default_retention_duration = "P360D"
}

# expect: fail
resource "azurerm_data_protection_backup_policy_disk" "half_a_year" {
  name                            = "disks"
  vault_id                        = "vault"
  backup_repeating_time_intervals = ["R/2026-01-01T02:00:00+00:00/P1D"]
  default_retention_duration      = "P6M"
}

# expect: fail
resource "azurerm_data_protection_backup_policy_postgresql_flexible_server" "a_year" {
  name                            = "databases"
  vault_id                        = "vault"
  backup_repeating_time_intervals = ["R/2026-01-01T02:00:00+00:00/P1W"]

  default_retention_rule {
    life_cycle {
      data_store_type = "VaultStore"
      duration        = "P1Y"
    }
  }
}

# expect: fail
resource "azurerm_recovery_services_vault" "locked" {
  name                = "vault"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  sku                 = "Standard"
  immutability        = "Locked"
}

# expect: fail
resource "azurerm_virtual_machine" "old" {
  name                = "old"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  vm_size             = "Standard_D2s_v5"

  storage_data_disk {
    name          = "data"
    lun           = 0
    create_option = "Empty"
  }
}

# Nothing says that it is not meant to last.
# expect: pass
resource "azurerm_linux_virtual_machine" "portal" {
  name                = "portal"
  location            = "francecentral"
  resource_group_name = "labora"
  size                = "Standard_D2s_v5"
  admin_username      = "labora"
}

# expect: fail
resource "azurerm_data_protection_backup_policy_kubernetes_cluster" "cluster" {
  name                            = "cluster"
  resource_group_name             = "labora-staging"
  vault_name                      = "vault"
  backup_repeating_time_intervals = ["R/2026-03-01T02:30:00+00:00/P1D"]

  default_retention_rule {
    life_cycle {
      data_store_type = "OperationalStore"
      duration        = "P360D"
    }
  }
}
