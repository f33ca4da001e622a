# Disks of AWS and what is made from them: servers, templates of servers, images, snapshots, desktops.
#
# A snapshot is as encrypted as the disk it was taken of, which has a verdict of its own: snapshots have no rule here.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  # Everything that starts with disks of its own, written with the same blocks.
  servers = ["aws_instance", "aws_spot_instance_request", "aws_launch_configuration"]

  # With this setting, AWS encrypts every new disk of an account and region, whatever the disk itself asks for.
  default_settings = [
    for setting in core::getresources("aws_ebs_encryption_by_default", {}) : setting
    if !core::contains(local.no, core::try(setting.enabled, true))
  ]
}

# https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html
resource_policy "aws_ebs_encryption_by_default" "account_default" {
  enforce {
    condition     = !core::contains(local.no, core::try(attrs.enabled, true))
    error_message = "Encryption of new disks is switched off for this account and region: each disk that does not ask for it is plain."
  }
}

resource_policy "aws_ebs_volume" "ebs_volume" {
  locals {
    unstated = core::try(attrs.encrypted, null) == null
    snapshot = core::try(attrs.snapshot_id, null)

    # A disk made from a snapshot is as encrypted as the snapshot.
    from_encrypted_snapshot = (
      local.unstated
      && local.snapshot != null
      && core::getdatasource("aws_ebs_snapshot", { snapshot_ids = [local.snapshot] }).encrypted
    )
  }

  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.encrypted, null))
      || core::anytrue([for setting in local.default_settings : hclscan::same_provider(attrs, setting)])
      || local.from_encrypted_snapshot
    )
    error_message = "This disk is not encrypted: whoever obtains a copy or a snapshot of it can read all files on it."
  }
}

# -- servers -----------------------------------------------------------------------------------------------------------------

# Disks that live inside a server (ephemeral_block_device) are encrypted by their hardware.
resource_policy "aws_*" "server_disk" {
  filter = core::contains(local.servers, meta.type)

  locals {
    # A server that is started from a template takes from it what it does not state itself.
    template = core::try(attrs.launch_template[0], null)
    declared = core::concat(
      core::try(local.template.id, null) == null ? [] : core::getresources("aws_launch_template", { id = local.template.id }),
      core::try(local.template.name, null) == null ? [] : core::getresources("aws_launch_template", { name = local.template.name }),
    )
    mappings = core::flatten([
      for template in local.declared : [for mapping in core::try(template.block_device_mappings, []) : mapping]
    ])
    encrypting_template = core::length(local.declared) > 0 ? core::anytrue([
      for mapping in local.mappings : core::contains(local.yes, core::try(mapping.ebs[0].encrypted, null))
    ]) : local.template != null && core::getdatasource("aws_launch_template", local.template).block_device_mappings[0].ebs[0].encrypted

    # A copied image that is encrypted makes encrypted disks.
    image           = core::try(attrs.ami, attrs.image_id, null)
    encrypted_image = local.image != null && core::length(core::getresources("aws_ami_copy", { id = local.image, encrypted = true })) > 0
  }

  # There is a root disk even where none is written.
  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.root_block_device[0].encrypted, null))
      || core::anytrue([for setting in local.default_settings : hclscan::same_provider(attrs, setting)])
      || (core::try(attrs.root_block_device[0].encrypted, null) == null && (local.encrypted_image || local.encrypting_template))
    )
    error_message = "The root disk of this server is not encrypted: whoever obtains a copy or a snapshot of it can read all files on it."
  }
}

resource_policy "aws_*" "server_further_disk" {
  filter = core::contains(local.servers, meta.type) && core::length(core::try(attrs.ebs_block_device, [])) > 0

  enforce {
    condition = core::anytrue([for setting in local.default_settings : hclscan::same_provider(attrs, setting)]) || core::alltrue([
      for disk in core::try(attrs.ebs_block_device, []) :
      core::contains(local.yes, core::try(disk.encrypted, null))
      || (core::try(disk.encrypted, null) == null && core::try(disk.snapshot_id, null) != null
      && core::getdatasource("aws_ebs_snapshot", { snapshot_ids = [disk.snapshot_id] }).encrypted)
    ])
    error_message = "A further disk of this server is not encrypted: whoever obtains a copy or a snapshot of it can read all files on it."
  }
}

