policytest {
  targets = ["tencentcloud.policy.hcl"]
}

resource "tencentcloud_instance" "null" {
  attrs = { instance_name = "a", disable_monitor_service = null }
}

resource "tencentcloud_instance" "as_text" {
  attrs          = { instance_name = "b", disable_monitor_service = "true" }
  expect_failure = true
}
