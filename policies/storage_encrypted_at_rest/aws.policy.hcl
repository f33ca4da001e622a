# Storage of AWS that is plain unless somebody says otherwise. Services that always encrypt (S3, DynamoDB, log groups, secrets,
# replication instances of DMS …) have no rule here: there is nothing to find.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  yes = [true, "true"]

  # Everything that starts with disks of its own, written with the same blocks.
  servers = ["aws_instance", "aws_spot_instance_request", "aws_launch_configuration"]

  # With this setting, AWS encrypts every new disk of an account and region, whatever the disk itself asks for.
  default_settings = [
    for setting in core::getresources("aws_ebs_encryption_by_default", {}) : setting
    if !core::contains([false, "false"], core::try(setting.enabled, true))
  ]
}

# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
resource_policy "aws_db_instance" "db_instance" {
  # An instance of Aurora stores nothing itself: its cluster does.
  filter = !(local.unstated && core::try(core::startswith(attrs.engine, "aurora"), false))

  locals {
    unstated = core::try(attrs.storage_encrypted, null) == null
    source   = core::try(attrs.replicate_source_db, null)
    snapshot = core::try(attrs.snapshot_identifier, null)
    rewound  = core::try(attrs.restore_to_point_in_time[0].source_db_instance_identifier, null)

    # A replica is as encrypted as its source, which has a verdict of its own when it is declared here. A replica of an instance in
    # another region names that by its ARN, and is encrypted by naming a key.
    of_declared_source = core::length(core::getresources("aws_db_instance", { identifier = local.source })) > 0
    of_distant_source  = core::try(core::startswith(local.source, "arn:"), false)

    of_encrypted_source = local.source != null && (
      local.of_declared_source
      || (local.of_distant_source
        ? core::try(attrs.kms_key_id, null) != null
        : core::getdatasource("aws_db_instance", { db_instance_identifier = local.source }).storage_encrypted
      )
    )
    of_encrypted_snapshot = local.snapshot != null && core::getdatasource("aws_db_snapshot", { db_snapshot_identifier = local.snapshot }).encrypted
    of_encrypted_past     = local.rewound != null && core::getdatasource("aws_db_instance", { db_instance_identifier = local.rewound }).storage_encrypted

    inherits = local.of_encrypted_source || local.of_encrypted_snapshot || local.of_encrypted_past
  }

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.storage_encrypted, null)) || (local.unstated && local.inherits)
    error_message = "This database stores its records unencrypted: whoever obtains a snapshot or a disk can read every one of them."
  }
}

# https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html
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

# Disks that live inside a server (ephemeral_block_device) are encrypted by their hardware.
resource_policy "aws_*" "server_disk" {
  filter = core::contains(local.servers, meta.type)

  locals {
    # A server that is started from a template takes from it what it does not state itself.
    template = core::try(attrs.launch_template[0], null)

    # A copied image that is encrypted makes encrypted disks.
    image           = core::try(attrs.ami, attrs.image_id, null)
    encrypted_image = local.image != null && core::length(core::getresources("aws_ami_copy", { id = local.image, encrypted = true })) > 0
  }

  # There is a root disk even where none is written.
  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.root_block_device[0].encrypted, null))
      || core::anytrue([for setting in local.default_settings : hclscan::same_provider(attrs, setting)])
      || (core::try(attrs.root_block_device[0].encrypted, null) == null && (
        local.encrypted_image
        || (local.template != null && core::getdatasource("aws_launch_template", local.template).block_device_mappings[0].ebs[0].encrypted)
      ))
    )
    error_message = "The root disk of this server is not encrypted: whoever obtains a copy or a snapshot of it can read all files on it."
  }

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

# https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html
resource_policy "aws_efs_file_system" "efs_file_system" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.encrypted, null))
    error_message = "This file system stores its files unencrypted, and that cannot be changed later: every file has to be moved to a new one."
  }
}

# https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html
resource_policy "aws_sns_topic" "sns_topic" {
  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.kms_master_key_id, null))
    error_message = "Messages of this topic are stored unencrypted until they are delivered, and alerts quote names of files and databases."
  }
}
