# Migrations with Data Factory: where it runs, how it signs in at both ends, and what its pipelines copy. Whether its runs are logged is said
# by HCL_LOG_003.
# https://learn.microsoft.com/en-us/azure/data-factory/data-movement-security-considerations

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  # Parts of a connection string that are a secret.
  secret = "(?i)(password|pwd|account ?key|sharedaccesskey|sharedaccesssignature) *="

  # Parts of a connection string that give encryption up, or make it optional.
  # https://learn.microsoft.com/en-us/azure/data-factory/connector-mysql
  plain = {
    azurerm_data_factory_linked_service_azure_sql_database = "(?i)(encrypt *= *(false|no|optional)|trust ?server ?certificate *= *(true|yes))"
    azurerm_data_factory_linked_service_sql_server         = "(?i)(encrypt *= *(false|no|optional)|trust ?server ?certificate *= *(true|yes))"
    azurerm_data_factory_linked_service_mysql              = "(?i)ssl ?mode *= *(0|1|none|disabled|preferred)"
    azurerm_data_factory_linked_service_postgresql         = "(?i)(ssl ?mode *= *(0|1|2|disable|allow|prefer)|encryptionmethod *= *0)"
    azurerm_data_factory_linked_service_odbc               = "(?i)(encrypt *= *(false|no|optional)|ssl ?mode *= *(disable|allow|prefer))"
    azurerm_data_factory_linked_service_azure_blob_storage = "(?i)defaultendpointsprotocol *= *http *;"
  }

  # Containers of other activities.
  branches = ["activities", "ifTrueActivities", "ifFalseActivities", "defaultActivities"]

  # What narrows a copy down: a query, or files by name or time.
  # https://learn.microsoft.com/en-us/azure/data-factory/copy-activity-overview
  queries = ["query", "sqlReaderQuery", "oracleReaderQuery", "sqlReaderStoredProcedureName", "filter", "collectionFilter"]
  files   = ["prefix", "wildcardFolderPath", "fileListPath", "modifiedDatetimeStart"]
}

# -- where it runs -------------------------------------------------------------------------------------------------------------

resource_policy "azurerm_data_factory" "azurerm_data_factory" {
  enforce {
    condition     = core::contains(local.no, core::try(attrs.public_network_enabled, true))
    error_message = "This data factory, which has the keys to both databases, can be reached from the internet."
  }

  # Runtimes of one's own stand in a network of one's own.
  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.managed_virtual_network_enabled, false))
      || core::length(hclscan::referrers(attrs, "azurerm_data_factory_integration_runtime_self_hosted", "data_factory_id")) > 0
    )
    error_message = "Records leave this data factory through addresses of Azure that every customer shares: it has no network of its own."
  }
}

# https://learn.microsoft.com/en-us/azure/data-factory/managed-virtual-network-private-endpoint
resource_policy "azurerm_data_factory_integration_runtime_azure" "azurerm_integration_runtime" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.virtual_network_enabled, false))
    error_message = "The machines that copy the records stand outside of the network of this data factory, and reach databases over public addresses only."
  }
}

# -- how it signs in -----------------------------------------------------------------------------------------------------------

# https://learn.microsoft.com/en-us/azure/data-factory/store-credentials-in-key-vault
resource_policy "azurerm_data_factory_linked_service_*" "azurerm_connection_string" {
  filter = core::try(attrs.connection_string, null) != null

  enforce {
    condition     = !core::regex_match(attrs.connection_string, local.secret)
    error_message = "The password of this connection is part of the configuration: whoever reads the code or the state has it."
  }
}

# Whoever signs in with a name needs a password or a key: from the vault, or else from here.
resource_policy "azurerm_data_factory_linked_service_sftp" "azurerm_sftp_secret" {
  enforce {
    condition = (
      core::length(core::try(attrs.key_vault_password, [])) > 0
      || core::length(core::try(attrs.key_vault_private_key_content_base64, [])) > 0
    )
    error_message = "The password or key of this connection is part of the configuration: whoever reads the code or the state has it."
  }
}

resource_policy "azurerm_data_factory_linked_service_azure_blob_storage" "azurerm_blob_secret" {
  enforce {
    condition = core::try(attrs.service_principal_id, null) == null || core::length(
      core::try(attrs.service_principal_linked_key_vault_key, [])
    ) > 0
    error_message = "The secret of this connection is part of the configuration: whoever reads the code or the state has it."
  }

  enforce {
    condition = (
      core::length(core::try(attrs.sas_token_linked_key_vault_key, [])) > 0
      || core::length(core::try(attrs.key_vault_sas_token, [])) > 0
      || core::try(attrs.sas_uri, null) == null
    )
    error_message = "The signed link of this connection is part of the configuration: whoever reads the code or the state has it."
  }
}

