# Services of Azure that anybody on the internet can send requests to. Each of them still asks for a key or a login; a network of one's
# own, or a list of addresses, keeps out whoever found one. Applications that answer people are judged by HCL_PUB_003.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  # Their argument is public_network_access_enabled, and true when it is not written.
  services = {
    azurerm_api_management             = "The gateway for these interfaces"
    azurerm_automation_account         = "This account, which runs jobs with far-reaching rights,"
    azurerm_batch_account              = "This account for jobs"
    azurerm_cognitive_account          = "This service, which is sent texts, pictures and recordings,"
    azurerm_container_registry         = "This registry of images"
    azurerm_databricks_workspace       = "This workspace for data"
    azurerm_eventgrid_domain           = "This domain of events"
    azurerm_eventgrid_topic            = "This topic of events"
    azurerm_eventhub_namespace         = "This stream of events"
    azurerm_healthcare_service         = "This store of patient records"
    azurerm_iothub                     = "This hub for devices"
    azurerm_key_vault                  = "This vault of keys and passwords"
    azurerm_kusto_cluster              = "This database"
    azurerm_machine_learning_workspace = "This workspace for models and data"
    azurerm_recovery_services_vault    = "This vault of backups"
    azurerm_redis_cache                = "This cache"
    azurerm_search_service             = "This search service"
    azurerm_servicebus_namespace       = "This queue of messages"
    azurerm_signalr_service            = "This channel to browsers"
  }

  # Called public_network_access, with words.
  services_with_words = {
    azurerm_app_configuration = "This store of settings"
    azurerm_managed_redis     = "This cache"
  }

  # What the whole configuration says of networks in resources of their own.
  storage_rules = [
    for rules in core::getresources("azurerm_storage_account_network_rules", {}) : {
      account = core::try(rules.storage_account_id, null)
      denies  = core::try(rules.default_action, null) == "Deny"
    }
  ]
  signalr_rules = [
    for rules in core::getresources("azurerm_signalr_service_network_acl", {}) : {
      service = core::try(rules.signalr_service_id, null)
      denies  = core::try(rules.default_action, null) == "Deny"
    }
  ]
}

# -- a switch ----------------------------------------------------------------------------------------------------------------

resource_policy "azurerm_*" "azurerm_public_endpoint" {
  filter = core::contains(core::keys(local.services), meta.type)

  locals {
    # Who is not listed is refused. The block is called differently by nearly every service.
    rules = core::try(
      attrs.network_acls, attrs.network_rule_set, attrs.network_rulesets, attrs.network_profile[0].account_access, []
    )
    is_listed_only = core::anytrue([
      for list in local.rules :
      core::lower(core::try(list.default_action, "Deny")) == "deny"
      && !core::try(hclscan::is_public_cidr(list.ip_rules), false)
      && !core::contains(local.no, core::try(list.public_network_access_enabled, true))
    ])
    is_off_in_list = core::anytrue([
      for list in local.rules : core::contains(local.no, core::try(list.public_network_access_enabled, true))
    ])

    # Others have lists of addresses and no further action, or stand in a network.
    addresses   = core::try(attrs.allowed_ips, attrs.allowed_ip_ranges, attrs.inbound_ip_rule, null)
    has_list    = local.addresses != null && core::length(core::try(local.addresses, [])) > 0 && !core::try(hclscan::is_public_cidr(local.addresses), false)
    is_internal = core::try(attrs.virtual_network_type, null) == "Internal" || core::try(attrs.subnet_id, null) != null
    is_acl_here = core::anytrue([for rules in local.signalr_rules : rules.service == core::try(attrs.id, "") && rules.denies])
  }

  enforce {
    condition = (
      core::contains(local.no, core::try(attrs.public_network_access_enabled, null))
      || local.is_listed_only || local.is_off_in_list || local.has_list || local.is_internal || local.is_acl_here
    )
    error_message = "${local.services[meta.type]} can be reached from the whole internet: whoever finds a key or a password can use it from anywhere."
  }
}

resource_policy "azurerm_*" "azurerm_public_endpoint_in_words" {
  filter = core::contains(core::keys(local.services_with_words), meta.type)

  enforce {
    condition     = core::try(attrs.public_network_access, null) == "Disabled"
    error_message = "${local.services_with_words[meta.type]} can be reached from the whole internet: whoever finds a key or a password can use it from anywhere."
  }
}

resource_policy "azurerm_data_factory" "azurerm_data_factory" {
  enforce {
    condition     = core::contains(local.no, core::try(attrs.public_network_enabled, null))
    error_message = "This factory, which moves data between systems, can be reached from the whole internet."
  }
}

# Service in retirement; closed until told otherwise.
resource_policy "azurerm_spring_cloud_api_portal" "azurerm_spring_cloud_api_portal" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.public_network_access_enabled, false))
    error_message = "This portal for interfaces stands on the internet, open to everyone."
  }
}

resource_policy "azurerm_storage_sync" "azurerm_storage_sync" {
  enforce {
    condition     = core::try(attrs.incoming_traffic_policy, null) == "AllowVirtualNetworksOnly"
    error_message = "Servers that share their files through this service reach it over the internet, and so can everyone else."
  }
}

