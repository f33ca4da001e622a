policytest {
  targets = ["aws.policy.hcl"]
}

locals {
  for_everyone = core::jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "*", Resource = "*" }]
  })
  for_a_role = core::jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/laboratory-export" }
      Action    = "*"
      Resource  = "*"
    }]
  })
  for_our_endpoint = core::jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*"
      Resource  = "*"
      Condition = { StringEquals = { "aws:SourceVpce" = "vpce-0123456789abcdef0" } }
    }]
  })
}

# -- documents, by the name of their argument --------------------------------------------------------------------------------

resource "aws_sqs_queue_policy" "for_everyone" {
  expect_failure = true
  attrs          = { queue_url = "https://sqs.eu-west-3.amazonaws.com/111122223333/results", policy = local.for_everyone }
}

resource "aws_sqs_queue_policy" "for_a_role" {
  attrs = { queue_url = "https://sqs.eu-west-3.amazonaws.com/111122223333/results", policy = local.for_a_role }
}

resource "aws_sqs_queue_policy" "for_our_endpoint" {
  attrs = { queue_url = "https://sqs.eu-west-3.amazonaws.com/111122223333/results", policy = local.for_our_endpoint }
}

resource "aws_sqs_queue" "without_a_policy" {
  attrs = { name = "results" }
}

resource "aws_sqs_queue" "policy_inside" {
  expect_failure = true
  attrs          = { name = "results", policy = local.for_everyone }
}

resource "aws_sns_topic" "policy_not_given" {
  attrs = { name = "results", policy = null }
}

# Every account may have a role of this name.
resource "aws_sns_topic_policy" "for_a_role_of_any_account" {
  expect_failure = true
  attrs = {
    arn = "arn:aws:sns:eu-west-3:111122223333:results"
    policy = core::jsonencode({
      Statement = [{
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::*:role/import" }
        Action    = "sns:Publish"
        Resource  = "*"
      }]
    })
  }
}

# The pattern that AWS itself writes: whoever comes from our account and through this service.
resource "aws_kms_key" "through_a_service_of_our_account" {
  attrs = {
    policy = core::jsonencode({
      Statement = [{
        Effect    = "Allow"
        Principal = { AWS = "*" }
        Action    = "kms:Decrypt"
        Resource  = "*"
        Condition = { StringEquals = {
          "kms:CallerAccount" = "111122223333"
          "kms:ViaService"    = "secretsmanager.eu-west-3.amazonaws.com"
        } }
      }]
    })
  }
}

# A service alone is no one: every account uses it.
resource "aws_kms_key" "through_a_service_of_any_account" {
  expect_failure = true
  attrs = {
    policy = core::jsonencode({
      Statement = [{
        Effect    = "Allow"
        Principal = { AWS = "*" }
        Action    = "kms:Decrypt"
        Resource  = "*"
        Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.eu-west-3.amazonaws.com" } }
      }]
    })
  }
}

# Opened to everyone, then closed to everyone who does not come from the laboratory.
resource "aws_api_gateway_rest_api" "open_to_one_address" {
  attrs = {
    name = "results"
    policy = core::jsonencode({
      Statement = [
        { Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "execute-api:/*" },
        {
          Effect    = "Deny"
          Principal = "*"
          Action    = "execute-api:Invoke"
          Resource  = "execute-api:/*"
          Condition = { NotIpAddress = { "aws:SourceIp" = ["192.0.2.0/24"] } }
        },
      ]
    })
  }
}

resource "aws_secretsmanager_secret_policy" "for_everyone_but_one" {
  expect_failure = true
  attrs = {
    secret_arn = "arn:aws:secretsmanager:eu-west-3:111122223333:secret:dms"
    policy = core::jsonencode({
      Statement = [{
        Effect       = "Allow"
        NotPrincipal = { AWS = "arn:aws:iam::111122223333:user/former-employee" }
        Action       = "secretsmanager:GetSecretValue"
        Resource     = "*"
      }]
    })
  }
}

resource "aws_efs_file_system_policy" "only_when_mounted" {
  attrs = {
    file_system_id = "fs-0123456789abcdef0"
    policy = core::jsonencode({
      Statement = [{
        Effect    = "Allow"
        Principal = { AWS = "*" }
        Action    = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
        Condition = { Bool = { "elasticfilesystem:AccessedViaMountTarget" = "true" } }
      }]
    })
  }
}

