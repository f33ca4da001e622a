# Servers, file storage and databases of Naver Cloud are plain until somebody says otherwise when they are made.
# https://guide.ncloud-docs.com/docs/en/nas-nas-1-2

policy {
  required_providers {
    ncloud = { source = "NaverCloudPlatform/ncloud" }
  }
}

locals {
  yes = [true, "true"]
}

resource_policy "ncloud_nas_volume" "ncloud_nas_volume" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.is_encrypted_volume, null))
    error_message = "These files are stored unencrypted: whoever obtains the medium or a snapshot can read every one of them."
  }
}

resource_policy "ncloud_server" "ncloud_server" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.is_encrypted_base_block_storage_volume, null))
    error_message = "The disk of this server is not encrypted: whoever obtains it, a snapshot or a copy of it can read every file."
  }
}

# Databases on a single server cannot be encrypted.
resource_policy "ncloud_mysql" "ncloud_mysql" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.is_storage_encryption, null))
    error_message = "This database stores its records unencrypted: whoever obtains its files or a backup can read all of them."
  }
}
