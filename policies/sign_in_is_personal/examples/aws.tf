# expect: fail
resource "aws_cognito_user_pool" "password_only" {
  name = "results"
}

# expect: pass
resource "aws_cognito_user_pool" "second_factor" {
  name              = "portal"
  mfa_configuration = "ON"

  software_token_mfa_configuration {
    enabled = true
  }
}
