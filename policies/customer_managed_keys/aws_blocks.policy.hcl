# Services of AWS in which a block names the key; every one calls it something else. Without a name it is a key of Amazon.

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

  search_domains    = ["aws_elasticsearch_domain", "aws_opensearch_domain"]
  network_firewalls = ["aws_networkfirewall_firewall", "aws_networkfirewall_firewall_policy", "aws_networkfirewall_rule_group"]
}

resource_policy "aws_*search_domain" "aws_search_domain" {
  filter = core::contains(local.search_domains, meta.type)

  locals {
    key = core::try(attrs.encrypt_at_rest[0].kms_key_id, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects the documents of this domain: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_msk_cluster" "aws_kafka" {
  locals {
    key = core::try(attrs.encryption_info[0].encryption_at_rest_kms_key_arn, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects the messages of these brokers: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

# A key that is named is not used as long as that of AWS is not declined.
resource_policy "aws_mq_broker" "aws_broker" {
  locals {
    key = core::try(attrs.encryption_options[0].kms_key_id, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
      && core::contains(local.no, core::try(attrs.encryption_options[0].use_aws_owned_key, true))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects the messages of this broker: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_ecr_repository" "aws_images" {
  locals {
    key = core::try(attrs.encryption_configuration[0].kms_key, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
      && core::startswith(core::try(attrs.encryption_configuration[0].encryption_type, "AES256"), "KMS")
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects the images of this repository: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_eks_cluster" "aws_cluster_secrets" {
  locals {
    key = core::try(attrs.encryption_config[0].provider[0].key_arn, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
      && core::contains(core::try(attrs.encryption_config[0].resources, []), "secrets")
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects the secrets of this cluster: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_keyspaces_table" "aws_keyspace" {
  locals {
    key = core::try(attrs.encryption_specification[0].kms_key_identifier, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
      && core::try(attrs.encryption_specification[0].type, null) == "CUSTOMER_MANAGED_KMS_KEY"
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects the records of this table: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_dynamodb_table" "aws_table" {
  locals {
    key = core::try(attrs.server_side_encryption[0].kms_key_arn, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
      && core::contains(local.yes, core::try(attrs.server_side_encryption[0].enabled, false))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects the records of this table: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

# A replica has a key of its own region.
resource_policy "aws_dynamodb_table" "aws_table_replicas" {
  filter = core::length(core::try(attrs.replica, [])) > 0

  locals {
    keys = [for replica in core::try(attrs.replica, []) : core::try(replica.kms_key_arn, null)]
    are_own = core::alltrue([
      for key in local.keys :
      !core::contains(local.nothing, key)
      && (!core::contains_substring(key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(key, own)]))
    ])
  }

  enforce {
    condition     = local.are_own
    error_message = "No key of one's own protects replicas of this table in other regions: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

# What is read from a stream is stored by the stream.
resource_policy "aws_kinesis_firehose_delivery_stream" "aws_delivery_stream" {
  filter = (
    core::length(core::try(attrs.kinesis_source_configuration, [])) == 0
    && core::length(core::try(attrs.msk_source_configuration, [])) == 0
  )

  locals {
    key = core::try(attrs.server_side_encryption[0].key_arn, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
      && core::contains(local.yes, core::try(attrs.server_side_encryption[0].enabled, false))
      && core::try(attrs.server_side_encryption[0].key_type, null) == "CUSTOMER_MANAGED_CMK"
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects records that wait to be delivered: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

# Whoever asks may use other settings unless those of the group are enforced.
resource_policy "aws_athena_workgroup" "aws_query_results" {
  locals {
    results = core::try(attrs.configuration[0].result_configuration[0].encryption_configuration[0], {})
    key     = core::try(local.results.kms_key_arn, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
      && core::contains(["CSE_KMS", "SSE_KMS"], core::try(local.results.encryption_option, null))
      && !core::contains(local.no, core::try(attrs.configuration[0].enforce_workgroup_configuration, true))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects results of queries: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_glue_data_catalog_encryption_settings" "aws_catalog" {
  locals {
    key = core::try(attrs.data_catalog_encryption_settings[0].encryption_at_rest[0].sse_aws_kms_key_id, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects the catalogue: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_sfn_state_machine" "aws_state_machine" {
  locals {
    key = core::try(attrs.encryption_configuration[0].kms_key_id, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
      && core::try(attrs.encryption_configuration[0].type, null) == "CUSTOMER_MANAGED_KMS_KEY"
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects what passes through this workflow: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_kendra_index" "aws_index" {
  locals {
    key = core::try(attrs.server_side_encryption_configuration[0].kms_key_id, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects the documents of this index: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_codepipeline" "aws_pipeline" {
  locals {
    keys = [for store in core::try(attrs.artifact_store, []) : core::try(store.encryption_key[0].id, null)]
    are_own = core::alltrue([
      for key in local.keys :
      !core::contains(local.nothing, key)
      && (!core::contains_substring(key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(key, own)]))
    ])
  }

  enforce {
    condition     = local.are_own
    error_message = "No key of one's own protects what this pipeline passes on: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

# Other places that calls are sent to have keys of their own.
resource_policy "aws_connect_instance_storage_config" "aws_calls" {
  filter = core::contains(["KINESIS_VIDEO_STREAM", "S3"], core::try(attrs.storage_config[0].storage_type, null))

  locals {
    keys = [
      for target in core::flatten([
        for storage in core::try(attrs.storage_config, []) : [
          for target in core::concat(core::try(storage.s3_config, []), core::try(storage.kinesis_video_stream_config, [])) : target
        ]
      ]) : core::try(target.encryption_config[0].key_id, null)
    ]
    are_own = core::alltrue([
      for key in local.keys :
      !core::contains(local.nothing, key)
      && (!core::contains_substring(key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(key, own)]))
    ])
  }

  enforce {
    condition     = local.are_own
    error_message = "No key of one's own protects recordings of calls: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_networkfirewall_*" "aws_network_firewall" {
  filter = core::contains(local.network_firewalls, meta.type)

  locals {
    key = core::try(attrs.encryption_configuration[0].key_id, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
      && core::try(attrs.encryption_configuration[0].type, null) == "CUSTOMER_KMS"
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects the rules of this firewall: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_codegurureviewer_repository_association" "aws_code_review" {
  locals {
    key = core::try(attrs.kms_key_details[0].kms_key_id, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
      && core::try(attrs.kms_key_details[0].encryption_option, null) == "CUSTOMER_MANAGED_CMK"
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects the code under review: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_sagemaker_data_quality_job_definition" "aws_quality_reports" {
  locals {
    key = core::try(attrs.data_quality_job_output_config[0].kms_key_id, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects what this job finds out about the data: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_sagemaker_data_quality_job_definition" "aws_quality_disks" {
  locals {
    key = core::try(attrs.job_resources[0].cluster_config[0].volume_kms_key_id, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects the data that this job works on: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "aws_dms_replication_config" "aws_migration" {
  locals {
    key = core::try(attrs.compute_config[0].kms_key_id, null)
    is_own = (
      !core::contains(local.nothing, local.key)
      && (!core::contains_substring(local.key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(local.key, own)]))
    )
  }

  enforce {
    condition     = local.is_own
    error_message = "No key of one's own protects what this migration copies: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}

# https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
resource_policy "aws_emr_security_configuration" "aws_compute_configuration" {
  locals {
    at_rest = core::try(core::jsondecode(attrs.configuration).EncryptionConfiguration.AtRestEncryptionConfiguration, {})
    keys = [
      for storage in ["LocalDiskEncryptionConfiguration", "S3EncryptionConfiguration"] : core::try(local.at_rest[storage].AwsKmsKey, null)
      if core::try(local.at_rest[storage], null) != null
    ]
    are_own = core::alltrue([
      for key in local.keys :
      !core::contains(local.nothing, key)
      && (!core::contains_substring(key, "alias/aws/") || core::anytrue([for own in local.own_keys : hclscan::refers_to(key, own)]))
    ]) && core::length(local.keys) > 0
  }

  enforce {
    condition     = local.are_own
    error_message = "No key of one's own protects what clusters with this configuration store: that of Amazon can be neither withdrawn nor watched by those who answer for the data."
  }
}
