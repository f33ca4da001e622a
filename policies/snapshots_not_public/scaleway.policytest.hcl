policytest {
  targets = ["scaleway.policy.hcl"]
}

resource "scaleway_instance_image" "null" {
  attrs = { name = "a", public = null }
}

resource "scaleway_instance_image" "public" {
  attrs          = { name = "a", public = "true" }
  expect_failure = true
}