resource_policy "azurerm_data_factory_linked_service_*" "azurerm_connection_encryption" {
  filter = core::contains(core::keys(local.plain), meta.type) && core::try(attrs.connection_string, null) != null

  enforce {
    condition     = !core::regex_match(attrs.connection_string, local.plain[meta.type])
    error_message = "Records travel over this connection unencrypted, or to a server whose certificate nobody looks at: whoever is on the way can read them."
  }
}

resource_policy "azurerm_data_factory_linked_service_sftp" "azurerm_sftp_host_key" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.skip_host_key_validation, false))
    error_message = "Whoever passes for this server gets the files: its key is not compared with the one that is known."
  }
}

resource_policy "azurerm_data_factory_linked_service_web" "azurerm_web_source" {
  enforce {
    condition     = core::try(attrs.authentication_type, null) != "Anonymous"
    error_message = "Records are fetched from a page that anybody can read: the connection needs no login."
  }
}

# -- what it copies --------------------------------------------------------------------------------------------------------------

# A list of all tables, for a loop over them, is the way to take everything.
resource_policy "azurerm_data_factory_pipeline" "azurerm_pipeline_scope" {
  filter = !core::contains([null, ""], core::try(attrs.activities_json, null))

  locals {
    top     = core::jsondecode(attrs.activities_json)
    lookups = [for activity in local.top : core::try(activity.typeProperties.source, {}) if core::try(activity.type, null) == "Lookup"]
    texts = core::flatten([
      for source in local.lookups : [for name in local.queries : core::try(source[name], "") if core::can(core::lower(source[name]))]
    ])
  }

  enforce {
    condition = !core::anytrue([
      for text in local.texts :
      core::regex_match(text, "(?i)(information_schema[.]tables|sys[.](tables|objects)|all_tables|pg_tables)") && !core::regex_match(text, "(?i)\\b(where|in)\\b")
    ])
    error_message = "This pipeline asks for the list of all tables and copies each of them: nobody has instructed that all of it be extracted."
  }
}

resource_policy "azurerm_data_factory_pipeline" "azurerm_pipeline_filter" {
  enforcement_level = "advisory"
  filter            = !core::contains([null, ""], core::try(attrs.activities_json, null))

  locals {
    top    = core::jsondecode(attrs.activities_json)
    nested = core::flatten([for activity in local.top : [for name in local.branches : core::try(activity.typeProperties[name], [])]])
    sources = [
      for activity in core::concat(local.top, local.nested) : core::try(activity.typeProperties.source, {}) if core::try(activity.type, null) == "Copy"
    ]
  }

  enforce {
    condition = core::alltrue([
      for source in local.sources :
      core::anytrue([for name in local.queries : core::can(source[name])])
      || core::anytrue([for name in local.files : core::can(source.storeSettings[name])])
      || !core::contains(["*", "*.*"], core::try(source.storeSettings.wildcardFileName, "*"))
    ])
    error_message = "A copy of this pipeline takes all rows or files of its source: neither a query nor a filter says which of them were asked for."
  }
}

# https://learn.microsoft.com/en-us/azure/data-factory/copy-activity-data-consistency
# https://learn.microsoft.com/en-us/azure/data-factory/copy-activity-log
resource_policy "azurerm_data_factory_pipeline" "azurerm_pipeline_settings" {
  filter = !core::contains([null, ""], core::try(attrs.activities_json, null))

  locals {
    top    = core::jsondecode(attrs.activities_json)
    nested = core::flatten([for activity in local.top : [for name in local.branches : core::try(activity.typeProperties[name], [])]])
    copies = [
      for activity in core::concat(local.top, local.nested) : core::try(activity.typeProperties, {}) if core::try(activity.type, null) == "Copy"
    ]
  }

  enforce {
    condition     = core::alltrue([for copy in local.copies : core::contains(local.yes, core::try(copy.validateDataConsistency, false))])
    error_message = "A copy of this pipeline does not compare what arrived with what left: lost or changed records stay unnoticed."
  }

  enforce {
    condition = core::alltrue([
      for copy in local.copies : core::can(copy.logSettings) || core::can(copy.logStorageSettings) || core::can(copy.redirectIncompatibleRowSettings)
    ])
    error_message = "A copy of this pipeline writes no log: which records were moved, and which were left out, cannot be shown afterwards."
  }
}
