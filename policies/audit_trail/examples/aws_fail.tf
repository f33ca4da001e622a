provider "aws" {
  region = "eu-west-3"
}

# expect: fail
resource "aws_cloudtrail" "without_proof" {
  name                  = "without-proof"
  s3_bucket_name        = "lab-audit"
  is_multi_region_trail = true
}

# expect: fail
resource "aws_organizations_organization" "labora" {
  aws_service_access_principals = ["sso.amazonaws.com"]
  feature_set                   = "ALL"
}

# expect: fail
resource "aws_config_configuration_recorder" "some_types" {
  name     = "some-types"
  role_arn = "arn:aws:iam::111122223333:role/config"

  recording_group {
    all_supported  = false
    resource_types = ["AWS::EC2::Instance"]
  }
}

# expect: fail
resource "aws_config_configuration_recorder_status" "some_types" {
  name       = aws_config_configuration_recorder.some_types.name
  is_enabled = false
}

# expect: fail
resource "aws_config_configuration_recorder" "never_started" {
  name     = "never-started"
  role_arn = "arn:aws:iam::111122223333:role/config"
}

# expect: fail
resource "aws_eks_cluster" "labora" {
  name                      = "labora"
  role_arn                  = "arn:aws:iam::111122223333:role/cluster"
  enabled_cluster_log_types = ["api"]
}

# expect: fail
resource "aws_ecs_cluster" "labora" {
  name = "labora"

  configuration {
    execute_command_configuration {
      logging = "NONE"
    }
  }
}

# expect: fail
resource "aws_ssm_document" "shell" {
  name          = "labora-shell"
  document_type = "Session"

  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs        = { s3BucketName = "", cloudWatchLogGroupName = "" }
  })
}
