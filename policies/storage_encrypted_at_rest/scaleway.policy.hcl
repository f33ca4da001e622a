# Databases and buckets of Scaleway store records as they come until encryption is asked for.

policy {
  required_providers {
    scaleway = { source = "scaleway/scaleway" }
  }
}

locals {
  yes = [true, "true"]

  encrypted_databases = [
    for one in core::getresources("scaleway_rdb_instance", {}) : one.id if core::contains(local.yes, core::try(one.encryption_at_rest, false))
  ]
}

# What is restored from a snapshot is encrypted when the database was of which the snapshot was taken.
# https://www.scaleway.com/en/docs/managed-databases-for-postgresql-and-mysql/how-to/enable-encryption/
resource_policy "scaleway_rdb_instance" "scaleway_rdb_instance" {
  locals {
    snapshot  = core::try(attrs.snapshot_id, null)
    snapshots = core::getresources("scaleway_rdb_snapshot", { id = local.snapshot })
  }

  enforce {
    condition = core::contains(local.yes, core::try(attrs.encryption_at_rest, null)) || (
      local.snapshot != null && core::contains(
        local.encrypted_databases,
        core::length(local.snapshots) > 0 ? local.snapshots[0].instance_id : core::getdatasource("scaleway_rdb_snapshot", { id = local.snapshot }).instance_id,
      )
    )
    error_message = "This database stores its records unencrypted, which is what Scaleway does unless somebody asks for more; so are its snapshots and backups."
  }
}

# https://www.scaleway.com/en/docs/object-storage/api-cli/enable-sse-one/
resource_policy "scaleway_object_bucket" "scaleway_object_bucket" {
  enforce {
    condition     = core::length(core::getresources("scaleway_object_bucket_server_side_encryption_configuration", { bucket = attrs.id })) > 0
    error_message = "Objects in this bucket are stored unencrypted: on Scaleway, unlike on Amazon's storage, somebody has to ask for it."
  }
}
