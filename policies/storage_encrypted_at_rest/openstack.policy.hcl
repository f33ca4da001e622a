# OpenStack encrypts a volume when its type does, and no resource of Terraform says which types do: their names have to tell. OVHcloud's end
# in -luks. An operator may encrypt all types, which nobody can see from here, so that these findings fail no run.
# https://docs.openstack.org/cinder/latest/configuration/block-storage/volume-encryption.html

policy {
  required_providers {
    openstack = { source = "terraform-provider-openstack/openstack" }
  }
}

input "encrypted_types" {
  type        = list(string)
  default     = ["luks", "crypt"]
  description = "What the names of encrypted types of volumes and shares contain; case does not matter."
}

locals {
  encrypted = "(?i)${core::join("|", input.encrypted_types)}"

  # How their argument for the type is called.
  volumes = {
    openstack_blockstorage_volume_v2    = "volume_type"
    openstack_blockstorage_volume_v3    = "volume_type"
    openstack_db_instance_v1            = "volume_type"
    openstack_sharedfilesystem_share_v2 = "share_type"
  }
}

resource_policy "openstack_*" "openstack_volume" {
  enforcement_level = "advisory"

  filter = core::contains(core::keys(local.volumes), meta.type)

  locals {
    type = core::try(attrs[local.volumes[meta.type]], null)
  }

  enforce {
    condition     = local.type != null && core::regex_match(local.type, local.encrypted)
    error_message = "Nothing says that the files on this volume are encrypted: its type is not one of those whose name promises it (${core::join(", ", input.encrypted_types)})."
  }
}

# A disk that is made together with the server.
resource_policy "openstack_compute_instance_v2" "openstack_instance_volume" {
  enforcement_level = "advisory"

  locals {
    disks = [
      for disk in core::try(attrs.block_device, []) : core::try(disk.volume_type, null)
      if core::try(disk.destination_type, null) == "volume" && core::try(disk.source_type, null) != "volume"
    ]
  }

  filter = core::length(local.disks) > 0

  enforce {
    condition     = core::alltrue([for type in local.disks : type != null && core::regex_match(type, local.encrypted)])
    error_message = "Nothing says that the disks of this server are encrypted: their type is not one of those whose name promises it (${core::join(", ", input.encrypted_types)})."
  }
}
