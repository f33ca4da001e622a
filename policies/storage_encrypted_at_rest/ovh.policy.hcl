# Volumes, buckets and archives of OVHcloud are stored as they come until encryption is asked for.

policy {
  required_providers {
    ovh = { source = "ovh/ovh" }
  }
}

locals {
  yes = [true, "true"]

  volumes = ["ovh_cloud_project_volume", "ovh_cloud_storage_block_volume"]
}

# The flag is called encrypted in one interface and enabled in the other; the encrypted types of volumes end in -luks.
# https://help.ovhcloud.com/csm/en-public-cloud-storage-block-storage-encryption
resource_policy "ovh_cloud_*_volume" "ovh_volume" {
  filter = core::contains(local.volumes, meta.type)

  locals {
    encryption = core::try(attrs.encryption[0], attrs.encryption, {})
    type       = core::try(attrs.type, attrs.volume_type, null)
  }

  enforce {
    condition = (
      core::contains(local.yes, core::try(local.encryption.encrypted, local.encryption.enabled, false))
      || core::try(core::regex_match(local.type, "(?i)[-_]luks$"), false)
    )
    error_message = "This volume stores its files unencrypted, and that cannot be changed later: every file has to be moved to a new one."
  }
}

# https://help.ovhcloud.com/csm/en-public-cloud-storage-s3-encrypt-objects-server-side
resource_policy "ovh_cloud_project_storage" "ovh_bucket" {
  locals {
    encryption = core::try(attrs.encryption[0], attrs.encryption, {})
  }

  enforce {
    condition     = core::try(local.encryption.sse_algorithm, null) == "AES256"
    error_message = "Objects in this bucket are stored unencrypted: on OVHcloud, unlike on Amazon's storage, somebody has to ask for it."
  }
}

# Only archives can be encrypted with keys; they are plain texts otherwise.
# https://registry.terraform.io/providers/ovh/ovh/latest/docs/resources/dbaas_logs_output_graylog_stream
resource_policy "ovh_dbaas_logs_output_graylog_stream" "ovh_log_archive" {
  filter = core::contains(local.yes, core::try(attrs.cold_storage_enabled, false))

  enforce {
    condition     = core::length(core::try(attrs.encryption_keys_ids, null) == null ? [] : attrs.encryption_keys_ids) > 0
    error_message = "The archives of these logs, with the names and addresses that logs are full of, are stored unencrypted."
  }
}
