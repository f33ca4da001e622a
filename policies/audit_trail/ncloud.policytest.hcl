policytest {
  targets = ["ncloud.policy.hcl"]
}

resource "ncloud_nks_cluster" "as_text" {
  attrs = { name = "a", log = [{ audit = "true" }] }
}

resource "ncloud_nks_cluster" "switched_off" {
  attrs          = { name = "b", log = [{ audit = false }] }
  expect_failure = true
}
