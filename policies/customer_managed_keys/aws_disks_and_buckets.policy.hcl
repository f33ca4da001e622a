# Disks and buckets. A key for the disks of a whole account and region, and one for everything in a bucket, count for what names none.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  yes     = [true, "true"]
  nothing = [null, ""]

  # Keys that are declared here.
  own_keys = core::concat(
    core::getresources("aws_kms_key", {}), core::getresources("aws_kms_alias", {}), core::getresources("aws_kms_external_key", {}),
    core::getresources("aws_kms_replica_key", {}), core::getresources("aws_kms_replica_external_key", {}),
  )

  # https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html
  default_keys = [
    for setting in core::getresources("aws_ebs_default_kms_key", {}) : setting
    if !core::contains_substring(setting.key_arn, "alias/aws/")
    || core::anytrue([for own in local.own_keys : hclscan::refers_to(setting.key_arn, own)])
  ]

  # Where access logs of buckets and load balancers are written: AWS writes them to no bucket with such a key.
  # https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
  access_log_targets = core::concat(
    [for one in core::getresources("aws_s3_bucket_logging", {}) : core::try(one.target_bucket, null)],
    [for one in core::getresources("aws_s3_bucket", {}) : core::try(one.logging[0].target_bucket, null)],
    [for one in core::getresources("aws_lb", {}) : core::try(one.access_logs[0].bucket, null)],
    [for one in core::getresources("aws_alb", {}) : core::try(one.access_logs[0].bucket, null)],
    [for one in core::getresources("aws_elb", {}) : core::try(one.access_logs[0].bucket, null)],
  )

  copies  = ["aws_ami_copy", "aws_ebs_snapshot_copy", "aws_ebs_snapshot_import", "aws_ebs_volume"]
  servers = ["aws_instance", "aws_spot_instance_request"]
  objects = ["aws_s3_bucket_object", "aws_s3_object"]
}

