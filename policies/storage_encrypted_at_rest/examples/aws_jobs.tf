# expect: fail
resource "aws_emr_cluster" "conversion" {
  name          = "conversion"
  release_label = "emr-7.1.0"
  service_role  = "arn:aws:iam::111122223333:role/emr"
}

# expect: fail
resource "aws_emr_security_configuration" "buckets_alone" {
  name = "buckets-alone"
  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableInTransitEncryption = false
      EnableAtRestEncryption    = true
      AtRestEncryptionConfiguration = {
        S3EncryptionConfiguration = { EncryptionMode = "SSE-S3" }
      }
    }
  })
}

# expect: fail
resource "aws_glue_data_catalog_encryption_settings" "this" {
  data_catalog_encryption_settings {
    encryption_at_rest {
      catalog_encryption_mode = "DISABLED"
    }

    connection_password_encryption {
      return_connection_password_encrypted = false
    }
  }
}

# expect: fail
resource "aws_glue_job" "conversion" {
  name     = "conversion"
  role_arn = "arn:aws:iam::111122223333:role/glue"

  command {
    script_location = "s3://example-scripts/conversion.py"
  }
}

# expect: fail
resource "aws_glue_security_configuration" "results_alone" {
  name = "results-alone"

  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "DISABLED"
    }

    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "DISABLED"
    }

    s3_encryption {
      s3_encryption_mode = "SSE-S3"
    }
  }
}

# expect: fail
resource "aws_codebuild_project" "portal" {
  name         = "portal"
  service_role = "arn:aws:iam::111122223333:role/build"

  artifacts {
    type                = "S3"
    location            = "example-artifacts"
    encryption_disabled = true
  }

  secondary_artifacts {
    artifact_identifier = "reports"
    type                = "S3"
    location            = "example-reports"
    encryption_disabled = true
  }

  logs_config {
    s3_logs {
      status              = "ENABLED"
      location            = "example-logs/build"
      encryption_disabled = true
    }
  }
}

# expect: fail
resource "aws_ssm_parameter" "password" {
  name  = "/records/database-password"
  type  = "String"
  value = "given elsewhere"
}

# expect: pass
resource "aws_ssm_parameter" "secure_password" {
  name  = "/records/secure/database-password"
  type  = "SecureString"
  value = "given elsewhere"
}
