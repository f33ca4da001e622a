policytest {
  targets = ["tencentcloud.policy.hcl"]
}

resource "tencentcloud_vpc_flow_log_config" "on" {
  attrs = { flow_log_id = "a", enable = "true" }
}

resource "tencentcloud_vpc_flow_log_config" "off" {
  attrs          = { flow_log_id = "b", enable = "false" }
  expect_failure = true
}
