# Databases, storage, caches, queues and machines of Azure: which of them speak without TLS, or with versions of it that are broken.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  # Their argument is minimum_tls_version, and 1.2 when it is not written. An open endpoint of SQL has "Disabled" for no minimum.
  with_minimum_version = [
    "azurerm_mssql_server", "azurerm_mssql_managed_instance", "azurerm_eventhub_namespace", "azurerm_servicebus_namespace",
    "azurerm_redis_cache", "azurerm_redis_enterprise_cluster",
  ]
  broken_tls = ["1.0", "1.1", "Disabled"]

  # The first generation of database servers, which Azure has ended.
  single_servers = ["azurerm_postgresql_server", "azurerm_mysql_server", "azurerm_mariadb_server"]
}

# -- storage -----------------------------------------------------------------------------------------------------------------

# Called enable_https_traffic_only before version 4 of the provider. Shares that are mounted with NFS work only with it off.
# https://learn.microsoft.com/azure/storage/common/storage-require-secure-transfer
resource_policy "azurerm_storage_account" "azurerm_storage_account_https" {
  locals {
    stated = core::try(attrs.https_traffic_only_enabled, attrs.enable_https_traffic_only, true)
    is_nfs = core::contains(local.yes, core::try(attrs.nfsv3_enabled, false)) || core::anytrue([
      for share in hclscan::referrers(attrs, "azurerm_storage_share") : core::try(share.enabled_protocol, null) == "NFS"
    ])
  }

  enforce {
    condition     = !core::contains(local.no, local.stated) || local.is_nfs
    error_message = "This account hands out files over plain HTTP as well: whoever is on the way can read them, and the keys they are fetched with."
  }
}

resource_policy "azurerm_storage_account" "azurerm_storage_account_tls_version" {
  enforce {
    condition     = !core::contains(["TLS1_0", "TLS1_1"], core::try(attrs.min_tls_version, null))
    error_message = "This account still accepts a version of TLS whose protection can be broken."
  }
}

# https://learn.microsoft.com/azure/storage/files/files-nfs-protocol#security-and-networking
resource_policy "azurerm_storage_share" "azurerm_storage_share" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::try(attrs.enabled_protocol, null) != "NFS"
    error_message = "Clients mount this share with NFS, which carries files in the clear unless each of them adds TLS by itself."
  }
}

# Files of NFS version 3 travel in the clear. Version 4.1 encrypts with Kerberos (krb5p), SMB when it is told to.
# https://learn.microsoft.com/azure/azure-netapp-files/understand-data-encryption
resource_policy "azurerm_netapp_volume" "azurerm_netapp_volume" {
  locals {
    protocols = core::try(attrs.protocols, null) == null ? ["NFSv3"] : attrs.protocols
    kerberos = core::anytrue([
      for rule in core::try(attrs.export_policy_rule, []) :
      core::contains(local.yes, core::try(rule.kerberos_5p_read_write_enabled, false))
      || core::contains(local.yes, core::try(rule.kerberos_5p_read_only_enabled, false))
    ])
  }

  enforce {
    condition     = !core::contains(local.protocols, "CIFS") || core::contains(local.yes, core::try(attrs.smb3_protocol_encryption_enabled, null))
    error_message = "Clients mount this volume with SMB, and files travel in the clear: whoever is on the way can read them."
  }

  enforce {
    condition     = !core::contains(local.protocols, "NFSv3") && (!core::contains(local.protocols, "NFSv4.1") || local.kerberos)
    error_message = "Clients mount this volume with NFS without Kerberos, and files travel in the clear: whoever is on the way can read them."
  }
}

# -- databases ---------------------------------------------------------------------------------------------------------------

# A setting of redis_cache that is not written is 1.0 before version 4 of the provider.
resource_policy "azurerm_*" "azurerm_minimum_tls_version" {
  filter = core::contains(local.with_minimum_version, meta.type)

  locals {
    stated = core::try(attrs.minimum_tls_version, null)
  }

  enforce {
    condition     = !core::contains(local.broken_tls, local.stated)
    error_message = "This service still accepts connections with a version of TLS whose protection can be broken."
  }

  enforce {
    condition     = local.stated != null || meta.type != "azurerm_redis_cache" || !hclscan::provider_allows(attrs, "< 4")
    error_message = "This cache does not say which versions of TLS it accepts, and before version 4 of the provider, which this configuration allows, that includes 1.0."
  }
}

resource_policy "azurerm_cosmosdb_account" "azurerm_cosmosdb_account" {
  enforce {
    condition     = !core::contains(["Tls", "Tls11"], core::try(attrs.minimal_tls_version, null))
    error_message = "This database still accepts connections with a version of TLS whose protection can be broken."
  }
}

resource_policy "azurerm_*_server" "azurerm_single_server_tls" {
  filter = core::contains(local.single_servers, meta.type)

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.ssl_enforcement_enabled, null))
    error_message = "This database accepts clients without TLS: whoever is on the way can read what they ask, the answers, and their passwords."
  }
}

