policytest {
  targets = ["aws_findings.policy.hcl"]
}

provider "aws" "nothing_asked" {
  attrs = {
    region = "eu-west-3"
  }
}

provider "aws" "asked" {
  expect_failure = true
  inputs {
    require_security_contact = true
  }
  attrs = {
    region = "eu-west-3"
  }
}

# Who pays is not who answers.
resource "aws_account_alternate_contact" "billing" {
  attrs = {
    alternate_contact_type = "BILLING"
  }
}
