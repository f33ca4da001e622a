policytest {
  targets = ["aws.policy.hcl"]
}

locals {
  asks_for_mfa = core::jsonencode({
    Statement = [{ Effect = "Deny", NotAction = "iam:*", Resource = "*", Condition = { BoolIfExists = { "aws:MultiFactorAuthPresent" = "false" } } }]
  })
  asks_for_nothing = core::jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
}

# -- console and roles of AWS ------------------------------------------------------------------------------------------------

resource "aws_iam_user_login_profile" "password_only" {
  expect_failure = true
  attrs = {
    user = "paul.girard"
  }
}

# Other permissions ask for nothing.
resource "aws_iam_user_policy" "password_only" {
  attrs = {
    user   = "paul.girard"
    policy = local.asks_for_nothing
  }
}

resource "aws_iam_user_login_profile" "own_permission" {
  attrs = {
    user = "amelie.roux"
  }
}

resource "aws_iam_user_policy" "own_permission" {
  attrs = {
    user   = "amelie.roux"
    policy = local.asks_for_mfa
  }
}

resource "aws_iam_user_login_profile" "attached" {
  attrs = {
    user = "benoit.petit"
  }
}

resource "aws_iam_policy" "second_factor" {
  attrs = {
    arn    = "arn:aws:iam::111122223333:policy/second-factor"
    policy = local.asks_for_mfa
  }
}

resource "aws_iam_user_policy_attachment" "attached" {
  attrs = {
    user       = "benoit.petit"
    policy_arn = "arn:aws:iam::111122223333:policy/second-factor"
  }
}

resource "aws_iam_user_login_profile" "through_a_group" {
  attrs = {
    user = "jeanne.morel"
  }
}

resource "aws_iam_group" "operators" {
  attrs = {
    name = "operators"
  }
}

resource "aws_iam_user_group_membership" "jeanne" {
  attrs = {
    user   = "jeanne.morel"
    groups = ["operators"]
  }
}

resource "aws_iam_group_policy_attachment" "operators" {
  attrs = {
    group      = "operators"
    policy_arn = "arn:aws:iam::111122223333:policy/force-MFA"
  }
}

resource "aws_iam_user_login_profile" "through_another_group" {
  attrs = {
    user = "karim.benali"
  }
}

resource "aws_iam_group" "developers" {
  attrs = {
    name = "developers"
  }
}

resource "aws_iam_group_membership" "developers" {
  attrs = {
    group = "developers"
    users = ["karim.benali"]
  }
}

resource "aws_iam_group_policy" "developers" {
  attrs = {
    group  = "developers"
    policy = local.asks_for_mfa
  }
}

# A group that asks for nothing.
resource "aws_iam_user_login_profile" "in_an_open_group" {
  expect_failure = true
  attrs = {
    user = "lucie.fabre"
  }
}

resource "aws_iam_group" "readers" {
  attrs = {
    name = "readers"
  }
}

resource "aws_iam_user_group_membership" "lucie" {
  attrs = {
    user   = "lucie.fabre"
    groups = ["readers"]
  }
}

resource "aws_iam_role" "whole_account" {
  expect_failure = true
  attrs = {
    name = "operators"
    assume_role_policy = core::jsonencode({
      Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::111122223333:root" } }]
    })
  }
}

resource "aws_iam_role" "one_user" {
  expect_failure = true
  attrs = {
    name = "operators"
    assume_role_policy = core::jsonencode({
      Statement = {
        Effect    = "Allow", Action = "sts:AssumeRole"
        Principal = { AWS = ["arn:aws:iam::111122223333:user/jeanne.morel"] }
        Condition = { IpAddress = { "aws:SourceIp" = "203.0.113.0/24" } }
      }
    })
  }
}

resource "aws_iam_role" "second_factor" {
  attrs = {
    name = "operators"
    assume_role_policy = core::jsonencode({
      Statement = [{
        Effect    = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::111122223333:root" }
        Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }
      }]
    })
  }
}

resource "aws_iam_role" "partner" {
  attrs = {
    name = "partner"
    assume_role_policy = core::jsonencode({
      Statement = [{
        Effect    = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "444455556666" }
        Condition = { StringEquals = { "sts:ExternalId" = "labora" } }
      }]
    })
  }
}

resource "aws_iam_role" "service" {
  attrs = {
    name = "import"
    assume_role_policy = core::jsonencode({
      Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
    })
  }
}

resource "aws_iam_account_password_policy" "twelve_of_four" {
  attrs = {
    minimum_password_length      = 12
    require_lowercase_characters = true
    require_numbers              = true
    require_symbols              = true
    require_uppercase_characters = "true"
  }
}

