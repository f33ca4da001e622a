policytest {
  targets = ["aws_findings.policy.hcl"]
}

provider "aws" "asked" {
  inputs {
    require_security_contact = true
  }
  attrs = {
    region = "eu-west-3"
  }
}

resource "aws_account_alternate_contact" "security" {
  attrs = {
    alternate_contact_type = "SECURITY"
  }
}
