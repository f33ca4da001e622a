# Azure encrypts everything at rest with keys of Microsoft. Judged here is whether a key of the customer, in a Key Vault, is named
# instead: in the service itself, or in a resource of its own that points at it.
# https://learn.microsoft.com/azure/security/fundamentals/encryption-models#azure-services-support

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

locals {
  yes     = [true, "true"]
  nothing = [null, ""]

  # What is kept under the key, by the place of the argument that names it.
  disk_encryption_set = {
    azurerm_kubernetes_cluster = "The disks of these nodes"
    azurerm_managed_disk       = "The files on this disk"
  }
  customer_managed_key = {
    azurerm_cognitive_account          = "What this service learns from and keeps"
    azurerm_managed_redis              = "The records of this cache"
    azurerm_mysql_flexible_server      = "The databases of this server"
    azurerm_postgresql_flexible_server = "The databases of this server"
    azurerm_servicebus_namespace       = "The messages of this namespace"
    azurerm_storage_account            = "The files of this account"
  }
  encryption_vault_key = {
    azurerm_automation_account = "The jobs and variables of this account"
    azurerm_batch_account      = "The jobs of this account"
    azurerm_container_registry = "The images of this registry"
  }
  encryption_key = {
    azurerm_machine_learning_workspace = "The experiments of this workspace"
    azurerm_recovery_services_vault    = "The backups in this vault"
  }

  # The key of some may stand beside them.
  keys_beside = core::concat(
    [for key in core::getresources("azurerm_storage_account_customer_managed_key", {}) : core::try(key.storage_account_id, null)],
    [for key in core::getresources("azurerm_cognitive_account_customer_managed_key", {}) : core::try(key.cognitive_account_id, null)],
  )
}

# -- disks -------------------------------------------------------------------------------------------------------------------

# https://learn.microsoft.com/azure/virtual-machines/disk-encryption#customer-managed-keys
resource_policy "azurerm_*" "azurerm_disk_encryption_set" {
  filter = core::contains(core::keys(local.disk_encryption_set), meta.type)

  enforce {
    condition = (
      !core::contains(local.nothing, core::try(attrs.disk_encryption_set_id, null))
      || !core::contains(local.nothing, core::try(attrs.secure_vm_disk_encryption_set_id, null))
    )
    error_message = "${local.disk_encryption_set[meta.type]} are under a key of Microsoft: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# A disk that exists already, and is only attached, has a key of its own.
resource_policy "azurerm_*_virtual_machine" "azurerm_virtual_machine" {
  filter = (
    core::contains(["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine"], meta.type)
    && core::try(attrs.os_managed_disk_id, null) == null
  )

  locals {
    disk = core::try(attrs.os_disk[0], {})
  }

  enforce {
    condition = (
      !core::contains(local.nothing, core::try(local.disk.disk_encryption_set_id, null))
      || !core::contains(local.nothing, core::try(local.disk.secure_vm_disk_encryption_set_id, null))
    )
    error_message = "The disk of this machine is under a key of Microsoft: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# -- blocks ------------------------------------------------------------------------------------------------------------------

resource_policy "azurerm_*" "azurerm_customer_managed_key" {
  filter = core::contains(core::keys(local.customer_managed_key), meta.type)

  locals {
    key = core::try(attrs.customer_managed_key[0], {})
  }

  enforce {
    condition = (
      !core::contains(local.nothing, core::try(local.key.key_vault_key_id, null))
      || !core::contains(local.nothing, core::try(local.key.managed_hsm_key_id, null))
      || core::contains(local.keys_beside, attrs.id)
    )
    error_message = "${local.customer_managed_key[meta.type]} are under a key of Microsoft: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "azurerm_synapse_workspace" "azurerm_synapse_workspace" {
  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.customer_managed_key[0].key_versionless_id, null))
    error_message = "The warehouses of this workspace are under a key of Microsoft: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "azurerm_*" "azurerm_encryption_vault_key" {
  filter = core::contains(core::keys(local.encryption_vault_key), meta.type)

  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.encryption[0].key_vault_key_id, null))
    error_message = "${local.encryption_vault_key[meta.type]} are under a key of Microsoft: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "azurerm_*" "azurerm_encryption_key" {
  filter = core::contains(core::keys(local.encryption_key), meta.type)

  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.encryption[0].key_id, null))
    error_message = "${local.encryption_key[meta.type]} are under a key of Microsoft: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "azurerm_app_configuration" "azurerm_app_configuration" {
  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.encryption[0].key_vault_key_identifier, null))
    error_message = "These settings are under a key of Microsoft: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# -- one argument ------------------------------------------------------------------------------------------------------------

resource_policy "azurerm_cosmosdb_account" "azurerm_cosmosdb_account" {
  enforce {
    condition = (
      !core::contains(local.nothing, core::try(attrs.key_vault_key_id, null))
      || !core::contains(local.nothing, core::try(attrs.managed_hsm_key_id, null))
    )
    error_message = "The records of this database are under a key of Microsoft: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "azurerm_data_factory" "azurerm_data_factory" {
  enforce {
    condition = (
      !core::contains(local.nothing, core::try(attrs.customer_managed_key_id, null))
      || core::length(core::getresources("azurerm_data_factory_customer_managed_key", { data_factory_id = attrs.id })) > 0
    )
    error_message = "The definitions and credentials of this factory are under a key of Microsoft: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# Notebooks and secrets, disks of clusters, and the file system of the workspace have a key each.
resource_policy "azurerm_databricks_workspace" "azurerm_databricks_workspace" {
  enforce {
    condition = (
      !core::contains(local.nothing, core::try(attrs.managed_services_cmk_key_vault_key_id, null))
      || !core::contains(local.nothing, core::try(attrs.managed_disk_cmk_key_vault_key_id, null))
      || core::length(core::getresources("azurerm_databricks_workspace_root_dbfs_customer_managed_key", { workspace_id = attrs.id })) > 0
    )
    error_message = "The notebooks, disks and files of this workspace are under keys of Microsoft: they can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "azurerm_search_service" "azurerm_search_service" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.customer_managed_key_enforcement_enabled, null))
    error_message = "This service accepts indexes that name no key of the customer, which are then under a key of Microsoft."
  }
}

# https://learn.microsoft.com/azure/healthcare-apis/dicom/configure-customer-managed-keys
resource_policy "azurerm_healthcare_dicom_service" "azurerm_healthcare_dicom_service" {
  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.encryption_key_url, null))
    error_message = "The images of these patients are under a key of Microsoft: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "azurerm_healthcare_service" "azurerm_healthcare_service" {
  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.cosmosdb_key_vault_key_versionless_id, null))
    error_message = "The records of these patients are under a key of Microsoft: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# -- the vault ---------------------------------------------------------------------------------------------------------------

# Without its key, what was encrypted is lost. Only purge protection keeps whoever may delete keys from deleting them for good.
# https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview#purge-protection
resource_policy "azurerm_key_vault" "azurerm_key_vault" {
  filter = core::length(core::getresources("azurerm_key_vault_key", { key_vault_id = attrs.id })) > 0

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.purge_protection_enabled, null))
    error_message = "Keys of this vault can be deleted for good, and with them everything that they encrypt."
  }
}
