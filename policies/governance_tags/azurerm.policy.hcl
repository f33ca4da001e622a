# What the tags of a data store say about the processing it is part of. The provider of Azure has no default tags, and resources do not
# inherit those of their resource group.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

# Keys that are accepted, one of each list; case and - _ . : do not matter.
input "classification_keys" {
  type    = list(string)
  default = ["data-classification", "classification"]
}

input "controller_keys" {
  type    = list(string)
  default = ["data-controller"]
}

input "agreement_keys" {
  type    = list(string)
  default = ["dpa", "dpa-reference", "processing-agreement"]
}

input "purpose_keys" {
  type    = list(string)
  default = ["purpose"]
}

input "instruction_keys" {
  type    = list(string)
  default = ["instruction", "instruction-ref"]
}

input "expiry_keys" {
  type    = list(string)
  default = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires"]
}

input "owner_keys" {
  type    = list(string)
  default = ["owner", "data-owner"]
}

locals {
  data_stores = [
    "azurerm_cosmosdb_account", "azurerm_eventhub_namespace", "azurerm_healthcare_workspace", "azurerm_key_vault", "azurerm_kusto_cluster",
    "azurerm_managed_disk", "azurerm_mssql_database", "azurerm_mssql_managed_instance", "azurerm_mssql_server",
    "azurerm_mysql_flexible_server", "azurerm_netapp_volume", "azurerm_postgresql_flexible_server", "azurerm_recovery_services_vault",
    "azurerm_redis_cache", "azurerm_search_service", "azurerm_servicebus_namespace", "azurerm_snapshot", "azurerm_storage_account",
    "azurerm_synapse_workspace",
  ]

  # What has to be said, as it is called in messages.
  demanded = {
    agreement      = input.agreement_keys
    classification = input.classification_keys
    controller     = input.controller_keys
    expiry         = input.expiry_keys
    instruction    = input.instruction_keys
    owner          = input.owner_keys
    purpose        = input.purpose_keys
  }

  # Keys as they are compared: letters, digits and slashes.
  keys = {
    for subject, keys in local.demanded : subject => [for key in keys : core::join("", core::regexall("[a-z0-9/]+", core::lower(key)))]
  }
}

resource_policy "azurerm_*" "azurerm_tags" {
  filter = core::contains(local.data_stores, meta.type)

  locals {
    tags = core::try(attrs.tags, null) == null ? {} : attrs.tags

    # A tag without a value says nothing; a value that is only known later does.
    said = [
      for key in core::keys(local.tags) : core::join("", core::regexall("[a-z0-9/]+", core::lower(key)))
      if !core::contains(["", "(null)"], core::trimspace(core::valuetostring(local.tags[key])))
    ]
    missing = [for subject, keys in local.keys : subject if !core::anytrue([for key in keys : core::contains(local.said, key)])]
  }

  enforce {
    condition     = core::length(local.missing) == 0
    error_message = "The tags do not say all that the contract has to: ${core::join(", ", local.missing)} missing."
  }
}
