policytest {
  targets = ["aws_jobs.policy.hcl"]
}

# -- replication -------------------------------------------------------------------------------------------------------------

resource "aws_dms_endpoint" "verified" {
  attrs = {
    engine_name = "postgres"
    ssl_mode    = "verify-full"
  }
}

resource "aws_dms_endpoint" "silent" {
  expect_failure = true
  attrs = {
    engine_name = "mysql"
  }
}

resource "aws_dms_endpoint" "none" {
  expect_failure = true
  attrs = {
    engine_name = "sqlserver"
    ssl_mode    = "none"
  }
}

resource "aws_dms_endpoint" "documents" {
  expect_failure = true
  attrs = {
    engine_name      = "mongodb"
    mongodb_settings = [{ auth_type = "password" }]
  }
}

resource "aws_dms_endpoint" "bucket" {
  attrs = {
    engine_name = "s3"
    ssl_mode    = "none"
  }
}

resource "aws_dms_endpoint" "kafka" {
  attrs = {
    engine_name    = "kafka"
    kafka_settings = [{ security_protocol = "sasl-ssl" }]
  }
}

resource "aws_dms_endpoint" "plain_kafka" {
  expect_failure = true
  attrs = {
    engine_name    = "kafka"
    kafka_settings = [{ security_protocol = "plaintext" }]
  }
}

resource "aws_dms_endpoint" "redis" {
  attrs = {
    engine_name    = "redis"
    redis_settings = [{ server_name = "redis.example.org" }]
  }
}

resource "aws_dms_endpoint" "plain_redis" {
  expect_failure = true
  attrs = {
    engine_name    = "redis"
    redis_settings = [{ ssl_security_protocol = "plaintext" }]
  }
}

resource "aws_dms_endpoint" "search" {
  attrs = {
    engine_name            = "opensearch"
    elasticsearch_settings = [{ endpoint_uri = "https://search.example.org" }]
  }
}

resource "aws_dms_endpoint" "plain_search" {
  expect_failure = true
  attrs = {
    engine_name            = "elasticsearch"
    elasticsearch_settings = [{ endpoint_uri = "http://search.example.org" }]
  }
}

# -- transfers ---------------------------------------------------------------------------------------------------------------

resource "aws_datasync_location_object_storage" "silent" {
  attrs = {
    bucket_name = "silent"
  }
}

resource "aws_datasync_location_object_storage" "plain" {
  expect_failure = true
  attrs = {
    bucket_name     = "plain"
    server_protocol = "HTTP"
  }
}

resource "aws_datasync_location_hdfs" "silent" {
  attrs = {
    simple_user = "reader"
  }
}

resource "aws_datasync_location_hdfs" "private" {
  attrs = {
    simple_user       = "reader"
    qop_configuration = [{ data_transfer_protection = "PRIVACY", rpc_protection = "PRIVACY" }]
  }
}

resource "aws_datasync_location_hdfs" "plain_blocks" {
  expect_failure = true
  attrs = {
    simple_user       = "reader"
    qop_configuration = [{ data_transfer_protection = "DISABLED", rpc_protection = "PRIVACY" }]
  }
}

resource "aws_datasync_location_hdfs" "plain_calls" {
  expect_failure = true
  attrs = {
    simple_user       = "reader"
    qop_configuration = [{ data_transfer_protection = "PRIVACY", rpc_protection = "AUTHENTICATION" }]
  }
}

resource "aws_datasync_location_smb" "silent" {
  attrs = {
    server_hostname = "files.example.org"
  }
}

resource "aws_datasync_location_smb" "newest" {
  attrs = {
    server_hostname = "files.example.org"
    mount_options   = [{ version = "AUTOMATIC" }]
  }
}

resource "aws_datasync_location_smb" "first" {
  expect_failure = true
  attrs = {
    server_hostname = "files.example.org"
    mount_options   = [{ version = "SMB1" }]
  }
}

# -- clusters, models, mail --------------------------------------------------------------------------------------------------

resource "aws_emr_security_configuration" "encrypted" {
  attrs = {
    configuration = core::jsonencode({ EncryptionConfiguration = { EnableInTransitEncryption = true } })
  }
}

resource "aws_emr_security_configuration" "silent" {
  expect_failure = true
  attrs = {
    configuration = core::jsonencode({ EncryptionConfiguration = { EnableAtRestEncryption = true } })
  }
}

resource "aws_ses_configuration_set" "silent" {
  expect_failure = true
  attrs = {
    name = "silent"
  }
}

resource "aws_ses_configuration_set" "encrypted" {
  attrs = {
    name             = "encrypted"
    delivery_options = [{ tls_policy = "Require" }]
  }
}

resource "aws_sesv2_configuration_set" "optional" {
  expect_failure = true
  attrs = {
    configuration_set_name = "optional"
    delivery_options       = [{ tls_policy = "OPTIONAL" }]
  }
}

resource "aws_sagemaker_data_quality_job_definition" "silent" {
  expect_failure = true
  attrs = {
    name           = "silent"
    network_config = [{ enable_network_isolation = true }]
  }
}

resource "aws_sagemaker_data_quality_job_definition" "encrypted" {
  attrs = {
    name           = "encrypted"
    network_config = [{ enable_inter_container_traffic_encryption = true }]
  }
}