resource_policy "azurerm_*_server" "azurerm_single_server_tls_version" {
  filter = core::contains(local.single_servers, meta.type)

  enforce {
    condition     = !core::contains(["TLSEnforcementDisabled", "TLS1_0", "TLS1_1"], core::try(attrs.ssl_minimal_tls_version_enforced, null))
    error_message = "This database still accepts connections with a version of TLS whose protection can be broken."
  }
}

# Flexible servers insist on TLS until a parameter says otherwise.
# https://learn.microsoft.com/azure/postgresql/flexible-server/how-to-connect-tls-ssl
resource_policy "azurerm_*sql_flexible_server_configuration" "azurerm_flexible_server_tls" {
  filter = core::try(core::lower(attrs.name), "") == "require_secure_transport"

  enforce {
    condition     = !core::contains(["off", "0", "false"], core::lower("${attrs.value}"))
    error_message = "This parameter lets clients of the database do without TLS: whoever is on the way can read what they ask, the answers, and their passwords."
  }
}

# ssl_min_protocol_version of PostgreSQL has one version, tls_version of MySQL a list.
resource_policy "azurerm_*sql_flexible_server_configuration" "azurerm_flexible_server_tls_version" {
  filter = core::contains(["ssl_min_protocol_version", "tls_version"], core::try(core::lower(attrs.name), ""))

  enforce {
    condition = core::alltrue([
      for version in core::split(",", core::lower("${attrs.value}")) : !core::contains(["tlsv1", "tlsv1.0", "tlsv1.1"], core::trimspace(version))
    ])
    error_message = "This parameter lets clients of the database connect with a version of TLS whose protection can be broken."
  }
}

# -- caches, queues, devices -------------------------------------------------------------------------------------------------

# Called enable_non_ssl_port before version 4 of the provider.
resource_policy "azurerm_redis_cache" "azurerm_redis_cache" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.non_ssl_port_enabled, attrs.enable_non_ssl_port, false))
    error_message = "This cache has a port without TLS: whoever is on the way can read what it holds, and its key."
  }
}

resource_policy "azurerm_redis_enterprise_database" "azurerm_redis_enterprise_database" {
  enforce {
    condition     = core::try(attrs.client_protocol, null) != "Plaintext"
    error_message = "This cache speaks to its clients unencrypted: whoever is on the way can read what it holds, and its key."
  }
}

resource_policy "azurerm_managed_redis" "azurerm_managed_redis" {
  enforce {
    condition     = core::try(attrs.default_database[0].client_protocol, null) != "Plaintext"
    error_message = "This cache speaks to its clients unencrypted: whoever is on the way can read what it holds, and its key."
  }
}

# The one value there is. Not every region knows it.
# https://learn.microsoft.com/azure/iot-hub/iot-hub-tls-support
resource_policy "azurerm_iothub" "azurerm_iothub" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::try("${attrs.min_tls_version}", null) == "1.2"
    error_message = "Devices may speak to this hub with versions of TLS whose protection can be broken, as long as no minimum is set."
  }
}

# -- clusters, tunnels -------------------------------------------------------------------------------------------------------

# https://learn.microsoft.com/azure/hdinsight/domain-joined/encryption-in-transit
resource_policy "azurerm_hdinsight_*_cluster" "azurerm_hdinsight_cluster" {
  filter = core::contains(["azurerm_hdinsight_spark_cluster", "azurerm_hdinsight_kafka_cluster"], meta.type)

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.encryption_in_transit_enabled, null))
    error_message = "The nodes of this cluster send each other what they work on in the clear."
  }
}

resource_policy "azurerm_hdinsight_*_cluster" "azurerm_hdinsight_tls_version" {
  enforce {
    condition     = !core::contains(["1.0", "1.1"], core::try("${attrs.tls_min_version}", null))
    error_message = "The gateway of this cluster still accepts a version of TLS whose protection can be broken."
  }
}

# https://learn.microsoft.com/azure/service-fabric/service-fabric-cluster-fabric-settings#security
resource_policy "azurerm_service_fabric_cluster" "azurerm_service_fabric_cluster" {
  enforce {
    condition = core::anytrue([
      for setting in core::try(attrs.fabric_settings, []) :
      core::try(setting.name, null) == "Security" && core::try(setting.parameters.ClusterProtectionLevel, null) == "EncryptAndSign"
    ])
    error_message = "The nodes of this cluster send each other what they work on in the clear."
  }
}

# Without a policy of its own, a tunnel negotiates what both sides can do.
# https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-compliance-crypto
resource_policy "azurerm_virtual_network_gateway_connection" "azurerm_virtual_network_gateway_connection" {
  enforce {
    condition = core::alltrue([
      for policy in core::try(attrs.ipsec_policy, []) :
      !core::contains(["DES", "DES3"], core::try(policy.ike_encryption, null))
      && !core::contains(["DES", "DES3", "None"], core::try(policy.ipsec_encryption, null))
      && !core::contains(["MD5", "SHA1"], core::try(policy.ike_integrity, null))
      && !core::contains(["MD5", "SHA1"], core::try(policy.ipsec_integrity, null))
      && !core::contains(["DHGroup1", "DHGroup2"], core::try(policy.dh_group, null))
    ])
    error_message = "This tunnel is told to use ciphers whose protection can be broken, or none: what passes through it can be read on the way."
  }
}
