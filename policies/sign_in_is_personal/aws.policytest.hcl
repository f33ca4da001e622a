policytest {
  targets = ["aws.policy.hcl"]
}

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