# A fleet that is started from templates has none of these blocks; the templates have a verdict of their own.
resource_policy "aws_spot_fleet_request" "spot_fleet" {
  filter = core::length(core::try(attrs.launch_specification, [])) > 0

  enforce {
    condition = core::anytrue([for setting in local.default_settings : hclscan::same_provider(attrs, setting)]) || core::alltrue([
      for server in attrs.launch_specification :
      core::contains(local.yes, core::try(server.root_block_device[0].encrypted, null))
      || (
        core::try(server.root_block_device[0].encrypted, null) == null
        && core::length(core::getresources("aws_ami_copy", { id = core::try(server.ami, ""), encrypted = true })) > 0
      )
    ])
    error_message = "Servers of this fleet start with a root disk that is not encrypted: whoever obtains a copy of it can read all files on it."
  }
}

resource_policy "aws_spot_fleet_request" "spot_fleet_further_disk" {
  filter = core::length(local.disks) > 0

  locals {
    disks = core::flatten([
      for server in core::try(attrs.launch_specification, []) : [for disk in core::try(server.ebs_block_device, []) : disk]
    ])
  }

  enforce {
    condition = core::anytrue([for setting in local.default_settings : hclscan::same_provider(attrs, setting)]) || core::alltrue([
      for disk in local.disks :
      core::contains(local.yes, core::try(disk.encrypted, null))
      || (core::try(disk.encrypted, null) == null && core::try(disk.snapshot_id, null) != null
      && core::getdatasource("aws_ebs_snapshot", { snapshot_ids = [disk.snapshot_id] }).encrypted)
    ])
    error_message = "Servers of this fleet start with a further disk that is not encrypted: whoever obtains a copy of it can read all files on it."
  }
}

# Here the provider takes a text.
resource_policy "aws_launch_template" "launch_template" {
  filter = core::length(local.disks) > 0

  locals {
    disks = core::flatten([for mapping in core::try(attrs.block_device_mappings, []) : [for disk in core::try(mapping.ebs, []) : disk]])
  }

  enforce {
    condition = core::anytrue([for setting in local.default_settings : hclscan::same_provider(attrs, setting)]) || core::alltrue([
      for disk in local.disks :
      core::contains(local.yes, core::try(disk.encrypted, null))
      || (core::contains([null, ""], core::try(disk.encrypted, null)) && core::try(disk.snapshot_id, null) != null
      && core::getdatasource("aws_ebs_snapshot", { snapshot_ids = [disk.snapshot_id] }).encrypted)
    ])
    error_message = "Servers made from this template have a disk that is not encrypted: whoever obtains a copy of it can read all files on it."
  }
}

# Nothing is said of disks: the image decides, and images that AWS offers are plain.
resource_policy "aws_launch_template" "launch_template_silent" {
  enforcement_level = "advisory"
  filter            = core::try(attrs.image_id, null) != null

  locals {
    disks = core::flatten([for mapping in core::try(attrs.block_device_mappings, []) : [for disk in core::try(mapping.ebs, []) : disk]])
  }

  enforce {
    condition = (
      core::length(local.disks) > 0
      || core::anytrue([for setting in local.default_settings : hclscan::same_provider(attrs, setting)])
      || core::length(core::getresources("aws_ami_copy", { id = attrs.image_id, encrypted = true })) > 0
    )
    error_message = "This template says nothing of disks: servers made from it are as plain as their image, unless the account encrypts by default."
  }
}

# https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html
resource_policy "aws_eks_node_group" "node_group" {
  locals {
    template = core::try(attrs.launch_template[0], null)
    declared = core::concat(
      core::try(local.template.id, null) == null ? [] : core::getresources("aws_launch_template", { id = local.template.id }),
      core::try(local.template.name, null) == null ? [] : core::getresources("aws_launch_template", { name = local.template.name }),
    )
    mappings = core::flatten([
      for template in local.declared : [for mapping in core::try(template.block_device_mappings, []) : mapping]
    ])
    encrypting_template = core::length(local.declared) > 0 ? core::anytrue([
      for mapping in local.mappings : core::contains(local.yes, core::try(mapping.ebs[0].encrypted, null))
    ]) : local.template != null && core::getdatasource("aws_launch_template", local.template).block_device_mappings[0].ebs[0].encrypted
  }

  enforce {
    condition = (
      core::anytrue([for setting in local.default_settings : hclscan::same_provider(attrs, setting)])
      || local.encrypting_template
    )
    error_message = "The disks of these nodes are not encrypted: whoever obtains a copy of one can read images, logs and what pods leave on it."
  }
}

# https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html
resource_policy "aws_workspaces_workspace" "desktop" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.root_volume_encryption_enabled, false))
    error_message = "The system disk of this desktop is not encrypted: whoever obtains a copy of it can read what its user left on it."
  }

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.user_volume_encryption_enabled, false))
    error_message = "The disk with the files of the user of this desktop is not encrypted: whoever obtains a copy of it can read them."
  }
}

# -- images and copies of disks ----------------------------------------------------------------------------------------------

