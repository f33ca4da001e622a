policytest {
  targets = ["scaleway.policy.hcl"]
}

resource "scaleway_function" "private" {
  attrs = { name = "a", privacy = "private" }
}

resource "scaleway_function" "public" {
  attrs          = { name = "a", privacy = "public" }
  expect_failure = true
}

resource "scaleway_container" "null" {
  attrs          = { name = "a", privacy = null }
  expect_failure = true
}
