policytest {
  targets = ["tencentcloud.policy.hcl"]
}

resource "tencentcloud_clb_instance" "logged" {
  attrs = { clb_name = "a", log_set_id = "set", log_topic_id = "topic" }
}

resource "tencentcloud_clb_instance" "without_topic" {
  attrs          = { clb_name = "b", log_set_id = "set", log_topic_id = "" }
  expect_failure = true
}
