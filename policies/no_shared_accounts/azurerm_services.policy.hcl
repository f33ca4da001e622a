# Keys and local accounts of Azure services: whoever holds one is the service's own administrator, and nobody can be told from the others.
# Nearly every service also knows the people and programs of the directory (Entra ID), and lets the keys be switched off.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

# Words that name a task or a group, and nobody in person.
input "generic_names" {
  type = list(string)
  default = [
    "admin", "administrator", "common", "dba", "demo", "dev", "devops", "ftp", "generic", "guest", "helpdesk", "intern", "migration",
    "office", "operation", "operator", "ops", "partner", "public", "root", "sftp", "shared", "staff", "superuser", "support",
    "sysadmin", "team", "temp", "test", "tester", "tmp", "transfer", "upload", "user",
  ]
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  generic_name = "(?i)(^|[^a-z])(${core::join("|", input.generic_names)})s?([^a-z]|$)|admin([^a-z]|$)"

  # Services by how they call the switch. Before version 5 of the provider some of them had it the other way round.
  local_authentication = {
    azurerm_automation_account = "account"
    azurerm_cosmosdb_account   = "database account"
    azurerm_eventhub_namespace = "namespace"
    azurerm_iothub             = "hub"
    azurerm_search_service     = "search service"
  }
  local_auth = {
    azurerm_app_configuration                = "configuration store"
    azurerm_cognitive_account                = "account"
    azurerm_eventgrid_domain                 = "domain"
    azurerm_eventgrid_topic                  = "topic"
    azurerm_machine_learning_compute_cluster = "cluster"
    azurerm_servicebus_namespace             = "namespace"
    azurerm_signalr_service                  = "service"
    azurerm_web_pubsub                       = "service"
  }

  other_interfaces = ["EnableCassandra", "EnableGremlin", "EnableMongo", "EnableTable"]

  # Their keys only let somebody add to what is there.
  telemetry = ["azurerm_application_insights", "azurerm_log_analytics_workspace"]

  web_apps = [
    "azurerm_linux_function_app", "azurerm_linux_web_app", "azurerm_windows_function_app", "azurerm_windows_web_app",
  ]
}

# -- storage -----------------------------------------------------------------------------------------------------------------

# https://learn.microsoft.com/en-us/azure/storage/common/shared-key-authorization-prevent
resource_policy "azurerm_storage_account" "azurerm_shared_key" {
  enforce {
    condition     = core::contains(local.no, core::try(attrs.shared_access_key_enabled, true))
    error_message = "Two keys open everything in this storage account, to whoever holds one: who read or deleted a file cannot be said, and links signed with them cannot be withdrawn one by one."
  }
}

# Local users exist for SFTP alone, which takes folders. They are allowed unless they are forbidden.
# https://learn.microsoft.com/en-us/azure/storage/blobs/secure-file-transfer-protocol-support
resource_policy "azurerm_storage_account" "azurerm_local_users" {
  enforcement_level = "advisory"
  filter = (
    core::contains(local.yes, core::try(attrs.is_hns_enabled, false))
    && !core::contains(local.yes, core::try(attrs.sftp_enabled, false))
  )

  enforce {
    condition     = core::contains(local.no, core::try(attrs.local_user_enabled, true))
    error_message = "This account may have users of its own, which no directory knows, although it does not speak the one protocol that needs them."
  }
}

resource_policy "azurerm_storage_account_local_user" "azurerm_local_user" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.ssh_password_enabled, false))
    error_message = "This file transfer account has a password, which is passed on more easily than a key."
  }

  enforce {
    condition     = !core::regex_match(attrs.name, local.generic_name)
    error_message = "This file transfer account belongs to nobody in person: who fetched or delivered a file cannot be said."
  }
}

# A person may have accounts in several places: they have the same name there.
resource_policy "azurerm_storage_account_local_user" "azurerm_local_user_key" {
  locals {
    keys = [for key in core::try(attrs.ssh_authorized_key, []) : key.key]
  }

  enforce {
    condition     = core::length(local.keys) < 2
    error_message = "Several keys open this file transfer account: who fetched or delivered a file with one of them cannot be said."
  }

  enforce {
    condition = core::alltrue([
      for one in core::getresources("azurerm_storage_account_local_user", {}) :
      one.name == attrs.name || !core::anytrue([for key in core::try(one.ssh_authorized_key, []) : core::contains(local.keys, key.key)])
    ])
    error_message = "The same key opens several file transfer accounts: whoever holds it can pass for all of them."
  }
}

# -- keys of services ----------------------------------------------------------------------------------------------------------

