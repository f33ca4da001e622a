# expect: fail HCL_ENC_003
resource "aws_s3_bucket" "this" {
  bucket = "example-deliveries"
}

# expect: pass
resource "aws_s3_bucket" "only_tls" {
  bucket = "example-deliveries-tls"
}

resource "aws_s3_bucket_policy" "only_tls" {
  bucket = aws_s3_bucket.only_tls.id
  policy = data.aws_iam_policy_document.only_tls.json
}

data "aws_iam_policy_document" "only_tls" {
  statement {
    sid       = "OnlyTls"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.only_tls.arn, "${aws_s3_bucket.only_tls.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

# expect: fail HCL_ENC_003
resource "aws_efs_file_system" "this" {
  encrypted = true
}

# expect: pass
resource "aws_efs_file_system" "only_tls" {
  encrypted = true
}

resource "aws_efs_file_system_policy" "only_tls" {
  file_system_id = aws_efs_file_system.only_tls.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "*"
      Resource  = aws_efs_file_system.only_tls.arn
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

# expect: fail HCL_ENC_003
resource "aws_ecs_task_definition" "plain_mount" {
  family                = "converter"
  container_definitions = jsonencode([{ name = "converter", image = "registry.example.org/converter:1.4.2" }])

  volume {
    name = "scans"

    efs_volume_configuration {
      file_system_id = aws_efs_file_system.only_tls.id
    }
  }
}

# expect: pass
resource "aws_ecs_task_definition" "encrypted_mount" {
  family                = "converter"
  container_definitions = jsonencode([{ name = "converter", image = "registry.example.org/converter:1.4.2" }])

  volume {
    name = "scans"

    efs_volume_configuration {
      file_system_id     = aws_efs_file_system.only_tls.id
      transit_encryption = "ENABLED"
    }
  }
}

# Not written means none.
# expect: fail HCL_ENC_003
resource "aws_dms_endpoint" "silent" {
  endpoint_id   = "source"
  endpoint_type = "source"
  engine_name   = "postgres"
}

# expect: pass
resource "aws_dms_endpoint" "verified" {
  endpoint_id     = "source-tls"
  endpoint_type   = "source"
  engine_name     = "postgres"
  ssl_mode        = "verify-full"
  certificate_arn = "arn:aws:dms:eu-west-3:111122223333:cert:SOURCE"
}

# expect: fail HCL_ENC_003
resource "aws_dms_endpoint" "plain_kafka" {
  endpoint_id   = "events"
  endpoint_type = "target"
  engine_name   = "kafka"

  kafka_settings {
    broker            = "kafka.example.org:9092"
    security_protocol = "plaintext"
  }
}

# expect: fail HCL_ENC_003
resource "aws_dms_endpoint" "plain_redis" {
  endpoint_id   = "cache"
  endpoint_type = "target"
  engine_name   = "redis"

  redis_settings {
    auth_type             = "none"
    port                  = 6379
    server_name           = "redis.example.org"
    ssl_security_protocol = "plaintext"
  }
}

# expect: fail HCL_ENC_003
resource "aws_dms_endpoint" "plain_search" {
  endpoint_id   = "search"
  endpoint_type = "target"
  engine_name   = "opensearch"

  elasticsearch_settings {
    endpoint_uri            = "http://search.example.org"
    service_access_role_arn = "arn:aws:iam::111122223333:role/dms-search"
  }
}

# expect: pass
resource "aws_dms_endpoint" "bucket" {
  endpoint_id   = "bucket"
  endpoint_type = "target"
  engine_name   = "s3"
}

# expect: fail HCL_ENC_003
resource "aws_datasync_location_object_storage" "plain" {
  agent_arns      = ["arn:aws:datasync:eu-west-3:111122223333:agent/agent-0123456789abcdef0"]
  server_hostname = "objects.example.org"
  bucket_name     = "scans"
  server_protocol = "HTTP"
  server_port     = 80
}

# expect: pass
resource "aws_datasync_location_object_storage" "silent" {
  agent_arns      = ["arn:aws:datasync:eu-west-3:111122223333:agent/agent-0123456789abcdef0"]
  server_hostname = "objects.example.org"
  bucket_name     = "scans"
}

# expect: fail HCL_ENC_003
resource "aws_datasync_location_hdfs" "signed_only" {
  agent_arns          = ["arn:aws:datasync:eu-west-3:111122223333:agent/agent-0123456789abcdef0"]
  authentication_type = "SIMPLE"
  simple_user         = "reader"

  name_node {
    hostname = "name.example.org"
    port     = 8020
  }

  qop_configuration {
    data_transfer_protection = "INTEGRITY"
    rpc_protection           = "PRIVACY"
  }
}

# expect: pass
resource "aws_datasync_location_hdfs" "silent" {
  agent_arns          = ["arn:aws:datasync:eu-west-3:111122223333:agent/agent-0123456789abcdef0"]
  authentication_type = "SIMPLE"
  simple_user         = "reader"

  name_node {
    hostname = "name.example.org"
    port     = 8020
  }
}

# expect: fail HCL_ENC_003
resource "aws_datasync_location_smb" "old" {
  agent_arns      = ["arn:aws:datasync:eu-west-3:111122223333:agent/agent-0123456789abcdef0"]
  server_hostname = "files.example.org"
  subdirectory    = "/scans"
  user            = "reader"
  password        = "example"

  mount_options {
    version = "SMB2"
  }
}

# expect: pass
resource "aws_datasync_location_smb" "silent" {
  agent_arns      = ["arn:aws:datasync:eu-west-3:111122223333:agent/agent-0123456789abcdef0"]
  server_hostname = "files.example.org"
  subdirectory    = "/scans"
  user            = "reader"
  password        = "example"
}

# expect: fail HCL_ENC_003
resource "aws_emr_security_configuration" "only_at_rest" {
  name = "conversion"

  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableAtRestEncryption    = false
      EnableInTransitEncryption = false
    }
  })
}

# expect: pass
resource "aws_emr_security_configuration" "encrypted" {
  name = "conversion-tls"

  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableAtRestEncryption    = false
      EnableInTransitEncryption = true
      InTransitEncryptionConfiguration = {
        TLSCertificateConfiguration = {
          CertificateProviderType = "PEM"
          S3Object                = "s3://example-certificates/emr.zip"
        }
      }
    }
  })
}

# expect: fail HCL_ENC_003
resource "aws_ses_configuration_set" "silent" {
  name = "notices"
}

# expect: pass
resource "aws_sesv2_configuration_set" "encrypted" {
  configuration_set_name = "notices-tls"

  delivery_options {
    tls_policy = "REQUIRE"
  }
}

# expect: fail HCL_ENC_003
resource "aws_sagemaker_data_quality_job_definition" "plain" {
  name     = "quality"
  role_arn = "arn:aws:iam::111122223333:role/sagemaker"
}

# expect: pass
resource "aws_sagemaker_data_quality_job_definition" "encrypted" {
  name     = "quality-tls"
  role_arn = "arn:aws:iam::111122223333:role/sagemaker"

  network_config {
    enable_inter_container_traffic_encryption = true
  }
}

# expect: fail
resource "aws_sesv2_configuration_set" "letters" {
  configuration_set_name = "letters"
}
