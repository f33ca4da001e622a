policytest {
  targets = ["alicloud.policy.hcl"]
}

resource "alicloud_oss_bucket" "logged" {
  attrs = { id = "a", bucket = "a", logging = [{ target_bucket = "b" }] }
}

resource "alicloud_oss_bucket" "receives_logs" {
  attrs = { id = "b", bucket = "b" }
}

resource "alicloud_oss_bucket" "empty_target" {
  attrs          = { id = "c", bucket = "c", logging = [{ target_bucket = "" }] }
  expect_failure = true
}
