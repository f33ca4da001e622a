resource "aws_kms_key" "records" {
  description         = "records of laboratories"
  enable_key_rotation = true
}

resource "aws_kms_alias" "records" {
  name          = "alias/records"
  target_key_id = aws_kms_key.records.key_id
}

# expect: fail
resource "aws_kms_key" "never_renewed" {
  description = "records of laboratories"
}

# expect: fail
resource "aws_kms_key" "switched_off" {
  description         = "records of laboratories"
  enable_key_rotation = true
  is_enabled          = false
}

# AWS cannot renew what comes in pairs.
resource "aws_kms_key" "signatures" {
  description              = "signatures of reports"
  key_usage                = "SIGN_VERIFY"
  customer_master_key_spec = "ECC_NIST_P256"
}

# expect: fail
resource "aws_db_instance" "records" {
  identifier        = "records"
  engine            = "postgres"
  storage_encrypted = true
}

# expect: pass
resource "aws_db_instance" "own_key" {
  identifier        = "records-own-key"
  engine            = "postgres"
  storage_encrypted = true
  kms_key_id        = aws_kms_key.records.arn
}

# Under the key of its source.
resource "aws_db_instance" "replica" {
  identifier          = "records-replica"
  replicate_source_db = aws_db_instance.own_key.identifier
}

# expect: fail
resource "aws_db_instance" "statements" {
  identifier                   = "records-statements"
  engine                       = "postgres"
  kms_key_id                   = aws_kms_key.records.arn
  performance_insights_enabled = true
}

# expect: fail
resource "aws_efs_file_system" "key_of_amazon" {
  encrypted  = true
  kms_key_id = "arn:aws:kms:eu-west-3:111122223333:alias/aws/elasticfilesystem"
}

# expect: pass
resource "aws_efs_file_system" "own_key" {
  encrypted  = true
  kms_key_id = "arn:aws:kms:eu-west-3:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}

variable "log_key" {
  type = string
}

# expect: unknown
resource "aws_cloudwatch_log_group" "given" {
  name       = "/portal/given"
  kms_key_id = var.log_key
}

# expect: pass
resource "aws_cloudwatch_log_group" "alias" {
  name       = "/portal/alias"
  kms_key_id = aws_kms_alias.records.arn
}

# expect: fail
resource "aws_backup_vault" "nightly" {
  name = "nightly"
}

# expect: fail
resource "aws_lambda_function" "converter" {
  function_name = "converter"
  role          = "arn:aws:iam::111122223333:role/converter"

  environment {
    variables = { MODE = "staging" }
  }
}

# It has no settings that could be read.
resource "aws_lambda_function" "without_settings" {
  function_name = "without-settings"
  role          = "arn:aws:iam::111122223333:role/converter"
}

# Disks that are part of the server are encrypted by it, and refuse a key.
resource "aws_sagemaker_endpoint_configuration" "disks_inside" {
  production_variants {
    variant_name  = "only"
    model_name    = "reader"
    instance_type = "ml.g5.xlarge"
  }
}

# expect: fail
resource "aws_mwaa_environment" "conversion" {
  name = "conversion"
}

# expect: fail
resource "aws_sqs_queue" "deliveries" {
  name              = "deliveries"
  kms_master_key_id = "alias/aws/sqs"
}

# expect: pass
resource "aws_sns_topic" "alarms" {
  name              = "alarms"
  kms_master_key_id = aws_kms_alias.records.name
}

# expect: fail
resource "aws_ssm_parameter" "password" {
  name  = "/records/password"
  type  = "SecureString"
  value = "given elsewhere"
}

# expect: fail
resource "aws_codebuild_project" "portal" {
  name         = "portal"
  service_role = "arn:aws:iam::111122223333:role/build"

  artifacts {
    type = "S3"
  }
}

# expect: fail
resource "aws_appflow_flow" "contacts" {
  name = "contacts"
}

# expect: fail
resource "aws_bedrockagent_agent" "reader" {
  agent_name = "reader"
}

# expect: fail
resource "aws_workspaces_workspace" "desk" {
  directory_id                   = "d-0123456789"
  user_name                      = "clerk"
  root_volume_encryption_enabled = true
  user_volume_encryption_enabled = true
}

# expect: fail
resource "aws_dms_s3_endpoint" "files" {
  endpoint_id                       = "files"
  endpoint_type                     = "target"
  bucket_name                       = "example-dumps"
  encryption_mode                   = "SSE_S3"
  server_side_encryption_kms_key_id = aws_kms_key.records.arn
}

# expect: fail
resource "aws_storagegateway_nfs_file_share" "scans" {
  client_list  = ["10.0.0.0/16"]
  gateway_arn  = "arn:aws:storagegateway:eu-west-3:111122223333:gateway/sgw-01234567"
  location_arn = "arn:aws:s3:::example-scans"
  role_arn     = "arn:aws:iam::111122223333:role/gateway"
}

# expect: fail
resource "aws_comprehend_entity_recognizer" "names" {
  name          = "names"
  language_code = "fr"
}

# -- what has to be encrypted as well, or at all

# expect: fail
resource "aws_docdb_cluster" "letters" {
  cluster_identifier = "letters"
}

# expect: fail
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id = "sessions"
  description          = "sessions"
}

# expect: fail
resource "aws_kinesis_stream" "measurements" {
  name = "measurements"
}

# expect: fail
resource "aws_rds_cluster" "orders" {
  cluster_identifier = "orders"
  engine             = "aurora-postgresql"
}

# expect: fail
resource "aws_redshift_cluster" "figures" {
  cluster_identifier = "figures"
  node_type          = "ra3.large"
}

# expect: fail
resource "aws_neptune_cluster" "relatives" {
  cluster_identifier = "relatives"
}

# expect: fail
resource "aws_secretsmanager_secret" "source" {
  name = "source"
}

# expect: fail
resource "aws_storagegateway_cached_iscsi_volume" "scans" {
  gateway_arn          = "arn:aws:storagegateway:eu-west-3:111122223333:gateway/sgw-01234567"
  network_interface_id = "10.0.0.12"
  target_name          = "scans"
  volume_size_in_bytes = 107374182400
}
