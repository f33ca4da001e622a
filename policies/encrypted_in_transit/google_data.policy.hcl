# Databases, caches and file shares of Google: which of them speak without TLS. Storage, BigQuery, Pub/Sub, Spanner and the like are reached
# through interfaces that programs use over TLS; there is nothing to set.

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

locals {
  yes = [true, "true"]

  # How each kind of cache says that it encrypts.
  caches = {
    google_memorystore_instance = "SERVER_AUTHENTICATION"
    google_redis_cluster        = "TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION"
    google_redis_instance       = "SERVER_AUTHENTICATION"
  }
}

# -- databases ---------------------------------------------------------------------------------------------------------------

# Before version 6, the provider also knew require_ssl, which counts where ssl_mode is not written.
# https://cloud.google.com/sql/docs/postgres/configure-ssl-instance
resource_policy "google_sql_database_instance" "google_sql_database_instance" {
  locals {
    address  = core::try(attrs.settings[0].ip_configuration[0], {})
    ssl_mode = core::try(local.address.ssl_mode, null)
    older    = core::contains(local.yes, core::try(local.address.require_ssl, false))
  }

  enforce {
    condition = (
      local.ssl_mode == null
      ? local.older && hclscan::provider_allows(attrs, "< 6")
      : core::contains(["ENCRYPTED_ONLY", "TRUSTED_CLIENT_CERTIFICATE_REQUIRED"], local.ssl_mode)
    )
    error_message = "This database accepts connections that are not encrypted: whoever is on the way can read every record that is asked for."
  }
}

resource_policy "google_alloydb_instance" "google_alloydb_instance" {
  enforce {
    condition     = core::try(attrs.client_connection_config[0].ssl_config[0].ssl_mode, null) != "ALLOW_UNENCRYPTED_AND_ENCRYPTED"
    error_message = "This database was told to accept connections that are not encrypted: whoever is on the way can read every record that is asked for."
  }
}

# -- caches ------------------------------------------------------------------------------------------------------------------

# https://cloud.google.com/memorystore/docs/redis/about-in-transit-encryption
resource_policy "google_*" "google_cache" {
  filter = core::contains(core::keys(local.caches), meta.type) && meta.type != "google_redis_cluster"

  enforce {
    condition     = core::try(attrs.transit_encryption_mode, null) == local.caches[meta.type]
    error_message = "This cache speaks to its clients unencrypted, as all do that do not say otherwise: whoever is on the way can read what it holds."
  }
}

resource_policy "google_redis_cluster" "google_redis_cluster" {
  enforce {
    condition     = core::try(attrs.transit_encryption_mode, null) == local.caches[meta.type]
    error_message = "This cache speaks to its clients unencrypted, as all do that do not say otherwise: whoever is on the way can read what it holds."
  }
}

# -- file shares -------------------------------------------------------------------------------------------------------------
# They stand in private networks, and the usual mount commands do not encrypt.

# https://cloud.google.com/netapp/volumes/docs/discover/security
resource_policy "google_netapp_volume" "google_netapp_volume" {
  enforcement_level = "advisory"

  locals {
    protocols = core::try(attrs.protocols, null) == null ? [] : attrs.protocols
    options   = core::try(attrs.smb_settings, null) == null ? [] : attrs.smb_settings
  }

  enforce {
    condition     = !core::contains(local.protocols, "SMB") || core::contains(local.options, "ENCRYPT_DATA")
    error_message = "Files of this share travel unencrypted over SMB: whoever is in the network can read them on their way."
  }

  enforce {
    condition = !(core::contains(local.protocols, "NFSV3") || core::contains(local.protocols, "NFSV4")) || (
      core::contains(local.yes, core::try(attrs.kerberos_enabled, false))
      && core::alltrue([
        for rule in core::try(attrs.export_policy[0].rules, []) :
        core::contains(local.yes, core::try(rule.kerberos5p_read_write, false)) || core::contains(local.yes, core::try(rule.kerberos5p_read_only, false))
      ])
    )
    error_message = "Files of this share travel unencrypted over NFS: whoever is in the network can read them on their way."
  }
}
