policytest {
  targets = ["aws_jobs.policy.hcl"]
}

# -- clusters that compute ---------------------------------------------------------------------------------------------------

resource "aws_emr_cluster" "configured" {
  attrs = {
    name                   = "conversion"
    security_configuration = "encrypted"
  }
}

resource "aws_emr_cluster" "silent" {
  expect_failure = true
  attrs = {
    name = "conversion-silent"
  }
}

resource "aws_emr_security_configuration" "encrypted" {
  attrs = {
    configuration = core::jsonencode({
      EncryptionConfiguration = {
        EnableAtRestEncryption        = true
        EnableInTransitEncryption     = false
        AtRestEncryptionConfiguration = { LocalDiskEncryptionConfiguration = { EncryptionKeyProviderType = "AwsKms" } }
      }
    })
  }
}

resource "aws_emr_security_configuration" "switched_off" {
  expect_failure = true
  attrs = {
    configuration = <<-EOT
      {"EncryptionConfiguration": {"EnableAtRestEncryption": false, "EnableInTransitEncryption": true}}
    EOT
  }
}

resource "aws_emr_security_configuration" "buckets_alone" {
  expect_failure = true
  attrs = {
    configuration = core::jsonencode({
      EncryptionConfiguration = {
        EnableAtRestEncryption        = true
        AtRestEncryptionConfiguration = { S3EncryptionConfiguration = { EncryptionMode = "SSE-S3" } }
      }
    })
  }
}

resource "aws_emr_security_configuration" "about_something_else" {
  expect_failure = true
  attrs = {
    configuration = core::jsonencode({ AuthenticationConfiguration = {} })
  }
}

# -- catalogues --------------------------------------------------------------------------------------------------------------

resource "aws_glue_data_catalog_encryption_settings" "encrypted" {
  attrs = {
    data_catalog_encryption_settings = [{
      encryption_at_rest             = [{ catalog_encryption_mode = "SSE-KMS-WITH-SERVICE-ROLE" }]
      connection_password_encryption = [{ return_connection_password_encrypted = true }]
    }]
  }
}

resource "aws_glue_data_catalog_encryption_settings" "catalog_plain" {
  expect_failure = true
  attrs = {
    data_catalog_encryption_settings = [{
      encryption_at_rest             = [{ catalog_encryption_mode = "DISABLED" }]
      connection_password_encryption = [{ return_connection_password_encrypted = true }]
    }]
  }
}

resource "aws_glue_data_catalog_encryption_settings" "passwords_plain" {
  expect_failure = true
  attrs = {
    data_catalog_encryption_settings = [{
      encryption_at_rest             = [{ catalog_encryption_mode = "SSE-KMS" }]
      connection_password_encryption = [{ return_connection_password_encrypted = false }]
    }]
  }
}

resource "aws_glue_crawler" "configured" {
  attrs = {
    name                   = "results"
    security_configuration = "encrypted"
  }
}

resource "aws_glue_job" "silent" {
  expect_failure = true
  attrs = {
    name = "conversion"
  }
}

resource "aws_glue_dev_endpoint" "silent" {
  expect_failure = true
  attrs = {
    name = "workbench"
  }
}

resource "aws_glue_security_configuration" "complete" {
  attrs = {
    name = "encrypted"
    encryption_configuration = [{
      cloudwatch_encryption    = [{ cloudwatch_encryption_mode = "SSE-KMS" }]
      job_bookmarks_encryption = [{ job_bookmarks_encryption_mode = "CSE-KMS" }]
      s3_encryption            = [{ s3_encryption_mode = "SSE-S3" }]
    }]
  }
}

resource "aws_glue_security_configuration" "bookmarks_plain" {
  expect_failure = true
  attrs = {
    name = "bookmarks-plain"
    encryption_configuration = [{
      cloudwatch_encryption    = [{ cloudwatch_encryption_mode = "SSE-KMS" }]
      job_bookmarks_encryption = [{ job_bookmarks_encryption_mode = "DISABLED" }]
      s3_encryption            = [{ s3_encryption_mode = "SSE-KMS" }]
    }]
  }
}

# -- builds and parameters ---------------------------------------------------------------------------------------------------

resource "aws_codebuild_project" "silent" {
  attrs = {
    artifacts           = [{ type = "S3" }]
    secondary_artifacts = [{ type = "S3", artifact_identifier = "reports" }]
  }
}

resource "aws_codebuild_project" "artifacts_plain" {
  expect_failure = true
  attrs = {
    artifacts = [{ type = "S3", encryption_disabled = true }]
  }
}

resource "aws_codebuild_project" "nothing_is_kept" {
  attrs = {
    artifacts = [{ type = "NO_ARTIFACTS", encryption_disabled = true }]
  }
}

resource "aws_codebuild_project" "further_artifacts_plain" {
  expect_failure = true
  attrs = {
    artifacts           = [{ type = "S3" }]
    secondary_artifacts = [{ type = "S3", artifact_identifier = "reports", encryption_disabled = "true" }]
  }
}

resource "aws_codebuild_project" "logs_plain" {
  expect_failure = true
  attrs = {
    artifacts   = [{ type = "NO_ARTIFACTS" }]
    logs_config = [{ s3_logs = [{ status = "ENABLED", encryption_disabled = true }] }]
  }
}

resource "aws_ssm_parameter" "secure" {
  attrs = {
    name = "/records/db-password"
    type = "SecureString"
  }
}

resource "aws_ssm_parameter" "password" {
  expect_failure = true
  attrs = {
    name = "/records/db_password"
    type = "String"
  }
}

resource "aws_ssm_parameter" "key_of_an_interface" {
  expect_failure = true
  attrs = {
    name = "records.API-Key"
    type = "StringList"
  }
}

# What is said about a secret is none.
resource "aws_ssm_parameter" "about_a_secret" {
  attrs = {
    name = "/records/db-password-rotation-days"
    type = "String"
  }
}

resource "aws_ssm_parameter" "similar_word" {
  attrs = {
    name = "/records/keyboard-layouts-for-tokenizer"
    type = "String"
  }
}
