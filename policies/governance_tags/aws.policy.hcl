# What the tags of a data store say about the processing it is part of.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

# Keys that are accepted, one of each list; case and - _ . : do not matter.
input "classification_keys" {
  type    = list(string)
  default = ["data-classification", "classification"]
}

input "controller_keys" {
  type    = list(string)
  default = ["data-controller"]
}

input "agreement_keys" {
  type    = list(string)
  default = ["dpa", "dpa-reference", "processing-agreement"]
}

input "purpose_keys" {
  type    = list(string)
  default = ["purpose"]
}

input "instruction_keys" {
  type    = list(string)
  default = ["instruction", "instruction-ref"]
}

input "expiry_keys" {
  type    = list(string)
  default = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires"]
}

input "owner_keys" {
  type    = list(string)
  default = ["owner", "data-owner"]
}

locals {
  data_stores = [
    "aws_backup_vault", "aws_db_instance", "aws_db_snapshot", "aws_docdb_cluster", "aws_dynamodb_table", "aws_ebs_snapshot",
    "aws_ebs_volume", "aws_efs_file_system", "aws_elasticache_replication_group", "aws_fsx_windows_file_system", "aws_kinesis_stream",
    "aws_neptune_cluster", "aws_opensearch_domain", "aws_rds_cluster", "aws_redshift_cluster", "aws_s3_bucket", "aws_sqs_queue",
  ]

  # What has to be said, as it is called in messages.
  demanded = {
    agreement      = input.agreement_keys
    classification = input.classification_keys
    controller     = input.controller_keys
    expiry         = input.expiry_keys
    instruction    = input.instruction_keys
    owner          = input.owner_keys
    purpose        = input.purpose_keys
  }

  # Keys as they are compared: letters, digits and slashes.
  keys = {
    for subject, keys in local.demanded : subject => [for key in keys : core::join("", core::regexall("[a-z0-9/]+", core::lower(key)))]
  }
}

# tags_all are the tags of the resource and the default tags of its provider together.
resource_policy "aws_*" "tags" {
  filter = core::contains(local.data_stores, meta.type)

  locals {
    tags = core::try(attrs.tags_all, null) != null ? attrs.tags_all : core::try(attrs.tags, null) != null ? attrs.tags : {}

    # A tag without a value says nothing; a value that is only known later does.
    said = [
      for key in core::keys(local.tags) : core::join("", core::regexall("[a-z0-9/]+", core::lower(key)))
      if !core::contains(["", "(null)"], core::trimspace(core::valuetostring(local.tags[key])))
    ]
    missing = [for subject, keys in local.keys : subject if !core::anytrue([for key in keys : core::contains(local.said, key)])]
  }

  enforce {
    condition     = core::length(local.missing) == 0
    error_message = "The tags do not say all that the contract has to: ${core::join(", ", local.missing)} missing."
  }
}
