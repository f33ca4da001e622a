# How people sign in to AWS, and to what runs there: a second factor, passwords that hold, names of their own.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

# https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html
resource_policy "aws_cognito_user_pool" "cognito_user_pool" {
  enforce {
    condition     = !core::contains([null, "", "OFF"], core::try(attrs.mfa_configuration, null))
    error_message = "A password is enough to pass for any user of this pool: it asks for no second factor."
  }
}
