# OpenStack: disks that outlive their server, copies that nothing ever deletes, and credentials and secrets without an end.

policy {
  required_providers {
    openstack = { source = "terraform-provider-openstack/openstack" }
  }
}

input "expiry_tags" {
  type        = list(string)
  default     = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires"]
  description = "Keys of the metadata that say until when something may exist; case and the signs - _ . : make no difference."
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  # "Expires_At" and "expires-at" are the same key: the words of a key, in small letters, joined by dashes.
  expiry_tags = [for key in input.expiry_tags : core::join("-", core::regexall("[^-_.:]+", core::lower(key)))]

  # Where copies of the real data pass through, and are forgotten.
  is_passing = core::contains(["migration", "staging", "test", "development"], hclscan::environment())

  # How their argument for metadata is called.
  copies = {
    openstack_blockstorage_volume_v3 = "metadata"
    openstack_images_image_v2        = "properties"
  }
}

# What is not written means that the disk stays: the opposite of what Amazon does.
# https://registry.terraform.io/providers/terraform-provider-openstack/openstack/latest/docs/resources/compute_instance_v2
resource_policy "openstack_compute_instance_v2" "openstack_server_disk" {
  enforcement_level = "advisory"

  locals {
    disks = [
      for disk in core::try(attrs.block_device, []) : disk
      if core::try(disk.destination_type, null) == "volume" && core::try(disk.source_type, null) != "volume"
    ]
  }

  filter = core::length(local.disks) > 0 && hclscan::environment() != "production"

  enforce {
    condition     = core::alltrue([for disk in local.disks : core::contains(local.yes, core::try(disk.delete_on_termination, false))])
    error_message = "A disk of this server outlives it, which is what OpenStack does unless somebody says otherwise: files stay on a disk that belongs to nothing."
  }
}

resource_policy "openstack_*" "openstack_copy" {
  enforcement_level = "advisory"

  filter = core::contains(core::keys(local.copies), meta.type) && (meta.type == "openstack_images_image_v2" || local.is_passing)

  locals {
    metadata = core::try(attrs[local.copies[meta.type]], null)
    words    = core::try(attrs.tags, null) == null ? [] : attrs.tags
  }

  enforce {
    condition = core::anytrue(core::concat(
      [
        for key, value in local.metadata == null ? {} : local.metadata :
        core::contains(local.expiry_tags, core::join("-", core::regexall("[^-_.:]+", core::lower(key)))) && !core::contains([null, ""], value)
      ],
      [
        for word in local.words :
        core::contains(local.expiry_tags, core::join("-", core::regexall("[^-_.:]+", core::lower(core::split("=", word)[0])))) && core::regex_match(word, "=.")
      ],
    ))
    error_message = "Nothing ever deletes this, and nothing such as ${input.expiry_tags[0]} says until when it may exist."
  }
}

# https://docs.openstack.org/keystone/latest/user/application_credentials.html
resource_policy "openstack_identity_application_credential_v3" "openstack_credential" {
  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.expires_at, null))
    error_message = "This credential never ends: whoever has it keeps getting in when the work that it was made for is over."
  }

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.unrestricted, false))
    error_message = "Whoever has this credential can make further ones, which outlive it."
  }
}

# https://registry.terraform.io/providers/terraform-provider-openstack/openstack/latest/docs/resources/keymanager_secret_v1
resource_policy "openstack_keymanager_secret_v1" "openstack_secret" {
  enforcement_level = "advisory"

  filter = hclscan::environment() == "migration"

  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.expiration, null))
    error_message = "This secret of a migration outlives it: nothing takes it away when the migration is over."
  }
}
