# The only trail of an account leaves out users and permissions.
policytest {
  targets = ["aws.policy.hcl"]
}

resource "aws_cloudtrail" "without_global_services" {
  expect_failure = true
  attrs = {
    is_multi_region_trail         = true
    include_global_service_events = false
    enable_log_file_validation    = true
  }
}