# https://learn.microsoft.com/en-us/azure/cosmos-db/how-to-connect-role-based-access-control
resource_policy "azurerm_*" "azurerm_local_authentication" {
  # Cosmos DB knows the directory with its own interface, and not with those of other databases.
  filter = (
    core::contains(core::keys(local.local_authentication), meta.type)
    && core::try(attrs.kind, null) != "MongoDB"
    && !core::anytrue([for one in core::try(attrs.capabilities, []) : core::contains(local.other_interfaces, core::try(one.name, null))])
  )

  enforce {
    condition = (
      core::contains(local.no, core::try(attrs.local_authentication_enabled, true))
      || core::contains(local.yes, core::try(attrs.local_authentication_disabled, false))
    )
    error_message = "Keys open this ${local.local_authentication[meta.type]} to whoever holds them: who did something with one cannot be said, and access cannot be withdrawn from one person alone."
  }
}

# https://learn.microsoft.com/en-us/azure/service-bus-messaging/disable-local-authentication
resource_policy "azurerm_*" "azurerm_local_auth" {
  filter = core::contains(core::keys(local.local_auth), meta.type)

  enforce {
    condition = (
      core::contains(local.no, core::try(attrs.local_auth_enabled, true))
      || core::contains(local.no, core::try(attrs.local_authentication_enabled, true))
    )
    error_message = "Keys open this ${local.local_auth[meta.type]} to whoever holds them: who did something with one cannot be said, and access cannot be withdrawn from one person alone."
  }
}

resource_policy "azurerm_*" "azurerm_telemetry_keys" {
  enforcement_level = "advisory"
  filter            = core::contains(local.telemetry, meta.type)

  enforce {
    condition = (
      core::contains(local.no, core::try(attrs.local_authentication_enabled, true))
      || core::contains(local.yes, core::try(attrs.local_authentication_disabled, false))
    )
    error_message = "Whoever holds the key can add false entries to these logs, under nobody's name."
  }
}

# https://learn.microsoft.com/en-us/azure/azure-cache-for-redis/cache-azure-active-directory-for-authentication
resource_policy "azurerm_redis_cache" "azurerm_redis_cache" {
  enforce {
    condition     = core::contains(local.no, core::try(attrs.access_keys_authentication_enabled, true))
    error_message = "Two keys open this cache to whoever holds one: who read the sessions of others cannot be said."
  }
}

# Keys are off unless they are switched on.
resource_policy "azurerm_managed_redis" "azurerm_managed_redis" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.default_database[0].access_keys_authentication_enabled, attrs.access_keys_authentication_enabled, false))
    error_message = "Two keys open this cache to whoever holds one: who read the sessions of others cannot be said."
  }
}

# https://learn.microsoft.com/en-us/azure/container-registry/container-registry-authentication
resource_policy "azurerm_container_registry" "azurerm_registry_admin" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.admin_enabled, false))
    error_message = "The registry has one account that everybody shares: who replaced an image cannot be said."
  }
}

resource_policy "azurerm_container_registry_token" "azurerm_registry_token" {
  enforcement_level = "advisory"

  enforce {
    condition     = !core::regex_match(attrs.name, local.generic_name)
    error_message = "This token belongs to nobody in particular: it is passed on, and cannot be withdrawn from one without all others."
  }
}

# https://learn.microsoft.com/en-us/azure/batch/batch-role-based-access-control
resource_policy "azurerm_batch_account" "azurerm_batch_account" {
  enforce {
    condition = (
      core::try(attrs.allowed_authentication_modes, null) != null
      && !core::contains(core::try(attrs.allowed_authentication_modes, null) == null ? [] : attrs.allowed_authentication_modes, "SharedKey")
    )
    error_message = "Two keys open this account to whoever holds one: who started a job with the data of others cannot be said."
  }
}

# -- applications and clusters -------------------------------------------------------------------------------------------------

# https://learn.microsoft.com/en-us/azure/app-service/configure-basic-auth-disable
resource_policy "azurerm_*" "azurerm_publishing_password" {
  filter = core::contains(local.web_apps, meta.type)

  enforce {
    condition = (
      core::contains(local.no, core::try(attrs.ftp_publish_basic_authentication_enabled, true))
      && core::contains(local.no, core::try(attrs.webdeploy_publish_basic_authentication_enabled, true))
    )
    error_message = "One password, the same for everybody, lets whoever has it replace this application."
  }
}

# https://learn.microsoft.com/en-us/azure/aks/manage-local-accounts-managed-azure-ad
resource_policy "azurerm_kubernetes_cluster" "azurerm_kubernetes_cluster" {
  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.local_account_disabled, false))
      && core::length(core::try(attrs.azure_active_directory_role_based_access_control, [])) > 0
    )
    error_message = "This cluster has a local administrator, whose certificate everybody shares and which no directory can withdraw."
  }
}

# https://learn.microsoft.com/en-us/azure/bastion/shareable-link
resource_policy "azurerm_bastion_host" "azurerm_bastion_link" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.shareable_link_enabled, false))
    error_message = "Links lead to servers behind this bastion without an account of Azure: whoever has a link and the password gets in."
  }
}
