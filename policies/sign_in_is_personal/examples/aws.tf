# -- console and roles of AWS ------------------------------------------------------------------------------------------------

# expect: fail
resource "aws_iam_user_login_profile" "paul" {
  user                    = "paul.girard"
  password_reset_required = true
}

# expect: pass
resource "aws_iam_user_login_profile" "jeanne" {
  user                    = aws_iam_user.jeanne.name
  password_reset_required = true
}

resource "aws_iam_user" "jeanne" {
  name = "jeanne.morel"
}

resource "aws_iam_group" "operators" {
  name = "operators"
}

resource "aws_iam_user_group_membership" "jeanne" {
  user   = aws_iam_user.jeanne.name
  groups = [aws_iam_group.operators.name]
}

data "aws_iam_policy_document" "second_factor" {
  statement {
    effect      = "Deny"
    not_actions = ["iam:EnableMFADevice", "iam:CreateVirtualMFADevice"]
    resources   = ["*"]

    condition {
      test     = "BoolIfExists"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["false"]
    }
  }
}

resource "aws_iam_group_policy" "operators" {
  name   = "second-factor"
  group  = aws_iam_group.operators.name
  policy = data.aws_iam_policy_document.second_factor.json
}

# What this group may do is declared elsewhere.
# expect: unknown
resource "aws_iam_user_login_profile" "karim" {
  user                    = "karim.benali"
  password_reset_required = true
}

resource "aws_iam_user_group_membership" "karim" {
  user   = "karim.benali"
  groups = ["group-wide-operators"]
}

# expect: fail
resource "aws_iam_role" "operators" {
  name = "operators"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
    }]
  })
}

# expect: fail
resource "aws_iam_account_password_policy" "account" {
  minimum_password_length = 8
  max_password_age        = 90
}

# -- applications ------------------------------------------------------------------------------------------------------------

# expect: fail
resource "aws_cognito_user_pool" "password_only" {
  name = "results"
}

# expect: fail
resource "aws_cognito_user_pool" "up_to_the_user" {
  name              = "orders"
  mfa_configuration = "OPTIONAL"

  software_token_mfa_configuration {
    enabled = true
  }
}

# expect: pass
resource "aws_cognito_user_pool" "second_factor" {
  name              = "portal"
  mfa_configuration = "ON"

  software_token_mfa_configuration {
    enabled = true
  }
}

# -- ways in -----------------------------------------------------------------------------------------------------------------

# expect: fail
resource "aws_ec2_client_vpn_endpoint" "operators" {
  server_certificate_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/11111111-2222-3333-4444-555555555555"
  client_cidr_block      = "10.90.0.0/22"

  authentication_options {
    type                       = "certificate-authentication"
    root_certificate_chain_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/11111111-2222-3333-4444-555555555555"
  }

  connection_log_options {
    enabled              = true
    cloudwatch_log_group = "vpn"
  }
}

# expect: fail
resource "aws_transfer_server" "partners" {
  identity_provider_type = "AWS_LAMBDA"
  function               = "arn:aws:lambda:eu-west-3:111122223333:function:sign-in"
}

# -- databases ---------------------------------------------------------------------------------------------------------------

# expect: fail
resource "aws_db_instance" "records" {
  identifier     = "records"
  engine         = "postgres"
  instance_class = "db.t4g.medium"
}

# expect: fail
resource "aws_neptune_cluster" "relations" {
  cluster_identifier = "relations"
}

# -- on demand ---------------------------------------------------------------------------------------------------------------

# Nothing is wrong here until an organization asks for a second factor: require_mfa_delete.
# expect: pass
resource "aws_s3_bucket_versioning" "records" {
  bucket = "records"

  versioning_configuration {
    status = "Enabled"
  }
}
