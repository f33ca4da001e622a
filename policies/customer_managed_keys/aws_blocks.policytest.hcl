policytest {
  targets = ["aws_blocks.policy.hcl"]
}

locals {
  key = "arn:aws:kms:eu-west-3:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}

resource "aws_opensearch_domain" "own_key" {
  attrs = {
    encrypt_at_rest = [{ enabled = true, kms_key_id = local.key }]
  }
}

resource "aws_elasticsearch_domain" "key_of_amazon" {
  expect_failure = true
  attrs = {
    encrypt_at_rest = [{ enabled = true }]
  }
}

resource "aws_msk_cluster" "own_key" {
  attrs = {
    encryption_info = [{ encryption_at_rest_kms_key_arn = local.key }]
  }
}

resource "aws_msk_cluster" "silent" {
  expect_failure = true
  attrs = {
    cluster_name = "results"
  }
}

resource "aws_mq_broker" "own_key" {
  attrs = {
    encryption_options = [{ kms_key_id = local.key, use_aws_owned_key = false }]
  }
}

resource "aws_mq_broker" "key_not_used" {
  expect_failure = true
  attrs = {
    encryption_options = [{ kms_key_id = local.key }]
  }
}

resource "aws_ecr_repository" "own_key" {
  attrs = {
    encryption_configuration = [{ encryption_type = "KMS_DSSE", kms_key = local.key }]
  }
}

resource "aws_ecr_repository" "key_of_amazon" {
  expect_failure = true
  attrs = {
    encryption_configuration = [{ encryption_type = "KMS" }]
  }
}

resource "aws_eks_cluster" "own_key" {
  attrs = {
    encryption_config = [{ resources = ["secrets"], provider = [{ key_arn = local.key }] }]
  }
}

resource "aws_eks_cluster" "nothing_in_particular" {
  expect_failure = true
  attrs = {
    encryption_config = [{ resources = [], provider = [{ key_arn = local.key }] }]
  }
}

resource "aws_keyspaces_table" "own_key" {
  attrs = {
    encryption_specification = [{ type = "CUSTOMER_MANAGED_KMS_KEY", kms_key_identifier = local.key }]
  }
}

resource "aws_keyspaces_table" "key_not_used" {
  expect_failure = true
  attrs = {
    encryption_specification = [{ type = "AWS_OWNED_KMS_KEY", kms_key_identifier = local.key }]
  }
}

resource "aws_dynamodb_table" "own_keys" {
  attrs = {
    server_side_encryption = [{ enabled = true, kms_key_arn = local.key }]
    replica                = [{ region_name = "eu-west-1", kms_key_arn = local.key }]
  }
}

resource "aws_dynamodb_table" "replica_without_key" {
  expect_failure = true
  attrs = {
    server_side_encryption = [{ enabled = true, kms_key_arn = local.key }]
    replica                = [{ region_name = "eu-west-1", kms_key_arn = local.key }, { region_name = "eu-north-1" }]
  }
}

resource "aws_dynamodb_table" "switched_off" {
  expect_failure = true
  attrs = {
    server_side_encryption = [{ enabled = false, kms_key_arn = local.key }]
  }
}

resource "aws_kinesis_firehose_delivery_stream" "own_key" {
  attrs = {
    server_side_encryption = [{ enabled = true, key_type = "CUSTOMER_MANAGED_CMK", key_arn = local.key }]
  }
}

resource "aws_kinesis_firehose_delivery_stream" "key_of_aws" {
  expect_failure = true
  attrs = {
    server_side_encryption = [{ enabled = true, key_type = "AWS_OWNED_CMK" }]
  }
}

resource "aws_kinesis_firehose_delivery_stream" "of_a_stream" {
  attrs = {
    kinesis_source_configuration = [{ kinesis_stream_arn = "arn:aws:kinesis:eu-west-3:111122223333:stream/results" }]
  }
}

resource "aws_athena_workgroup" "own_key" {
  attrs = {
    configuration = [{ result_configuration = [{ encryption_configuration = [{ encryption_option = "SSE_KMS", kms_key_arn = local.key }] }] }]
  }
}

resource "aws_athena_workgroup" "others_may_do_without" {
  expect_failure = true
  attrs = {
    configuration = [{
      enforce_workgroup_configuration = false
      result_configuration            = [{ encryption_configuration = [{ encryption_option = "SSE_KMS", kms_key_arn = local.key }] }]
    }]
  }
}

resource "aws_athena_workgroup" "key_of_amazon" {
  expect_failure = true
  attrs = {
    configuration = [{ result_configuration = [{ encryption_configuration = [{ encryption_option = "SSE_S3" }] }] }]
  }
}

resource "aws_glue_data_catalog_encryption_settings" "own_key" {
  attrs = {
    data_catalog_encryption_settings = [{ encryption_at_rest = [{ sse_aws_kms_key_id = local.key }] }]
  }
}

resource "aws_glue_data_catalog_encryption_settings" "key_of_amazon" {
  expect_failure = true
  attrs = {
    data_catalog_encryption_settings = [{ encryption_at_rest = [{ catalog_encryption_mode = "SSE-KMS" }] }]
  }
}

resource "aws_sfn_state_machine" "own_key" {
  attrs = {
    encryption_configuration = [{ type = "CUSTOMER_MANAGED_KMS_KEY", kms_key_id = local.key }]
  }
}

resource "aws_sfn_state_machine" "silent" {
  expect_failure = true
  attrs = {
    name = "conversion"
  }
}

resource "aws_kendra_index" "own_key" {
  attrs = {
    server_side_encryption_configuration = [{ kms_key_id = local.key }]
  }
}

resource "aws_kendra_index" "silent" {
  expect_failure = true
  attrs = {
    name = "reports"
  }
}

resource "aws_codepipeline" "own_key" {
  attrs = {
    artifact_store = [{ location = "artifacts", encryption_key = [{ id = local.key, type = "KMS" }] }]
  }
}

resource "aws_codepipeline" "one_of_two_stores" {
  expect_failure = true
  attrs = {
    artifact_store = [{ location = "a", encryption_key = [{ id = local.key, type = "KMS" }] }, { location = "b" }]
  }
}

resource "aws_connect_instance_storage_config" "own_key" {
  attrs = {
    storage_config = [{ storage_type = "KINESIS_VIDEO_STREAM", kinesis_video_stream_config = [{ encryption_config = [{ key_id = local.key }] }] }]
  }
}

resource "aws_connect_instance_storage_config" "silent" {
  expect_failure = true
  attrs = {
    storage_config = [{ storage_type = "S3", s3_config = [{ bucket_name = "calls" }] }]
  }
}

resource "aws_connect_instance_storage_config" "into_a_stream" {
  attrs = {
    storage_config = [{ storage_type = "KINESIS_STREAM", kinesis_stream_config = [{ stream_arn = "arn" }] }]
  }
}

resource "aws_networkfirewall_firewall_policy" "own_key" {
  attrs = {
    encryption_configuration = [{ type = "CUSTOMER_KMS", key_id = local.key }]
  }
}

resource "aws_networkfirewall_rule_group" "key_not_used" {
  expect_failure = true
  attrs = {
    encryption_configuration = [{ type = "AWS_OWNED_KMS_KEY", key_id = local.key }]
  }
}

resource "aws_codegurureviewer_repository_association" "own_key" {
  attrs = {
    kms_key_details = [{ encryption_option = "CUSTOMER_MANAGED_CMK", kms_key_id = local.key }]
  }
}

resource "aws_codegurureviewer_repository_association" "silent" {
  expect_failure = true
  attrs = {
    repository = [{ codecommit = [{ name = "portal" }] }]
  }
}

resource "aws_sagemaker_data_quality_job_definition" "own_keys" {
  attrs = {
    data_quality_job_output_config = [{ kms_key_id = local.key }]
    job_resources                  = [{ cluster_config = [{ volume_kms_key_id = local.key }] }]
  }
}

resource "aws_sagemaker_data_quality_job_definition" "reports_without_key" {
  expect_failure = true
  attrs = {
    job_resources = [{ cluster_config = [{ volume_kms_key_id = local.key }] }]
  }
}

resource "aws_sagemaker_data_quality_job_definition" "disks_without_key" {
  expect_failure = true
  attrs = {
    data_quality_job_output_config = [{ kms_key_id = local.key }]
  }
}

resource "aws_dms_replication_config" "own_key" {
  attrs = {
    compute_config = [{ kms_key_id = local.key }]
  }
}

resource "aws_dms_replication_config" "silent" {
  expect_failure = true
  attrs = {
    compute_config = [{ max_capacity_units = 4 }]
  }
}

resource "aws_emr_security_configuration" "own_key" {
  attrs = {
    configuration = core::jsonencode({
      EncryptionConfiguration = { AtRestEncryptionConfiguration = { LocalDiskEncryptionConfiguration = { AwsKmsKey = local.key } } }
    })
  }
}

resource "aws_emr_security_configuration" "buckets_without_key" {
  expect_failure = true
  attrs = {
    configuration = core::jsonencode({
      EncryptionConfiguration = {
        AtRestEncryptionConfiguration = {
          LocalDiskEncryptionConfiguration = { AwsKmsKey = local.key }
          S3EncryptionConfiguration        = { EncryptionMode = "SSE-S3" }
        }
      }
    })
  }
}

resource "aws_emr_security_configuration" "nothing_at_rest" {
  expect_failure = true
  attrs = {
    configuration = core::jsonencode({ EncryptionConfiguration = { EnableAtRestEncryption = false } })
  }
}
