# Snapshots, images and layers of AWS belong to one account until somebody shares them. Sharing with named accounts is a decision to
# review; sharing with all accounts puts a complete copy of a disk or a database into everybody's hands, for good: whoever has copied
# it keeps the copy.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  database_snapshots = [
    "aws_db_snapshot",
    "aws_db_snapshot_copy",
    "aws_db_cluster_snapshot",
    "aws_rds_cluster_snapshot_copy",
  ]
}

# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html
resource_policy "aws_*" "database_snapshot" {
  filter = core::contains(local.database_snapshots, meta.type)

  enforce {
    condition     = !core::try(core::contains(attrs.shared_accounts, "all"), false)
    error_message = "Every customer of AWS can restore this snapshot and read the whole database in it."
  }
}

# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-intro.html
resource_policy "aws_ami_launch_permission" "machine_image" {
  enforce {
    condition     = core::try(attrs.group, null) != "all"
    error_message = "Every customer of AWS can start a machine from this image and read the files on its disks."
  }
}

resource_policy "aws_imagebuilder_distribution_configuration" "built_image" {
  enforce {
    condition = core::alltrue([
      for permission in core::flatten([
        for distribution in core::try(attrs.distribution, []) : [
          for image in core::try(distribution.ami_distribution_configuration, []) : core::try(image.launch_permission, [])
        ]
      ]) :
      !core::try(core::contains(permission.user_groups, "all"), false)
    ])
    error_message = "Every image that is built here is given to every customer of AWS, with the files on its disks."
  }
}

# https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modifying-snapshot-permissions.html
resource_policy "aws_snapshot_create_volume_permission" "disk_snapshot" {
  enforce {
    condition     = core::try(attrs.account_id, null) != "all"
    error_message = "Every customer of AWS can make a disk from this snapshot and read the files on it."
  }
}

# The switches of an account and region that make public sharing impossible. Accounts since 2023 have the one for images already.
resource_policy "aws_*" "sharing_block" {
  filter = core::contains(["aws_ebs_snapshot_block_public_access", "aws_ec2_image_block_public_access"], meta.type)

  enforce {
    condition     = core::try(attrs.state, null) != "unblocked"
    error_message = "The protection against giving snapshots or images to everyone is switched off for the whole account in this region."
  }
}

resource_policy "aws_lambda_layer_version_permission" "lambda_layer" {
  enforce {
    condition     = core::try(attrs.organization_id, null) != null || core::try(attrs.principal, null) != "*"
    error_message = "Every customer of AWS can download this layer and read the code in it."
  }
}

# https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html
resource_policy "aws_ssm_document" "ssm_document" {
  locals {
    accounts = core::try(attrs.permissions.account_ids, attrs.permissions[0].account_ids, "")
  }

  enforce {
    condition     = !core::contains(core::split(",", core::lower(local.accounts)), "all")
    error_message = "Every customer of AWS can read and copy this document, and such documents name machines, paths and accounts."
  }
}
