# Services of AWS encrypt with a key of Amazon (alias/aws/…) when none is named. Judged here is the argument that names one: most call
# it kms_key_id or kms_key_arn. A key is one's own when it is declared here, or named by anything but such an alias.
# https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  yes     = [true, "true"]
  no      = [false, "false"]
  nothing = [null, ""]

  # Keys that are declared here.
  own_keys = core::concat(
    core::getresources("aws_kms_key", {}), core::getresources("aws_kms_alias", {}), core::getresources("aws_kms_external_key", {}),
    core::getresources("aws_kms_replica_key", {}), core::getresources("aws_kms_replica_external_key", {}),
  )

  # What is kept under the key, by the argument that names it.
  kms_key_id = {
    aws_cloudtrail                                = "the records of this trail"
    aws_cloudtrail_event_data_store               = "the events of this store"
    aws_cloudwatch_log_group                      = "the logs of this group"
    aws_db_instance                               = "the records of this database"
    aws_db_instance_automated_backups_replication = "the backups in the other region"
    aws_db_snapshot_copy                          = "the copy of the database"
    aws_docdb_cluster                             = "the records of this cluster"
    aws_docdbelastic_cluster                      = "the records of this cluster"
    aws_efs_file_system                           = "the files of this file system"
    aws_elasticache_replication_group             = "what this cache writes to disk"
    aws_elasticache_serverless_cache              = "what this cache writes to disk"
    aws_fsx_lustre_file_system                    = "the files of this file system"
    aws_fsx_ontap_file_system                     = "the files of this file system"
    aws_fsx_openzfs_file_system                   = "the files of this file system"
    aws_fsx_windows_file_system                   = "the files of this file system"
    aws_imagebuilder_component                    = "the steps of this component"
    aws_kinesis_stream                            = "the records of this stream"
    aws_kinesis_video_stream                      = "the pictures of this stream"
    aws_rds_cluster                               = "the records of this cluster"
    aws_rds_cluster_activity_stream               = "the statements in this stream"
    aws_redshift_cluster                          = "the records of this warehouse"
    aws_redshift_snapshot_copy_grant              = "the snapshots in the other region"
    aws_redshiftserverless_namespace              = "the records of this warehouse"
    aws_sagemaker_domain                          = "the files of this domain"
    aws_sagemaker_notebook_instance               = "the files of this notebook"
    aws_secretsmanager_secret                     = "this secret"
    aws_timestreamwrite_database                  = "the records of this database"
  }
  kms_key_arn = {
    aws_backup_vault                     = "the backups of this vault"
    aws_dms_endpoint                     = "the password of this endpoint"
    aws_dms_replication_instance         = "what this instance copies"
    aws_dynamodb_table_replica           = "the records of this replica"
    aws_lambda_function                  = "the settings of this function"
    aws_memorydb_cluster                 = "the records of this database"
    aws_memorydb_snapshot                = "the copy of the database"
    aws_neptune_cluster                  = "the records of this cluster"
    aws_sagemaker_endpoint_configuration = "what models keep on their disks"
    aws_scheduler_schedule               = "what this schedule sends"
  }
  kms_key = {
    aws_mwaa_environment = "what this environment stores"
    aws_qldb_ledger      = "the records of this ledger"
  }
  kms_master_key_id = {
    aws_sns_topic = "the messages of this topic"
    aws_sqs_queue = "the messages of this queue"
  }
  storage_gateways = ["aws_storagegateway_cached_iscsi_volume", "aws_storagegateway_nfs_file_share", "aws_storagegateway_smb_file_share"]
  recognizers      = ["aws_comprehend_document_classifier", "aws_comprehend_entity_recognizer"]
  measured         = ["aws_db_instance", "aws_rds_cluster", "aws_rds_cluster_instance"]

  # What is made from something else is under the key of that, unless one is named.
  origins = [
    "global_cluster_identifier", "global_replication_group_id", "replicate_source_db", "replication_source_identifier",
    "restore_to_point_in_time", "snapshot_arn", "snapshot_identifier",
  ]

  # Such servers keep what they need on disks that are part of them, and refuse a key.
  disks_inside = "^ml[.]([a-z]+[0-9]+[a-z]*d[a-z]*|g5|g6e?|p5e?n?|trn1n?)[.]"
}

# -- one argument ------------------------------------------------------------------------------------------------------------

