# The trail of an organization is run by the account that it delegates to.
policytest {
  targets = ["aws.policy.hcl"]
}

resource "aws_cloudtrail_organization_delegated_admin_account" "security" {
  attrs = {
    account_id = "111122223333"
  }
}

provider "aws" "default" {
  attrs = {
    region = "eu-west-3"
  }
}