# No change every few months is asked for.
resource "aws_iam_account_password_policy" "fourteen_of_three" {
  attrs = {
    minimum_password_length      = 14
    require_lowercase_characters = true
    require_numbers              = true
    require_uppercase_characters = true
  }
}

resource "aws_iam_account_password_policy" "twelve_of_three" {
  expect_failure = true
  attrs = {
    minimum_password_length      = 12
    require_lowercase_characters = true
    require_numbers              = true
    require_uppercase_characters = true
  }
}

resource "aws_iam_account_password_policy" "default_length" {
  expect_failure = true
  attrs = {
    require_lowercase_characters = true
    require_numbers              = true
    require_symbols              = true
    require_uppercase_characters = true
    max_password_age             = 90
  }
}

resource "aws_s3_bucket_versioning" "nothing_asked" {
  attrs = {
    bucket                   = "records"
    versioning_configuration = [{ status = "Enabled" }]
  }
}

resource "aws_s3_bucket_versioning" "without_second_factor" {
  expect_failure = true
  inputs {
    require_mfa_delete = true
  }
  attrs = {
    bucket                   = "records"
    versioning_configuration = [{ status = "Enabled" }]
  }
}

resource "aws_s3_bucket_versioning" "second_factor" {
  inputs {
    require_mfa_delete = true
  }
  attrs = {
    bucket                   = "records"
    versioning_configuration = [{ status = "Enabled", mfa_delete = "Enabled" }]
  }
}

# -- applications ------------------------------------------------------------------------------------------------------------

resource "aws_cognito_user_pool" "second_factor" {
  attrs = {
    name              = "portal"
    mfa_configuration = "ON"
  }
}

resource "aws_cognito_user_pool" "password_only" {
  expect_failure = true
  attrs = {
    name = "portal"
  }
}

resource "aws_cognito_user_pool" "switched_off" {
  expect_failure = true
  attrs = {
    name              = "portal"
    mfa_configuration = "OFF"
  }
}

resource "aws_cognito_user_pool" "up_to_the_user" {
  expect_failure = true
  attrs = {
    name              = "portal"
    mfa_configuration = "OPTIONAL"
  }
}

# -- ways in -----------------------------------------------------------------------------------------------------------------

resource "aws_ec2_client_vpn_endpoint" "certificate_only" {
  expect_failure = true
  attrs = {
    authentication_options = [{ type = "certificate-authentication", root_certificate_chain_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/1" }]
  }
}

resource "aws_ec2_client_vpn_endpoint" "directory" {
  attrs = {
    authentication_options = [
      { type = "certificate-authentication", root_certificate_chain_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/1" },
      { type = "directory-service-authentication", active_directory_id = "d-1" },
    ]
  }
}

resource "aws_transfer_server" "own_users" {
  attrs = {
    identity_provider_type = "SERVICE_MANAGED"
  }
}

resource "aws_transfer_server" "one_is_enough" {
  expect_failure = true
  attrs = {
    identity_provider_type = "AWS_LAMBDA"
  }
}

resource "aws_transfer_server" "both" {
  attrs = {
    identity_provider_type      = "AWS_LAMBDA"
    sftp_authentication_methods = "PUBLIC_KEY_AND_PASSWORD"
  }
}

# -- databases ---------------------------------------------------------------------------------------------------------------

resource "aws_db_instance" "own_names" {
  attrs = {
    identifier                          = "records"
    engine                              = "postgres"
    iam_database_authentication_enabled = "true"
  }
}

resource "aws_db_instance" "nobody_has_a_login" {
  expect_failure = true
  attrs = {
    identifier = "records"
    engine     = "mysql"
  }
}

# The engine knows no other accounts than its own.
resource "aws_db_instance" "sql_server" {
  attrs = {
    identifier = "sql-server"
    engine     = "sqlserver-se"
  }
}

# Older versions of the provider took Aurora when nothing was said.
resource "aws_rds_cluster" "default_engine" {
  expect_failure = true
  attrs = {
    cluster_identifier = "records"
  }
}

resource "aws_rds_cluster" "first_serverless" {
  attrs = {
    cluster_identifier = "records"
    engine             = "aurora-postgresql"
    engine_mode        = "serverless"
  }
}

resource "aws_neptune_cluster" "open" {
  expect_failure = true
  attrs = {
    cluster_identifier = "graph"
  }
}

resource "aws_neptune_cluster" "own_names" {
  attrs = {
    cluster_identifier                  = "graph"
    iam_database_authentication_enabled = true
  }
}
