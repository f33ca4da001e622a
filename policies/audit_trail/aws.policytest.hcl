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

resource "aws_cloudtrail" "switched_off" {
  expect_failure = true
  attrs = {
    enable_logging             = false
    is_multi_region_trail      = true
    enable_log_file_validation = true
  }
}

resource "aws_cloudtrail" "one_region" {
  expect_failure = true
  attrs = {
    enable_log_file_validation = true
  }
}

resource "aws_cloudtrail" "without_global_services" {
  expect_failure = true
  attrs = {
    is_multi_region_trail         = true
    include_global_service_events = false
    enable_log_file_validation    = true
  }
}

resource "aws_cloudtrail" "without_validation" {
  expect_failure = true
  attrs = {
    is_multi_region_trail = true
  }
}
