# A trail that is switched off, or that records management events only, tells nothing about single files.
policytest {
  targets = ["aws.policy.hcl"]
}

resource "aws_cloudtrail" "switched_off" {
  attrs = {
    name           = "off"
    enable_logging = false
    event_selector = [{ data_resource = [{ type = "AWS::S3::Object", values = ["arn:aws:s3"] }] }]
  }
}

resource "aws_cloudtrail" "management_only" {
  attrs = {
    name           = "management"
    event_selector = [{ include_management_events = true }]
  }
}

resource "aws_s3_bucket" "exchange" {
  expect_failure = true
  attrs = {
    id     = "exchange"
    bucket = "exchange"
  }
}