# A disk that is made from a snapshot is under the key of that.
resource_policy "aws_*" "aws_disk" {
  filter = core::contains(local.copies, meta.type) && !(core::contains(local.nothing, core::try(attrs.kms_key_id, null)) && core::try(attrs.snapshot_id, null) != null)

  locals {
    keys = [core::try(attrs.kms_key_id, null)]
    are_own = core::alltrue([
      for key in local.keys :
      !core::contains(local.nothing, key)
      && (!core::contains_substring(key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(key, own)]))
    ])
  }

  enforce {
    condition     = local.are_own || core::anytrue([for setting in local.default_keys : hclscan::same_provider(attrs, setting)])
    error_message = "No key of one's own protects this disk: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

# What a server takes from a template, the template is judged for.
resource_policy "aws_*" "aws_server_disk" {
  filter = core::contains(local.servers, meta.type) && !(core::contains(local.nothing, core::try(attrs.root_block_device[0].kms_key_id, null)) && core::length(core::try(attrs.launch_template, [])) > 0)

  locals {
    keys = [core::try(attrs.root_block_device[0].kms_key_id, null)]
    are_own = core::alltrue([
      for key in local.keys :
      !core::contains(local.nothing, key)
      && (!core::contains_substring(key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(key, own)]))
    ])
  }

  enforce {
    condition     = local.are_own || core::anytrue([for setting in local.default_keys : hclscan::same_provider(attrs, setting)])
    error_message = "No key of one's own protects the system disk of this server: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_*" "aws_server_further_disk" {
  filter = core::contains(local.servers, meta.type) && core::length(core::try(attrs.ebs_block_device, [])) > 0

  locals {
    keys = [
      for disk in core::try(attrs.ebs_block_device, []) : core::try(disk.kms_key_id, null)
      if !(core::contains(local.nothing, core::try(disk.kms_key_id, null)) && core::try(disk.snapshot_id, null) != null)
    ]
    are_own = core::alltrue([
      for key in local.keys :
      !core::contains(local.nothing, key)
      && (!core::contains_substring(key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(key, own)]))
    ])
  }

  enforce {
    condition     = local.are_own || core::anytrue([for setting in local.default_keys : hclscan::same_provider(attrs, setting)])
    error_message = "No key of one's own protects further disks of this server: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_launch_template" "aws_launch_template" {
  filter = core::length(core::try(attrs.block_device_mappings, [])) > 0

  locals {
    keys = [
      for disk in core::flatten([
        for mapping in core::try(attrs.block_device_mappings, []) : [for disk in core::try(mapping.ebs, []) : disk]
      ]) : core::try(disk.kms_key_id, null)
      if !(core::contains(local.nothing, core::try(disk.kms_key_id, null)) && core::try(disk.snapshot_id, null) != null)
    ]
    are_own = core::alltrue([
      for key in local.keys :
      !core::contains(local.nothing, key)
      && (!core::contains_substring(key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(key, own)]))
    ])
  }

  enforce {
    condition     = local.are_own || core::anytrue([for setting in local.default_keys : hclscan::same_provider(attrs, setting)])
    error_message = "No key of one's own protects disks of servers that are made from this template: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

# A key without the switch encrypts nothing.
resource_policy "aws_imagebuilder_image_recipe" "aws_image_recipe" {
  filter = core::length(core::try(attrs.block_device_mapping, [])) > 0

  locals {
    keys = [
      for disk in core::flatten([
        for mapping in core::try(attrs.block_device_mapping, []) : [for disk in core::try(mapping.ebs, []) : disk]
      ]) : core::contains(local.yes, core::try(disk.encrypted, null)) ? core::try(disk.kms_key_id, null) : null
    ]
    are_own = core::alltrue([
      for key in local.keys :
      !core::contains(local.nothing, key)
      && (!core::contains_substring(key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(key, own)]))
    ])
  }

  enforce {
    condition     = local.are_own || core::anytrue([for setting in local.default_keys : hclscan::same_provider(attrs, setting)])
    error_message = "No key of one's own protects disks of images that this recipe makes: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_imagebuilder_distribution_configuration" "aws_image_distribution" {
  locals {
    keys = [
      for image in core::flatten([
        for distribution in core::try(attrs.distribution, []) : [
          for image in core::try(distribution.ami_distribution_configuration, []) : image
        ]
      ]) : core::try(image.kms_key_id, null)
    ]
    are_own = core::alltrue([
      for key in local.keys :
      !core::contains(local.nothing, key)
      && (!core::contains_substring(key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(key, own)]))
    ])
  }

  enforce {
    condition     = local.are_own
    error_message = "No key of one's own protects images that are handed on: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_dlm_lifecycle_policy" "aws_scheduled_copies" {
  locals {
    keys = [
      for copy in core::flatten([
        for details in core::try(attrs.policy_details, []) : [
          for schedule in core::try(details.schedule, []) : [for copy in core::try(schedule.cross_region_copy_rule, []) : copy]
        ]
      ]) : core::try(copy.cmk_arn, null)
    ]
    are_own = core::alltrue([
      for key in local.keys :
      !core::contains(local.nothing, key)
      && (!core::contains_substring(key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(key, own)]))
    ])
  }

  enforce {
    condition     = local.are_own
    error_message = "No key of one's own protects snapshots that are copied to other regions: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_dlm_lifecycle_policy" "aws_copies_on_events" {
  locals {
    keys = [
      for copy in core::flatten([
        for details in core::try(attrs.policy_details, []) : [
          for action in core::try(details.action, []) : [for copy in core::try(action.cross_region_copy, []) : copy]
        ]
      ]) : core::try(copy.encryption_configuration[0].cmk_arn, null)
    ]
    are_own = core::alltrue([
      for key in local.keys :
      !core::contains(local.nothing, key)
      && (!core::contains_substring(key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(key, own)]))
    ])
  }

  enforce {
    condition     = local.are_own
    error_message = "No key of one's own protects copies of snapshots that others share: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

# -- buckets -----------------------------------------------------------------------------------------------------------------

# Version 3 of the provider writes the rules into the bucket, later ones beside it. Stores of others know no such keys.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
resource_policy "aws_s3_bucket" "aws_bucket" {
  filter = core::try(hclscan::provider_config(attrs).endpoints[0].s3, null) == null

  locals {
    rules = core::flatten([
      for place in core::concat(
        core::try(attrs.server_side_encryption_configuration, []),
        core::getresources("aws_s3_bucket_server_side_encryption_configuration", { bucket = attrs.id }),
      ) : [for rule in core::try(place.rule, []) : [for default in core::try(rule.apply_server_side_encryption_by_default, []) : default]]
    ])
    is_own = core::anytrue([
      for default in local.rules :
      core::startswith(core::try(default.sse_algorithm, null) == null ? "" : default.sse_algorithm, "aws:kms")
      && !core::contains(local.nothing, core::try(default.kms_master_key_id, null))
      && (
        !core::contains_substring(default.kms_master_key_id, "alias/aws/")
        || core::anytrue([for own in local.own_keys : hclscan::refers_to(default.kms_master_key_id, own)])
      )
    ])
  }

  enforce {
    condition     = local.is_own || hclscan::refers_to(local.access_log_targets, attrs)
    error_message = "No key of one's own protects the objects of this bucket: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

# Objects that say nothing get the key of their bucket.
resource_policy "aws_s3_*" "aws_object" {
  filter = core::contains(local.objects, meta.type) && !(
    core::contains(local.nothing, core::try(attrs.server_side_encryption, null)) && core::contains(local.nothing, local.key)
  )

  locals {
    key = core::try(attrs.kms_key_id, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects this object, whatever its bucket says: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}
