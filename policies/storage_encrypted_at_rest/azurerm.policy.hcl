# Storage of Azure. Nearly all of it is encrypted whatever anybody writes (storage accounts, managed disks, databases, queues,
# backups): there is nothing to find. Judged is what is plain until somebody says otherwise, and what switches encryption off.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  # Their disks are encrypted; temporary disks and caches are so only on a host that encrypts.
  virtual_machines = [
    "azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine", "azurerm_linux_virtual_machine_scale_set",
    "azurerm_windows_virtual_machine_scale_set", "azurerm_orchestrated_virtual_machine_scale_set",
  ]
}

# -- databases ---------------------------------------------------------------------------------------------------------------

# On by default, and off only for the sizes of data warehouses.
# https://learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-tde-overview
resource_policy "azurerm_mssql_database" "azurerm_mssql_database" {
  enforce {
    condition     = !core::contains(local.no, core::try(attrs.transparent_data_encryption_enabled, true))
    error_message = "Encryption is switched off for this database: whoever obtains its files or a backup can read every record."
  }
}

# Pools of Synapse are plain until told otherwise.
# https://learn.microsoft.com/azure/synapse-analytics/security/workspaces-encryption
resource_policy "azurerm_synapse_sql_pool" "azurerm_synapse_sql_pool" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.data_encrypted, null))
    error_message = "This warehouse stores its tables unencrypted: whoever obtains its files or a backup can read every record."
  }
}

# What is stored is encrypted; the disks of the machines, which hold the hot data in the clear, are not until told.
# https://learn.microsoft.com/azure/data-explorer/cluster-encryption-disk
resource_policy "azurerm_kusto_cluster" "azurerm_kusto_cluster" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.disk_encryption_enabled, attrs.enable_disk_encryption, null))
    error_message = "The machines of this cluster keep recent data on disks that are not encrypted."
  }
}

# Retired, but still declared here and there; encrypted unless told not to be.
resource_policy "azurerm_data_lake_store" "azurerm_data_lake_store" {
  enforce {
    condition     = core::try(attrs.encryption_state, null) != "Disabled"
    error_message = "Encryption is switched off for this data lake: whoever obtains its storage can read every file in it."
  }
}

# -- variables of jobs -------------------------------------------------------------------------------------------------------

# https://learn.microsoft.com/azure/automation/shared-resources/variables
resource_policy "azurerm_automation_variable_*" "azurerm_automation_variable" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.encrypted, null))
    error_message = "This variable is kept, and shown to everyone who may read the account, in plain text. It has to be made anew to be encrypted."
  }
}

# -- disks -------------------------------------------------------------------------------------------------------------------

# The block switches on Azure Disk Encryption, which works inside the machine. Since version 4 of the provider, a block is enough.
resource_policy "azurerm_*" "azurerm_disk_encryption_settings" {
  filter            = core::contains(["azurerm_managed_disk", "azurerm_snapshot"], meta.type)
  enforcement_level = "advisory"

  enforce {
    condition     = !core::contains(local.no, core::try(attrs.encryption_settings[0].enabled, attrs.encryption_settings.enabled, true))
    error_message = "Encryption with keys of its own is switched off for this disk. What remains is that of the platform, which opens for whoever may attach the disk or export it."
  }
}

# Confidential machines, whose disks are bound to the machine itself, cannot be combined with it.
# https://learn.microsoft.com/azure/virtual-machines/disk-encryption#encryption-at-host---end-to-end-encryption-for-your-vm-data
resource_policy "azurerm_*" "azurerm_virtual_machine_host" {
  filter            = core::contains(local.virtual_machines, meta.type) && core::try(attrs.os_disk[0].security_encryption_type, null) == null
  enforcement_level = "advisory"

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.encryption_at_host_enabled, null))
    error_message = "The disks of this machine are encrypted, its temporary disk and caches are not: what it swaps out or caches lies there in the clear."
  }
}

# enable_host_encryption before version 4 of the provider.
# https://learn.microsoft.com/azure/aks/enable-host-encryption
resource_policy "azurerm_kubernetes_cluster" "azurerm_kubernetes_cluster_host" {
  enforcement_level = "advisory"

  locals {
    pool = core::try(attrs.default_node_pool[0], {})
  }

  enforce {
    condition     = core::contains(local.yes, core::try(local.pool.host_encryption_enabled, local.pool.enable_host_encryption, null))
    error_message = "The disks of these nodes are encrypted, their temporary disks and caches are not: volumes of containers that live there (emptyDir) are in the clear."
  }
}

resource_policy "azurerm_kubernetes_cluster_node_pool" "azurerm_kubernetes_node_pool_host" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.host_encryption_enabled, attrs.enable_host_encryption, null))
    error_message = "The disks of these nodes are encrypted, their temporary disks and caches are not: volumes of containers that live there (emptyDir) are in the clear."
  }
}

# https://learn.microsoft.com/azure/hdinsight/disk-encryption
resource_policy "azurerm_hdinsight_*_cluster" "azurerm_hdinsight_host" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.disk_encryption[0].encryption_at_host_enabled, null))
    error_message = "The data of this cluster is encrypted, the temporary disks of its nodes are not: what its jobs spill there is in the clear."
  }
}
