policytest {
  targets = ["aws.policy.hcl"]
}

locals {
  key = "arn:aws:kms:eu-west-3:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}

resource "aws_kms_key" "renewed" {
  attrs = {
    enable_key_rotation = "true"
  }
}

resource "aws_kms_key" "never_renewed" {
  expect_failure = true
  attrs = {
    description = "records"
  }
}

# Keys in a store of one's own are renewed there.
resource "aws_kms_key" "kept_by_others" {
  attrs = {
    custom_key_store_id = "cks-1"
  }
}

resource "aws_kms_key" "signatures" {
  attrs = {
    customer_master_key_spec = "RSA_4096"
  }
}

resource "aws_kms_key" "symmetric" {
  expect_failure = true
  attrs = {
    customer_master_key_spec = "SYMMETRIC_DEFAULT"
    enable_key_rotation      = false
  }
}

resource "aws_kms_key" "switched_off" {
  expect_failure = true
  attrs = {
    enable_key_rotation = true
    is_enabled          = false
  }
}

resource "aws_kms_key" "switched_on" {
  attrs = {
    enable_key_rotation = true
    is_enabled          = true
  }
}

resource "aws_db_instance" "own_key" {
  attrs = {
    engine     = "postgres"
    kms_key_id = local.key
  }
}

resource "aws_db_instance" "silent" {
  expect_failure = true
  attrs = {
    engine = "postgres"
  }
}

resource "aws_db_instance" "null" {
  expect_failure = true
  attrs = {
    engine     = "postgres"
    kms_key_id = null
  }
}

# Its cluster has the key.
resource "aws_db_instance" "aurora" {
  attrs = {
    engine = "aurora-postgresql"
  }
}

# Under the key of its source.
resource "aws_db_instance" "replica" {
  attrs = {
    replicate_source_db = "records"
  }
}

resource "aws_db_instance" "replica_with_a_key_of_amazon" {
  expect_failure = true
  attrs = {
    replicate_source_db = "records"
    kms_key_id          = "alias/aws/rds"
  }
}

resource "aws_rds_cluster" "restored" {
  attrs = {
    engine                   = "aurora-mysql"
    restore_to_point_in_time = [{ source_cluster_identifier = "records" }]
  }
}

resource "aws_rds_cluster" "no_blocks" {
  expect_failure = true
  attrs = {
    engine                   = "aurora-mysql"
    restore_to_point_in_time = []
  }
}

resource "aws_cloudwatch_log_group" "empty" {
  expect_failure = true
  attrs = {
    kms_key_id = ""
  }
}

resource "aws_cloudtrail" "alias_of_ones_own" {
  attrs = {
    kms_key_id = "alias/records"
  }
}

resource "aws_secretsmanager_secret" "key_of_amazon" {
  expect_failure = true
  attrs = {
    kms_key_id = "alias/aws/secretsmanager"
  }
}

resource "aws_kinesis_stream" "key_of_amazon_by_arn" {
  expect_failure = true
  attrs = {
    kms_key_id = "arn:aws:kms:eu-west-3:111122223333:alias/aws/kinesis"
  }
}

resource "aws_fsx_windows_file_system" "own_key" {
  attrs = {
    kms_key_id = local.key
  }
}

resource "aws_backup_vault" "silent" {
  expect_failure = true
  attrs = {
    name = "nightly"
  }
}

resource "aws_dms_replication_instance" "own_key" {
  attrs = {
    kms_key_arn = local.key
  }
}

resource "aws_lambda_function" "settings" {
  expect_failure = true
  attrs = {
    environment = [{ variables = { MODE = "staging" } }]
  }
}

resource "aws_lambda_function" "without_settings" {
  attrs = {
    function_name = "converter"
  }
}

resource "aws_sagemaker_endpoint_configuration" "disks_outside" {
  expect_failure = true
  attrs = {
    production_variants = [{ instance_type = "ml.m5.large" }]
  }
}

resource "aws_sagemaker_endpoint_configuration" "disks_inside" {
  attrs = {
    production_variants = [{ instance_type = "ml.m5d.large" }, { instance_type = "ml.g4dn.xlarge" }]
  }
}

resource "aws_neptune_cluster" "restored" {
  attrs = {
    snapshot_identifier = "before-migration"
  }
}

resource "aws_qldb_ledger" "key_of_aws" {
  expect_failure = true
  attrs = {
    kms_key = "AWS_OWNED_KMS_KEY"
  }
}

resource "aws_qldb_ledger" "own_key" {
  attrs = {
    kms_key = local.key
  }
}

resource "aws_mwaa_environment" "silent" {
  expect_failure = true
  attrs = {
    name = "conversion"
  }
}

resource "aws_sqs_queue" "silent" {
  expect_failure = true
  attrs = {
    name = "deliveries"
  }
}

resource "aws_sns_topic" "key_of_amazon" {
  expect_failure = true
  attrs = {
    kms_master_key_id = "alias/aws/sns"
  }
}

resource "aws_sns_topic" "own_key" {
  attrs = {
    kms_master_key_id = local.key
  }
}

resource "aws_ssm_parameter" "key_of_amazon" {
  expect_failure = true
  attrs = {
    type = "SecureString"
  }
}

resource "aws_ssm_parameter" "own_key" {
  attrs = {
    type   = "SecureString"
    key_id = local.key
  }
}

resource "aws_ssm_parameter" "no_secret" {
  attrs = {
    type = "String"
  }
}

resource "aws_codebuild_project" "silent" {
  expect_failure = true
  attrs = {
    artifacts = [{ type = "S3" }]
  }
}

resource "aws_codebuild_project" "own_key" {
  attrs = {
    artifacts      = [{ type = "S3" }]
    encryption_key = local.key
  }
}

resource "aws_codebuild_project" "keeps_nothing" {
  attrs = {
    artifacts = [{ type = "NO_ARTIFACTS" }]
  }
}

resource "aws_appflow_flow" "silent" {
  expect_failure = true
  attrs = {
    name = "contacts"
  }
}

resource "aws_appflow_flow" "own_key" {
  attrs = {
    kms_arn = local.key
  }
}

resource "aws_bedrockagent_agent" "silent" {
  expect_failure = true
  attrs = {
    agent_name = "reader"
  }
}

resource "aws_bedrockagent_agent" "own_key" {
  attrs = {
    customer_encryption_key_arn = local.key
  }
}

resource "aws_workspaces_workspace" "key_of_amazon" {
  expect_failure = true
  attrs = {
    volume_encryption_key = "alias/aws/workspaces"
  }
}

resource "aws_workspaces_workspace" "own_key" {
  attrs = {
    volume_encryption_key = local.key
  }
}

resource "aws_dms_s3_endpoint" "key_not_used" {
  expect_failure = true
  attrs = {
    encryption_mode                   = "SSE_S3"
    server_side_encryption_kms_key_id = local.key
  }
}

resource "aws_dms_s3_endpoint" "own_key" {
  attrs = {
    encryption_mode                   = "sse_kms"
    server_side_encryption_kms_key_id = local.key
  }
}

resource "aws_storagegateway_smb_file_share" "key_not_used" {
  expect_failure = true
  attrs = {
    kms_key_arn = local.key
  }
}

resource "aws_storagegateway_cached_iscsi_volume" "own_key" {
  attrs = {
    kms_encrypted = true
    kms_key       = local.key
  }
}

resource "aws_rds_cluster_instance" "measured" {
  expect_failure = true
  attrs = {
    performance_insights_enabled = true
  }
}

resource "aws_rds_cluster_instance" "own_key" {
  attrs = {
    performance_insights_enabled    = true
    performance_insights_kms_key_id = local.key
  }
}

resource "aws_rds_cluster_instance" "not_measured" {
  attrs = {
    performance_insights_enabled = false
  }
}

resource "aws_comprehend_document_classifier" "disks_alone" {
  expect_failure = true
  attrs = {
    volume_kms_key_id = local.key
  }
}

resource "aws_comprehend_entity_recognizer" "model_alone" {
  expect_failure = true
  attrs = {
    model_kms_key_id = local.key
  }
}

resource "aws_comprehend_entity_recognizer" "own_keys" {
  attrs = {
    model_kms_key_id  = local.key
    volume_kms_key_id = local.key
  }
}