# A disk that comes from a snapshot is as encrypted as that.
resource_policy "aws_ami" "image" {
  filter = core::length(core::try(attrs.ebs_block_device, [])) > 0

  enforce {
    condition = core::anytrue([for setting in local.default_settings : hclscan::same_provider(attrs, setting)]) || core::alltrue([
      for disk in attrs.ebs_block_device :
      core::contains(local.yes, core::try(disk.encrypted, null)) || core::try(disk.snapshot_id, null) != null
    ])
    error_message = "Servers made from this image have a disk that is not encrypted: whoever obtains a copy of it can read all files on it."
  }
}

# A copy of an encrypted image is encrypted whatever it asks for.
resource_policy "aws_ami_copy" "image_copy" {
  locals {
    source = core::try(attrs.source_ami_id, "")
  }

  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.encrypted, null))
      || core::anytrue([for setting in local.default_settings : hclscan::same_provider(attrs, setting)])
      || core::length(core::getresources("aws_ami_copy", { id = local.source, encrypted = true })) > 0
    )
    error_message = "The copy of this image is not encrypted: its snapshots, and the disks of every server made from it, can be read by who obtains them."
  }
}

# A copy of an encrypted snapshot is encrypted whatever it asks for.
resource_policy "aws_ebs_snapshot_copy" "snapshot_copy" {
  locals {
    source = core::try(attrs.source_snapshot_id, "")
    disks = core::flatten([
      for snapshot in core::getresources("aws_ebs_snapshot", { id = local.source }) : [
        for disk in core::getresources("aws_ebs_volume", { id = snapshot.volume_id }) : disk
      ]
    ])
    of_encrypted_source = (
      core::length(local.disks) > 0
      ? core::alltrue([
        for disk in local.disks :
        core::contains(local.yes, core::try(disk.encrypted, null))
        || core::anytrue([for setting in local.default_settings : hclscan::same_provider(disk, setting)])
      ])
      : core::getdatasource("aws_ebs_snapshot", { snapshot_ids = [local.source] }).encrypted
    )
  }

  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.encrypted, null))
      || core::anytrue([for setting in local.default_settings : hclscan::same_provider(attrs, setting)])
      || local.of_encrypted_source
    )
    error_message = "The disk that this snapshot comes from is not encrypted, and the copy is not either: whoever obtains it can read all files on it."
  }
}

resource_policy "aws_ebs_snapshot_import" "snapshot_import" {
  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.encrypted, null))
      || core::anytrue([for setting in local.default_settings : hclscan::same_provider(attrs, setting)])
    )
    error_message = "The imported disk is kept as a snapshot that is not encrypted: whoever obtains it can read all files on it."
  }
}

# Mappings without such a block are disks that live inside a server.
resource_policy "aws_imagebuilder_image_recipe" "image_recipe" {
  filter = core::length(local.disks) > 0

  locals {
    disks = core::flatten([for mapping in core::try(attrs.block_device_mapping, []) : [for disk in core::try(mapping.ebs, []) : disk]])
  }

  enforce {
    condition = core::anytrue([for setting in local.default_settings : hclscan::same_provider(attrs, setting)]) || core::alltrue([
      for disk in local.disks : core::contains(local.yes, core::try(disk.encrypted, null)) || core::try(disk.snapshot_id, null) != null
    ])
    error_message = "Images made by this recipe have a disk that is not encrypted: whoever obtains a copy of it can read all files on it."
  }
}

# https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-lifecycle.html
resource_policy "aws_dlm_lifecycle_policy" "scheduled_copies" {
  filter = core::length(local.copies) > 0

  locals {
    copies = core::flatten([
      for details in core::try(attrs.policy_details, []) : [
        for schedule in core::try(details.schedule, []) : [for copy in core::try(schedule.cross_region_copy_rule, []) : copy]
      ]
    ])
  }

  enforce {
    condition     = core::alltrue([for copy in local.copies : core::contains(local.yes, core::try(copy.encrypted, null))])
    error_message = "Snapshots of plain disks are copied to another region without encryption: whoever obtains one can read all files on it."
  }
}

resource_policy "aws_dlm_lifecycle_policy" "copies_on_events" {
  filter = core::length(local.copies) > 0

  locals {
    copies = core::flatten([
      for details in core::try(attrs.policy_details, []) : [
        for action in core::try(details.action, []) : [
          for copy in core::try(action.cross_region_copy, []) : [for encryption in core::try(copy.encryption_configuration, [{}]) : encryption]
        ]
      ]
    ])
  }

  enforce {
    condition     = core::alltrue([for copy in local.copies : core::contains(local.yes, core::try(copy.encrypted, null))])
    error_message = "Plain snapshots that others share are copied without encryption: whoever obtains a copy can read all files on it."
  }
}