# Called internet_ingestion_enabled and internet_query_enabled before version 5 of the provider.
# https://learn.microsoft.com/azure/azure-monitor/logs/private-link-security
resource_policy "azurerm_log_analytics_workspace" "azurerm_log_analytics_workspace" {
  enforcement_level = "advisory"

  locals {
    closed = ["Disabled", "SecuredByPerimeter", false, "false"]
  }

  enforce {
    condition = (
      core::contains(local.closed, core::try(attrs.internet_query_access_type, attrs.internet_query_enabled, null))
      && core::contains(local.closed, core::try(attrs.internet_ingestion_access_type, attrs.internet_ingestion_enabled, null))
    )
    error_message = "These logs can be written and searched from the whole internet by whoever has a login for them."
  }
}

# -- storage -----------------------------------------------------------------------------------------------------------------

# https://learn.microsoft.com/azure/storage/common/storage-network-security
resource_policy "azurerm_storage_account" "azurerm_storage_account" {
  locals {
    inline = core::try(attrs.network_rules, [])
    is_limited = (
      core::anytrue([for rules in local.inline : core::try(rules.default_action, null) == "Deny"])
      || core::anytrue([for rules in local.storage_rules : rules.account == core::try(attrs.id, "") && rules.denies])
    )
  }

  enforce {
    condition     = core::contains(local.no, core::try(attrs.public_network_access_enabled, null)) || local.is_limited
    error_message = "The files of this account can be fetched from the whole internet by whoever finds a key or a signed link: nothing limits the networks they are asked from."
  }

  enforce {
    condition = core::alltrue([
      for rules in local.inline : !core::try(hclscan::is_public_cidr(rules.ip_rules), false)
    ])
    error_message = "The addresses that may reach this account are all there are."
  }
}

resource_policy "azurerm_storage_account_network_rules" "azurerm_storage_account_network_rules" {
  enforce {
    condition     = core::try(attrs.default_action, null) == "Deny" && !core::try(hclscan::is_public_cidr(attrs.ip_rules), false)
    error_message = "These rules let in the whole internet: whoever finds a key or a signed link can fetch the files of the account."
  }
}

# A link for the export of a disk can be made by whoever may read it, and works from anywhere.
# https://learn.microsoft.com/azure/virtual-machines/disks-enable-private-links-for-import-export-portal
resource_policy "azurerm_*" "azurerm_disk_export" {
  filter            = core::contains(["azurerm_managed_disk", "azurerm_snapshot"], meta.type)
  enforcement_level = "advisory"

  enforce {
    condition = (
      core::contains(local.no, core::try(attrs.public_network_access_enabled, null))
      || core::contains(["DenyAll", "AllowPrivate"], core::try(attrs.network_access_policy, null))
    )
    error_message = "A copy of this disk can be exported over the internet with a link that asks for nothing else."
  }
}

# Addresses inside Azure only, but all of them.
resource_policy "azurerm_netapp_volume" "azurerm_netapp_volume" {
  enforce {
    condition = core::alltrue([
      for rule in core::try(attrs.export_policy_rule, []) : !core::try(hclscan::is_public_cidr(rule.allowed_clients), false)
    ])
    error_message = "Every machine that can reach the network of this volume may mount it: its export policy names all addresses."
  }
}

# -- clusters and containers -------------------------------------------------------------------------------------------------

# Called api_server_authorized_ip_ranges before version 4 of the provider.
# https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges
resource_policy "azurerm_kubernetes_cluster" "azurerm_kubernetes_cluster" {
  locals {
    ranges = core::try(attrs.api_server_access_profile[0].authorized_ip_ranges, attrs.api_server_authorized_ip_ranges, null)
  }

  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.private_cluster_enabled, null))
      || core::contains(local.no, core::try(attrs.public_network_access_enabled, true))
      || (local.ranges == null ? false : core::length(local.ranges) > 0 && !hclscan::is_public_cidr(local.ranges))
    )
    error_message = "The control plane of this cluster answers the whole internet: everyone can try passwords, stolen tokens and exploits against it."
  }
}

# Called enable_node_public_ip before version 4 of the provider.
resource_policy "azurerm_kubernetes_cluster" "azurerm_kubernetes_cluster_nodes" {
  locals {
    pool = core::try(attrs.default_node_pool[0], {})
  }

  enforce {
    condition     = !core::contains(local.yes, core::try(local.pool.node_public_ip_enabled, local.pool.enable_node_public_ip, false))
    error_message = "Every node of this cluster has an address on the internet."
  }
}

resource_policy "azurerm_kubernetes_cluster_node_pool" "azurerm_kubernetes_node_pool" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.node_public_ip_enabled, attrs.enable_node_public_ip, false))
    error_message = "Every node of this pool has an address on the internet."
  }
}

resource_policy "azurerm_container_group" "azurerm_container_group" {
  enforce {
    condition     = core::contains(["Private", "None"], core::try(attrs.ip_address_type, null))
    error_message = "These containers have an address on the internet, as they do until a type of address is written: everyone can reach the ports they open."
  }
}

# https://learn.microsoft.com/azure/hdinsight/hdinsight-private-link
resource_policy "azurerm_hdinsight_*_cluster" "azurerm_hdinsight_cluster" {
  filter = core::contains(["azurerm_hdinsight_hadoop_cluster", "azurerm_hdinsight_spark_cluster"], meta.type)

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.network[0].private_link_enabled, null))
    error_message = "The gateway of this cluster stands on the internet: everyone can try its password."
  }
}
