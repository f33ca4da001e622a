# expect: fail
resource "aws_opensearch_domain" "reports" {
  domain_name = "reports"

  encrypt_at_rest {
    enabled = true
  }
}

# expect: pass
resource "aws_opensearch_domain" "own_key" {
  domain_name = "reports-own-key"

  encrypt_at_rest {
    enabled    = true
    kms_key_id = aws_kms_key.records.key_id
  }
}

# expect: fail
resource "aws_msk_cluster" "results" {
  cluster_name = "results"
}

# The key is named, and that of AWS used: it has not been declined.
# expect: fail
resource "aws_mq_broker" "deliveries" {
  broker_name = "deliveries"

  encryption_options {
    kms_key_id = aws_kms_key.records.arn
  }
}

# KMS without a key is the key of Amazon.
# expect: fail
resource "aws_ecr_repository" "portal" {
  name = "portal"

  encryption_configuration {
    encryption_type = "KMS"
  }
}

# expect: fail
resource "aws_eks_cluster" "portal" {
  name     = "portal"
  role_arn = "arn:aws:iam::111122223333:role/eks"

  encryption_config {
    resources = []

    provider {
      key_arn = aws_kms_key.records.arn
    }
  }
}

# expect: fail
resource "aws_keyspaces_table" "results" {
  keyspace_name = "records"
  table_name    = "results"
}

# expect: fail
resource "aws_dynamodb_table" "results" {
  name = "results"

  server_side_encryption {
    enabled = true
  }

  replica {
    region_name = "eu-west-1"
  }
}

# expect: pass
resource "aws_dynamodb_table" "own_key" {
  name = "results-own-key"

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.records.arn
  }
}

# expect: fail
resource "aws_kinesis_firehose_delivery_stream" "results" {
  name        = "results"
  destination = "extended_s3"

  server_side_encryption {
    enabled  = true
    key_type = "AWS_OWNED_CMK"
  }
}

# expect: fail
resource "aws_athena_workgroup" "anybody" {
  name = "anybody"

  configuration {
    enforce_workgroup_configuration = false

    result_configuration {
      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = aws_kms_key.records.arn
      }
    }
  }
}

# expect: fail
resource "aws_glue_data_catalog_encryption_settings" "this" {
  data_catalog_encryption_settings {
    encryption_at_rest {
      catalog_encryption_mode = "SSE-KMS"
    }

    connection_password_encryption {
      return_connection_password_encrypted = true
    }
  }
}

# expect: fail
resource "aws_sfn_state_machine" "conversion" {
  name     = "conversion"
  role_arn = "arn:aws:iam::111122223333:role/workflow"
}

# expect: fail
resource "aws_kendra_index" "reports" {
  name = "reports"
}

# expect: fail
resource "aws_codepipeline" "portal" {
  name = "portal"

  artifact_store {
    location = "example-artifacts"
    type     = "S3"
  }
}

# expect: fail
resource "aws_connect_instance_storage_config" "calls" {
  instance_id   = "example"
  resource_type = "CALL_RECORDINGS"

  storage_config {
    storage_type = "S3"

    s3_config {
      bucket_name   = "example-calls"
      bucket_prefix = "calls"
    }
  }
}

# expect: fail
resource "aws_networkfirewall_firewall" "edge" {
  name   = "edge"
  vpc_id = "vpc-0123456789abcdef0"
}

# expect: fail
resource "aws_codegurureviewer_repository_association" "portal" {
  repository {
    codecommit {
      name = "portal"
    }
  }
}

# expect: fail
resource "aws_sagemaker_data_quality_job_definition" "results" {
  name     = "results"
  role_arn = "arn:aws:iam::111122223333:role/quality"

  data_quality_job_output_config {
    monitoring_outputs {
      s3_output {
        s3_uri = "s3://example-quality"
      }
    }
  }

  job_resources {
    cluster_config {
      instance_count    = 1
      instance_type     = "ml.m5.xlarge"
      volume_size_in_gb = 20
    }
  }
}

# expect: fail
resource "aws_dms_replication_config" "records" {
  replication_config_identifier = "records"
  replication_type              = "full-load"

  compute_config {
    max_capacity_units = 4
  }
}

# expect: fail
resource "aws_emr_security_configuration" "half" {
  name = "half"
  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableAtRestEncryption = true
      AtRestEncryptionConfiguration = {
        S3EncryptionConfiguration        = { EncryptionMode = "SSE-S3" }
        LocalDiskEncryptionConfiguration = { EncryptionKeyProviderType = "AwsKms", AwsKmsKey = aws_kms_key.records.arn }
      }
    }
  })
}
