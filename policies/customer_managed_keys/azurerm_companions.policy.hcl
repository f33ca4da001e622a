# Services of Azure whose key is named in a resource of its own.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

locals {
  nothing = [null, ""]

  # Servers of SQL that are under a key of the customer, which their databases inherit.
  encrypted_servers = core::concat(
    [
      for server in core::getresources("azurerm_mssql_server", {}) : core::try(server.id, null)
      if !core::contains(local.nothing, core::try(server.transparent_data_encryption_key_vault_key_id, null))
    ],
    [
      for encryption in core::getresources("azurerm_mssql_server_transparent_data_encryption", {}) : core::try(encryption.server_id, null)
      if !core::contains(local.nothing, core::try(encryption.key_vault_key_id, null))
      || !core::contains(local.nothing, core::try(encryption.managed_hsm_key_id, null))
    ],
  )
}

# -- SQL ---------------------------------------------------------------------------------------------------------------------

# https://learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-byok-overview
resource_policy "azurerm_mssql_server" "azurerm_mssql_server" {
  enforce {
    condition = (
      !core::contains(local.nothing, core::try(attrs.transparent_data_encryption_key_vault_key_id, null))
      || core::contains(local.encrypted_servers, attrs.id)
    )
    error_message = "The databases of this server are under a key of Microsoft: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# A database is under the key of its server, or under one of its own.
resource_policy "azurerm_mssql_database" "azurerm_mssql_database" {
  filter = core::try(attrs.server_id, null) != null

  locals {
    is_here = core::length(core::getresources("azurerm_mssql_server", { id = attrs.server_id })) > 0
  }

  enforce {
    condition = (
      !core::contains(local.nothing, core::try(attrs.transparent_data_encryption_key_vault_key_id, null))
      || core::contains(local.encrypted_servers, attrs.server_id)
      || (!local.is_here && core::getdatasource("azurerm_mssql_server", { id = attrs.server_id }).transparent_data_encryption_key_vault_key_id != null)
    )
    error_message = "Neither this database nor its server names a key: the records are under one of Microsoft, which can neither be withdrawn nor watched by those who answer for them."
  }
}

resource_policy "azurerm_mssql_managed_instance" "azurerm_mssql_managed_instance" {
  enforce {
    condition = core::anytrue([
      for encryption in core::getresources("azurerm_mssql_managed_instance_transparent_data_encryption", { managed_instance_id = attrs.id }) :
      !core::contains(local.nothing, core::try(encryption.key_vault_key_id, null))
      || !core::contains(local.nothing, core::try(encryption.managed_hsm_key_id, null))
    ])
    error_message = "The databases of this instance are under a key of Microsoft: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# -- single servers, which Azure has ended -----------------------------------------------------------------------------------

resource_policy "azurerm_postgresql_server" "azurerm_postgresql_server" {
  enforce {
    condition     = core::length(core::getresources("azurerm_postgresql_server_key", { server_id = attrs.id })) > 0
    error_message = "The databases of this server are under a key of Microsoft: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "azurerm_mysql_server" "azurerm_mysql_server" {
  enforce {
    condition     = core::length(core::getresources("azurerm_mysql_server_key", { server_id = attrs.id })) > 0
    error_message = "The databases of this server are under a key of Microsoft: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# -- others ------------------------------------------------------------------------------------------------------------------

resource_policy "azurerm_eventhub_namespace" "azurerm_eventhub_namespace" {
  enforce {
    condition     = core::length(core::getresources("azurerm_eventhub_namespace_customer_managed_key", { eventhub_namespace_id = attrs.id })) > 0
    error_message = "The events of this namespace are under a key of Microsoft: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "azurerm_kusto_cluster" "azurerm_kusto_cluster" {
  enforce {
    condition     = core::length(core::getresources("azurerm_kusto_cluster_customer_managed_key", { cluster_id = attrs.id })) > 0
    error_message = "The records of this cluster are under a key of Microsoft: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "azurerm_netapp_account" "azurerm_netapp_account" {
  enforce {
    condition     = core::length(core::getresources("azurerm_netapp_account_encryption", { netapp_account_id = attrs.id })) > 0
    error_message = "The volumes of this account are under a key of Microsoft: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "azurerm_data_protection_backup_vault" "azurerm_data_protection_backup_vault" {
  enforce {
    condition     = core::length(core::getresources("azurerm_data_protection_backup_vault_customer_managed_key", { data_protection_backup_vault_id = attrs.id })) > 0
    error_message = "The backups in this vault are under a key of Microsoft: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# Only a cluster of one's own takes a key; workspaces are linked to it.
# https://learn.microsoft.com/azure/azure-monitor/logs/customer-managed-keys
resource_policy "azurerm_log_analytics_workspace" "azurerm_log_analytics_workspace" {
  locals {
    clusters = [for link in core::getresources("azurerm_log_analytics_linked_service", { workspace_id = attrs.id }) : core::try(link.write_access_id, null)]
    keys     = [for key in core::getresources("azurerm_log_analytics_cluster_customer_managed_key", {}) : core::try(key.log_analytics_cluster_id, null)]
  }

  enforce {
    condition     = core::anytrue([for cluster in local.clusters : core::contains(local.keys, cluster)])
    error_message = "These logs are under a key of Microsoft: the workspace is not linked to a cluster that has a key of the customer."
  }
}
