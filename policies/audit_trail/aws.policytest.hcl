policytest {
  targets = ["aws.policy.hcl"]
}

provider "aws" "default" {
  attrs = {
    region = "eu-west-3"
  }
}

resource "aws_cloudtrail" "switched_off" {
  expect_failure = true
  attrs = {
    enable_logging             = false
    is_multi_region_trail      = true
    enable_log_file_validation = true
  }
}

resource "aws_cloudtrail" "one_region" {
  expect_failure = true
  attrs = {
    enable_log_file_validation = true
  }
}

# -- what was changed ----------------------------------------------------------------------------------------------------------

resource "aws_config_configuration_recorder" "everything" {
  attrs = {
    name = "main"
  }
}

resource "aws_config_configuration_recorder_status" "everything" {
  attrs = {
    name       = "main"
    is_enabled = true
  }
}

resource "aws_config_configuration_recorder" "some_types" {
  expect_failure = true
  attrs = {
    name            = "some"
    recording_group = [{ all_supported = false, resource_types = ["AWS::EC2::Instance"] }]
  }
}

resource "aws_config_configuration_recorder_status" "some_types" {
  expect_failure = true
  attrs = {
    name       = "some"
    is_enabled = false
  }
}

resource "aws_config_configuration_recorder" "all_but_one" {
  attrs = {
    name            = "most"
    recording_group = [{ all_supported = false, exclusion_by_resource_types = [{ resource_types = ["AWS::EC2::NetworkInterface"] }] }]
  }
}

resource "aws_config_configuration_recorder_status" "all_but_one" {
  attrs = {
    name       = "most"
    is_enabled = "true"
  }
}

resource "aws_config_configuration_recorder" "never_started" {
  expect_failure = true
  attrs = {
    name = "idle"
  }
}

resource "aws_organizations_organization" "central_trail" {
  attrs = {
    aws_service_access_principals = ["sso.amazonaws.com", "cloudtrail.amazonaws.com"]
  }
}

resource "aws_organizations_organization" "no_central_trail" {
  expect_failure = true
  attrs = {
    feature_set = "ALL"
  }
}

# -- clusters and sessions -----------------------------------------------------------------------------------------------------

resource "aws_eks_cluster" "audited" {
  attrs = {
    name                      = "labora"
    enabled_cluster_log_types = ["authenticator", "audit"]
  }
}

resource "aws_eks_cluster" "silent" {
  expect_failure = true
  attrs = {
    name = "labora"
  }
}

# The audit log names accounts; who is behind them is in the other one.
resource "aws_eks_cluster" "without_authenticator" {
  expect_failure = true
  attrs = {
    name                      = "labora"
    enabled_cluster_log_types = ["api", "audit"]
  }
}

resource "aws_ecs_cluster" "default" {
  attrs = {
    name = "labora"
  }
}

resource "aws_ecs_cluster" "no_trace" {
  expect_failure = true
  attrs = {
    name          = "labora"
    configuration = [{ execute_command_configuration = [{ logging = "NONE" }] }]
  }
}

resource "aws_ssm_document" "recorded" {
  attrs = {
    name          = "SSM-SessionManagerRunShell"
    document_type = "Session"
    content       = "{\"sessionType\": \"Standard_Stream\", \"inputs\": {\"s3BucketName\": \"\", \"cloudWatchLogGroupName\": \"sessions\"}}"
  }
}

resource "aws_ssm_document" "no_trace" {
  expect_failure = true
  attrs = {
    name          = "SSM-SessionManagerRunShell"
    document_type = "Session"
    content       = "{\"sessionType\": \"Standard_Stream\", \"inputs\": {\"s3BucketName\": \"\", \"cloudWatchLogGroupName\": \"\"}}"
  }
}

resource "aws_ssm_document" "yaml_without_inputs" {
  expect_failure = true
  attrs = {
    name            = "shell"
    document_type   = "Session"
    document_format = "YAML"
    content         = "schemaVersion: '1.0'\nsessionType: Standard_Stream\n"
  }
}

resource "aws_ssm_document" "tunnel" {
  attrs = {
    name          = "tunnel"
    document_type = "Session"
    content       = "{\"sessionType\": \"Port\"}"
  }
}

resource "aws_ssm_document" "command" {
  attrs = {
    name          = "install"
    document_type = "Command"
    content       = "{\"schemaVersion\": \"2.2\"}"
  }
}
