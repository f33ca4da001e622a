# Encrypted volumes of OVHcloud use a key of OVHcloud's, or one of a Key Management Service that belongs to the customer.
# https://help.ovhcloud.com/csm/en-kms-quick-start

policy {
  required_providers {
    ovh = { source = "ovh/ovh" }
  }
}

locals {
  volumes = ["ovh_cloud_project_volume", "ovh_cloud_storage_block_volume"]
}

resource_policy "ovh_cloud_*_volume" "ovh_volume_key" {
  filter = core::contains(local.volumes, meta.type)

  locals {
    encryption = core::try(attrs.encryption[0], attrs.encryption, {})
    kms        = core::try(local.encryption.kms[0], local.encryption.kms, {})
  }

  enforce {
    condition     = !core::contains([null, ""], core::try(local.kms.service_key_id, null))
    error_message = "This volume is not encrypted with a key of one's own: whoever runs the storage can read it, and nobody can withdraw the key."
  }
}
