# Storage of AWS that no lifecycle rule empties: file systems, vaults and small buckets that carry a date instead, and tables that
# tidy up by themselves unless they are told not to.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

input "expiry_tags" {
  type        = list(string)
  default     = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires"]
  description = "Keys of the tag that says until when something may exist; case and the signs - _ . : make no difference."
}

locals {
  without_expiry = ["aws_efs_file_system", "aws_fsx_lustre_file_system", "aws_glacier_vault", "aws_lightsail_bucket"]
}

# -- storage that cannot expire by itself ------------------------------------------------------------------------------------

# The lifecycle of a file system only moves files to cheaper storage, and buckets of Lightsail have none. A tag tells when to delete
# it all, and lets a job do so.
resource_policy "aws_*" "file_storage" {
  filter = core::contains(local.without_expiry, meta.type)

  locals {
    # "Expires_At" and "expires-at" are the same key: the words of a key, in small letters, joined by dashes.
    wanted = [for key in input.expiry_tags : core::join("-", core::regexall("[^-_.:]+", core::lower(key)))]
    tags   = core::try(attrs.tags_all, attrs.tags, null) == null ? {} : core::try(attrs.tags_all, attrs.tags, null)
  }

  enforce {
    condition = core::anytrue([
      for key, value in local.tags :
      core::contains(local.wanted, core::join("-", core::regexall("[^-_.:]+", core::lower(key)))) && !core::contains([null, ""], value)
    ])
    error_message = "Nothing says when these files are to be deleted: this storage cannot expire by itself, and no tag such as ${input.expiry_tags[0]} gives a date."
  }
}

# -- tables ------------------------------------------------------------------------------------------------------------------

# Rows that are deleted stay in files that nothing refers to any more, and in earlier snapshots of the table. When single rows
# expire is decided by whoever writes them.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-table-buckets-maintenance.html
resource_policy "aws_s3tables_table_bucket" "table_bucket" {
  enforce {
    condition     = core::try(attrs.maintenance_configuration.iceberg_unreferenced_file_removal.status, null) != "disabled"
    error_message = "Deleted rows of these tables stay in files that nothing refers to any more: removing such files is switched off."
  }
}

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables-maintenance.html
resource_policy "aws_s3tables_table" "table" {
  enforce {
    condition     = core::try(attrs.maintenance_configuration.iceberg_snapshot_management.status, null) != "disabled"
    error_message = "Deleted rows of this table stay in its earlier snapshots for ever: removing those is switched off."
  }
}