resource "aws_glacier_vault" "for_everyone" {
  expect_failure = true
  attrs          = { name = "archive", access_policy = local.for_everyone }
}

resource "aws_glacier_vault" "without_a_policy" {
  attrs = { name = "archive" }
}

resource "aws_codeartifact_domain_permissions_policy" "for_everyone" {
  expect_failure = true
  attrs          = { domain = "labora", policy_document = local.for_everyone }
}

resource "aws_codeartifact_domain_permissions_policy" "for_a_role" {
  attrs = { domain = "labora", policy_document = local.for_a_role }
}

resource "aws_s3tables_table_bucket_policy" "for_everyone" {
  expect_failure = true
  attrs = {
    table_bucket_arn = "arn:aws:s3tables:eu-west-3:111122223333:bucket/results"
    resource_policy  = local.for_everyone
  }
}

# A policy of an identity says what it may do, and never for whom.
resource "aws_iam_policy" "of_an_identity" {
  attrs = {
    name   = "everything"
    policy = core::jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
  }
}

# -- domains of OpenSearch ---------------------------------------------------------------------------------------------------

resource "aws_opensearch_domain" "for_everyone" {
  expect_failure = true
  attrs          = { domain_name = "results", access_policies = local.for_everyone }
}

resource "aws_opensearch_domain" "for_a_role" {
  attrs = { domain_name = "results", access_policies = local.for_a_role }
}

resource "aws_opensearch_domain" "without_a_policy" {
  attrs = { domain_name = "results" }
}

resource "aws_opensearch_domain" "for_everyone_in_the_network" {
  expect_failure = true
  attrs = {
    domain_name     = "internal"
    access_policies = local.for_everyone
    vpc_options     = [{ subnet_ids = ["subnet-0123456789abcdef0"] }]
  }
}

resource "aws_opensearch_domain" "for_a_role_in_the_network" {
  attrs = {
    domain_name     = "internal-too"
    access_policies = local.for_a_role
    vpc_options     = [{ subnet_ids = ["subnet-0123456789abcdef0"] }]
  }
}

resource "aws_elasticsearch_domain" "with_users_of_its_own" {
  attrs = {
    domain_name               = "users"
    advanced_security_options = [{ enabled = true }]
  }
}

resource "aws_elasticsearch_domain_policy" "for_everyone_with_users" {
  expect_failure = true
  attrs          = { domain_name = "users", access_policies = local.for_everyone }
}

resource "aws_opensearch_domain_policy" "for_everyone" {
  expect_failure = true
  attrs          = { domain_name = "elsewhere", access_policies = local.for_everyone }
}

resource "aws_opensearch_domain_policy" "for_a_role" {
  attrs = { domain_name = "elsewhere", access_policies = local.for_a_role }
}

# -- endpoints ---------------------------------------------------------------------------------------------------------------

resource "aws_vpc_endpoint" "without_a_policy" {
  attrs = { vpc_id = "vpc-0123456789abcdef0", service_name = "com.amazonaws.eu-west-3.s3" }
}

resource "aws_vpc_endpoint" "full_access_written_out" {
  expect_failure = true
  attrs = {
    vpc_id       = "vpc-0123456789abcdef0"
    service_name = "com.amazonaws.eu-west-3.s3"
    policy       = local.for_everyone
  }
}

resource "aws_vpc_endpoint_policy" "to_one_bucket" {
  attrs = {
    vpc_endpoint_id = "vpce-0123456789abcdef0"
    policy = core::jsonencode({
      Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "arn:aws:s3:::results/*" }]
    })
  }
}

resource "aws_vpc_endpoint_policy" "for_our_organization" {
  attrs = {
    vpc_endpoint_id = "vpce-0123456789abcdef0"
    policy = core::jsonencode({
      Statement = [{
        Effect    = "Allow"
        Principal = "*"
        Action    = "*"
        Resource  = "*"
        Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-1234567890" } }
      }]
    })
  }
}

# -- roles -------------------------------------------------------------------------------------------------------------------

resource "aws_iam_role" "for_a_service" {
  attrs = {
    assume_role_policy = core::jsonencode({
      Statement = { Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }
    })
  }
}

