# The trail that an account needs.
policytest {
  targets = ["aws.policy.hcl"]
}

provider "aws" "default" {
  attrs = {
    region = "eu-west-3"
  }
}

resource "aws_cloudtrail" "complete" {
  attrs = {
    name                       = "main"
    is_multi_region_trail      = true
    enable_log_file_validation = true
  }
}
