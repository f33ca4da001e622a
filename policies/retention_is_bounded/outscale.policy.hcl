# Outscale: disks that outlive their machine, and copies that nothing ever deletes.

policy {
  required_providers {
    outscale = { source = "outscale/outscale" }
  }
}

input "expiry_tags" {
  type        = list(string)
  default     = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires"]
  description = "Keys of the tag that says until when something may exist; case and the signs - _ . : make no difference."
}

locals {
  no = [false, "false"]

  # "Expires_At" and "expires-at" are the same key: the words of a key, in small letters, joined by dashes.
  expiry_tags = [for key in input.expiry_tags : core::join("-", core::regexall("[^-_.:]+", core::lower(key)))]

  # Where copies of the real data pass through, and are forgotten.
  is_passing = core::contains(["migration", "staging", "test", "development"], hclscan::environment())

  copies = ["outscale_image", "outscale_snapshot"]
}

# https://docs.outscale.com/en/userguide/Defining-Block-Device-Mappings.html
resource_policy "outscale_vm" "outscale_vm_disk" {
  enforcement_level = "advisory"

  filter = hclscan::environment() != "production"

  enforce {
    condition = core::alltrue(core::flatten([
      for disk in core::try(attrs.block_device_mappings, []) : [
        for bsu in core::try(disk.bsu, []) : !core::contains(local.no, core::try(bsu.delete_on_vm_deletion, true))
      ]
    ]))
    error_message = "A disk of this machine outlives it: files stay on a disk that belongs to nothing, and nobody looks there."
  }
}

resource_policy "outscale_*" "outscale_copy" {
  filter = core::contains(local.copies, meta.type)

  enforce {
    condition = core::anytrue([
      for tag in core::try(attrs.tags, []) :
      core::contains(local.expiry_tags, core::join("-", core::regexall("[^-_.:]+", core::lower(core::try(tag.key, "-"))))) && !core::contains([null, ""], core::try(tag.value, null))
    ])
    error_message = "Nothing ever deletes this copy of a disk, and no tag such as ${input.expiry_tags[0]} says until when it may exist."
  }
}

resource_policy "outscale_volume" "outscale_volume" {
  enforcement_level = "advisory"

  filter = local.is_passing

  enforce {
    condition = core::anytrue([
      for tag in core::try(attrs.tags, []) :
      core::contains(local.expiry_tags, core::join("-", core::regexall("[^-_.:]+", core::lower(core::try(tag.key, "-"))))) && !core::contains([null, ""], core::try(tag.value, null))
    ])
    error_message = "Nothing deletes what is kept on this volume, and no tag such as ${input.expiry_tags[0]} says until when it may exist."
  }
}