resource "aws_iam_role" "for_everyone" {
  expect_failure = true
  attrs = {
    assume_role_policy = core::jsonencode({
      Statement = { Effect = "Allow", Principal = { AWS = "*" }, Action = "sts:AssumeRole" }
    })
  }
}

resource "aws_iam_role" "for_every_pipeline_of_github" {
  expect_failure = true
  attrs = {
    assume_role_policy = core::jsonencode({
      Statement = {
        Effect    = "Allow"
        Principal = { Federated = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
        Action    = "sts:AssumeRoleWithWebIdentity"
        Condition = { StringEquals = { "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com" } }
      }
    })
  }
}

resource "aws_iam_role" "for_every_project_of_gitlab" {
  expect_failure = true
  attrs = {
    assume_role_policy = core::jsonencode({
      Statement = {
        Effect    = "Allow"
        Principal = { Federated = "arn:aws:iam::111122223333:oidc-provider/gitlab.com" }
        Action    = "sts:AssumeRoleWithWebIdentity"
        Condition = { StringLike = { "gitlab.com:sub" = "project_path:*:ref_type:branch:ref:main" } }
      }
    })
  }
}

resource "aws_iam_role" "for_one_repository" {
  attrs = {
    assume_role_policy = core::jsonencode({
      Statement = {
        Effect    = "Allow"
        Principal = { Federated = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
        Action    = "sts:AssumeRoleWithWebIdentity"
        Condition = { StringLike = { "token.actions.githubusercontent.com:sub" = "repo:our-company/labora:*" } }
      }
    })
  }
}

# -- permissions that are arguments ------------------------------------------------------------------------------------------

resource "aws_lambda_permission" "for_everyone" {
  expect_failure = true
  attrs          = { function_name = "convert", action = "lambda:InvokeFunction", principal = "*" }
}

resource "aws_lambda_permission" "for_our_organization" {
  attrs = { function_name = "convert", action = "lambda:InvokeFunction", principal = "*", principal_org_id = "o-1234567890" }
}

resource "aws_lambda_permission" "for_a_service" {
  attrs = {
    function_name = "convert"
    action        = "lambda:InvokeFunction"
    principal     = "s3.amazonaws.com"
    source_arn    = "arn:aws:s3:::inbound"
  }
}

resource "aws_lambda_permission" "for_everyone_by_a_source" {
  expect_failure = true
  attrs = {
    function_name = "convert"
    action        = "lambda:InvokeFunction"
    principal     = "*"
    source_arn    = "arn:aws:events:eu-west-3:111122223333:rule/nightly"
  }
}

resource "aws_lambda_layer_version_permission" "for_everyone" {
  expect_failure = true
  attrs          = { layer_name = "convert", version_number = 1, action = "lambda:GetLayerVersion", principal = "*", statement_id = "a" }
}

resource "aws_lambda_layer_version_permission" "for_our_organization" {
  attrs = {
    layer_name      = "convert"
    version_number  = 1
    action          = "lambda:GetLayerVersion"
    principal       = "*"
    organization_id = "o-1234567890"
    statement_id    = "a"
  }
}

resource "aws_cloudwatch_event_permission" "for_everyone" {
  expect_failure = true
  attrs          = { statement_id = "a", principal = "*" }
}

resource "aws_cloudwatch_event_permission" "for_our_organization" {
  attrs = {
    statement_id = "a"
    principal    = "*"
    condition    = [{ key = "aws:PrincipalOrgID", type = "StringEquals", value = "o-1234567890" }]
  }
}

resource "aws_ssm_document" "private" {
  attrs = { name = "collect", document_type = "Command", content = "{}" }
}

resource "aws_ssm_document" "for_everyone" {
  expect_failure = true
  attrs          = { name = "collect", document_type = "Command", permissions = { type = "Share", account_ids = "All" } }
}

resource "aws_ssm_document" "for_two_accounts" {
  attrs = { name = "collect", document_type = "Command", permissions = { type = "Share", account_ids = "111122223333,444455556666" } }
}

resource "aws_ram_resource_share" "within_the_organization" {
  attrs = { name = "subnets" }
}

resource "aws_ram_resource_share" "with_any_account" {
  expect_failure = true
  attrs          = { name = "subnets", allow_external_principals = true }
}
