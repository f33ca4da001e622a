policytest {
  targets = ["aws.policy.hcl"]
}

provider "aws" "there" {
  inputs {
    require_access_analyzer       = true
    audit_trail_managed_elsewhere = true
  }
  attrs = {
    region = "eu-west-3"
  }
}

resource "aws_accessanalyzer_analyzer" "main" {
  attrs = {
    analyzer_name = "main"
  }
}
