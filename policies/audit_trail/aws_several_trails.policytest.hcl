# A trail of the whole account lets others look at less: data events of one region, for instance.
policytest {
  targets = ["aws.policy.hcl"]
}

resource "aws_cloudtrail" "whole_account" {
  attrs = {
    name                       = "main"
    is_multi_region_trail      = true
    enable_log_file_validation = true
  }
}

resource "aws_cloudtrail" "objects_of_one_region" {
  attrs = {
    name                          = "objects"
    include_global_service_events = false
    enable_log_file_validation    = true
  }
}

# Its own files need their proof all the same.
resource "aws_cloudtrail" "without_validation" {
  expect_failure = true
  attrs = {
    name = "tables"
  }
}