# Instances of Aurora store nothing themselves: their cluster does.
resource_policy "aws_*" "aws_kms_key_id" {
  filter = (
    core::contains(core::keys(local.kms_key_id), meta.type)
    && !(core::contains(local.nothing, local.key) && (local.derived || local.of_aurora))
  )

  locals {
    derived   = core::anytrue([for origin in local.origins : !core::contains([null, []], core::try(attrs[origin], null))])
    of_aurora = meta.type == "aws_db_instance" && core::startswith(core::try(attrs.engine, ""), "aurora")
    key       = core::try(attrs.kms_key_id, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects ${local.kms_key_id[meta.type]}: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

# A function without settings has nothing to encrypt.
resource_policy "aws_*" "aws_kms_key_arn" {
  filter = core::contains(core::keys(local.kms_key_arn), meta.type) && !(core::contains(local.nothing, local.key) && local.exempt)

  locals {
    exempt = (
      core::anytrue([for origin in local.origins : !core::contains([null, []], core::try(attrs[origin], null))])
      || (meta.type == "aws_lambda_function" && core::length(core::try(attrs.environment, [])) == 0)
      || (meta.type == "aws_sagemaker_endpoint_configuration" && core::anytrue([
        for variant in core::try(attrs.production_variants, []) : core::regex_match(core::try(variant.instance_type, ""), local.disks_inside)
      ]))
    )
    key = core::try(attrs.kms_key_arn, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects ${local.kms_key_arn[meta.type]}: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_*" "aws_kms_key" {
  filter = core::contains(core::keys(local.kms_key), meta.type)

  locals {
    key = core::try(attrs.kms_key, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
      && !core::contains(["AWS_OWNED_KMS_KEY"], local.key)
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects ${local.kms_key[meta.type]}: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_*" "aws_kms_master_key_id" {
  filter = core::contains(core::keys(local.kms_master_key_id), meta.type)

  locals {
    key = core::try(attrs.kms_master_key_id, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects ${local.kms_master_key_id[meta.type]}: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

# Other parameters are not encrypted at all.
resource_policy "aws_ssm_parameter" "aws_parameter" {
  filter = core::try(attrs.type, null) == "SecureString"

  locals {
    key = core::try(attrs.key_id, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects this parameter: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_codebuild_project" "aws_build_artifacts" {
  filter = core::try(attrs.artifacts[0].type, null) != "NO_ARTIFACTS"

  locals {
    key = core::try(attrs.encryption_key, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects what this project builds: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_appflow_flow" "aws_flow" {
  locals {
    key = core::try(attrs.kms_arn, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects what this flow carries: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_bedrockagent_agent" "aws_agent" {
  locals {
    key = core::try(attrs.customer_encryption_key_arn, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects the conversations of this agent: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_workspaces_workspace" "aws_desktop" {
  locals {
    key = core::try(attrs.volume_encryption_key, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects the files of this desktop: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_dms_s3_endpoint" "aws_migrated_files" {
  locals {
    key = core::try(attrs.server_side_encryption_kms_key_id, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
      && core::upper(core::try(attrs.encryption_mode, "")) == "SSE_KMS"
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects the files that are written here: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

# Without the switch, objects get the encryption that every bucket has.
resource_policy "aws_storagegateway_*" "aws_storage_gateway" {
  filter = core::contains(local.storage_gateways, meta.type)

  locals {
    key = core::try(attrs.kms_key_arn, attrs.kms_key, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
      && core::contains(local.yes, core::try(attrs.kms_encrypted, false))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects what is stored through this gateway: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.html
resource_policy "aws_*" "aws_performance_insights" {
  filter = core::contains(local.measured, meta.type) && core::contains(local.yes, core::try(attrs.performance_insights_enabled, false))

  locals {
    key = core::try(attrs.performance_insights_kms_key_id, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects the statements that Performance Insights keeps: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_comprehend_*" "aws_recognizer_model" {
  filter = core::contains(local.recognizers, meta.type)

  locals {
    key = core::try(attrs.model_kms_key_id, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects what this model has learnt from texts: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_comprehend_*" "aws_recognizer_disks" {
  filter = core::contains(local.recognizers, meta.type)

  locals {
    key = core::try(attrs.volume_kms_key_id, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects the texts that this model learns from: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

# -- keys themselves ---------------------------------------------------------------------------------------------------------

# Only symmetric keys whose material AWS makes and keeps can be renewed by it.
# https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
resource_policy "aws_kms_key" "aws_key_rotation" {
  filter = (
    core::contains([null, "", "SYMMETRIC_DEFAULT"], core::try(attrs.customer_master_key_spec, null))
    && core::try(attrs.custom_key_store_id, null) == null
  )

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.enable_key_rotation, false))
    error_message = "This key is never renewed: what was ever encrypted with it can be read by whoever obtains it once."
  }
}

resource_policy "aws_kms_key" "aws_key_in_use" {
  filter = core::try(attrs.is_enabled, null) != null

  enforce {
    condition     = !core::contains(local.no, attrs.is_enabled)
    error_message = "This key is switched off: nothing that is encrypted with it can be read, and nothing new can be stored."
  }
}
