policytest {
  targets = ["aws_on_demand.policy.hcl"]
}

provider "aws" "all_there" {
  inputs {
    require_guardduty   = true
    require_securityhub = true
    require_macie       = true
  }
  attrs = {
    region = "eu-west-3"
  }
}

resource "aws_guardduty_detector" "main" {
  attrs = {
    enable = true
  }
}

resource "aws_securityhub_account" "main" {
  attrs = {
    enable_default_standards = true
  }
}

resource "aws_macie2_account" "main" {
  attrs = {
    status = "ENABLED"
  }
}
