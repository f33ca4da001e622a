policytest {
  targets = ["alicloud.policy.hcl"]
}

resource "alicloud_actiontrail" "older_type" {
  attrs = { name = "a", event_rw = "All", trail_region = "All" }
}

resource "alicloud_actiontrail_trail" "reading" {
  attrs          = { trail_name = "b", event_rw = "Read" }
  expect_failure = true
}

resource "alicloud_actiontrail_trail" "switched_off" {
  attrs          = { trail_name = "c", event_rw = "All", status = "Disable" }
  expect_failure = true
}

resource "alicloud_actiontrail_trail" "one_region" {
  attrs          = { trail_name = "d", event_rw = "All", trail_region = "cn-hangzhou" }
  expect_failure = true
}
