policytest {
  targets = ["azurerm_backups.policy.hcl"]
}

resource "azurerm_mysql_flexible_server" "default" {
  attrs = {
    name = "orders"
  }
}

resource "azurerm_mysql_flexible_server" "too_long" {
  expect_failure = true
  inputs {
    max_retention_days = 14
  }
  attrs = {
    backup_retention_days = 35
  }
}

resource "azurerm_cosmosdb_account" "continuous" {
  attrs = {
    backup = [{ type = "Continuous", tier = "Continuous7Days" }]
  }
}

resource "azurerm_cosmosdb_account" "too_long" {
  expect_failure = true
  attrs = {
    backup = [{ type = "Periodic", retention_in_hours = 2161 }]
  }
}

resource "azurerm_mssql_managed_database" "none" {
  attrs = {
    long_term_retention_policy = [{ weekly_retention = "PT0S", monthly_retention = "PT0S", yearly_retention = "PT0S" }]
  }
}

resource "azurerm_mssql_managed_database" "too_long" {
  expect_failure = true
  attrs = {
    long_term_retention_policy = [{ weekly_retention = "P520W" }]
  }
}

resource "azurerm_backup_policy_file_share" "bounded" {
  attrs = {
    retention_daily   = [{ count = 30 }]
    retention_weekly  = [{ count = 8 }]
    retention_monthly = [{ count = 2 }]
  }
}

resource "azurerm_backup_policy_vm" "monthly" {
  expect_failure = true
  attrs = {
    retention_daily   = [{ count = 7 }]
    retention_monthly = [{ count = 12 }]
  }
}

resource "azurerm_backup_policy_vm" "ten_years" {
  expect_failure = true
  attrs = {
    retention_yearly = [{ count = 10 }]
  }
}

resource "azurerm_backup_policy_vm_workload" "bounded" {
  attrs = {
    protection_policy = [
      { policy_type = "Full", retention_daily = [{ count = 30 }] },
      { policy_type = "Log", simple_retention = [{ count = 14 }] },
    ]
  }
}

resource "azurerm_backup_policy_vm_workload" "log_for_too_long" {
  expect_failure = true
  attrs = {
    protection_policy = [
      { policy_type = "Full", retention_weekly = [{ count = 4 }] },
      { policy_type = "Log", simple_retention = [{ count = 100 }] },
    ]
  }
}

resource "azurerm_data_protection_backup_policy_blob_storage" "bounded" {
  attrs = {
    vault_default_retention_duration = "P7D"
  }
}

resource "azurerm_data_protection_backup_policy_blob_storage" "too_long" {
  expect_failure = true
  attrs = {
    operational_default_retention_duration = "P30D"
    vault_default_retention_duration       = "P14W"
  }
}

resource "azurerm_data_protection_backup_policy_disk" "bounded" {
  attrs = {
    default_retention_duration = "P7D"
  }
}

resource "azurerm_data_protection_backup_policy_disk" "too_long" {
  expect_failure = true
  attrs = {
    default_retention_duration = "P1Y"
  }
}

resource "azurerm_data_protection_backup_policy_kubernetes_cluster" "bounded" {
  attrs = {
    default_retention_rule = [{ life_cycle = [{ duration = "P30D" }] }]
    retention_rule         = [{ life_cycle = [{ duration = "P84D" }] }]
  }
}

resource "azurerm_data_protection_backup_policy_mysql_flexible_server" "a_further_rule" {
  expect_failure = true
  attrs = {
    default_retention_rule = [{ life_cycle = [{ duration = "P30D" }] }]
    retention_rule         = [{ life_cycle = [{ duration = "P6M" }] }]
  }
}

resource "azurerm_recovery_services_vault" "unlocked" {
  attrs = {
    immutability = "Unlocked"
  }
}

resource "azurerm_data_protection_backup_vault" "locked" {
  expect_failure = true
  attrs = {
    immutability = "Locked"
  }
}

resource "azurerm_windows_virtual_machine" "default" {
  attrs = {
    name = "import"
  }
}

resource "azurerm_virtual_machine" "both" {
  attrs = {
    delete_os_disk_on_termination    = true
    delete_data_disks_on_termination = "true"
    storage_data_disk                = [{ lun = 0 }]
  }
}

resource "azurerm_virtual_machine" "data_disks_stay" {
  expect_failure = true
  attrs = {
    delete_os_disk_on_termination = true
    storage_data_disk             = [{ lun = 0 }]
  }
}

resource "azurerm_virtual_machine" "first_disk_stays" {
  expect_failure = true
  attrs = {
    delete_os_disk_on_termination = false
  }
}

resource "azurerm_image" "tagged" {
  meta = { environment = "staging" }
  attrs = {
    tags = { "Expires.On" = "2027-06-30" }
  }
}

resource "azurerm_snapshot" "untagged" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    name = "before"
  }
}

resource "azurerm_snapshot" "production" {
  meta = { environment = "production" }
  attrs = {
    name = "before"
  }
}

resource "azurerm_managed_disk" "tagged" {
  meta = { environment = "staging" }
  attrs = {
    tags = { ttl = "30d" }
  }
}

resource "azurerm_managed_disk" "untagged" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    tags = { team = "migration" }
  }
}
