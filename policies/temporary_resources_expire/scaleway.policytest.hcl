policytest {
  targets = ["scaleway.policy.hcl"]
}

inputs {
  today = "2026-06-15"
}

# Nothing says which environment this is.
resource "scaleway_block_volume" "of_no_environment" {
  attrs = { name = "a" }
}

resource "scaleway_block_volume" "of_production" {
  meta  = { environment = "production" }
  attrs = { name = "a" }
}

resource "scaleway_block_volume" "of_staging" {
  meta           = { environment = "staging" }
  attrs          = { name = "a" }
  expect_failure = true
}

resource "scaleway_block_volume" "null_tags" {
  meta           = { environment = "migration" }
  attrs          = { name = "a", tags = null }
  expect_failure = true
}

resource "scaleway_block_volume" "day_ahead" {
  meta  = { environment = "migration" }
  attrs = { name = "a", tags = ["Expires_At=2026-09-30"] }
}

resource "scaleway_block_volume" "last_day" {
  meta  = { environment = "test" }
  attrs = { name = "a", tags = ["expires-at=2026-06-15"] }
}

resource "scaleway_block_volume" "day_after" {
  meta           = { environment = "test" }
  attrs          = { name = "a", tags = ["expires-at=2026-06-14"] }
  expect_failure = true
}

resource "scaleway_block_volume" "some_day" {
  meta           = { environment = "test" }
  attrs          = { name = "a", tags = ["expires-at=soon"] }
  expect_failure = true
}

resource "scaleway_block_volume" "far_ahead" {
  meta           = { environment = "test" }
  attrs          = { name = "a", tags = ["expires-at=2028-01-01"] }
  expect_failure = true
}

resource "scaleway_block_volume" "three_weeks" {
  meta  = { environment = "test" }
  attrs = { name = "a", tags = ["ttl=3w"] }
}

resource "scaleway_block_volume" "many_weeks" {
  meta           = { environment = "test" }
  attrs          = { name = "a", tags = ["ttl=300 weeks"] }
  expect_failure = true
}

resource "scaleway_block_volume" "no_value" {
  meta           = { environment = "test" }
  attrs          = { name = "a", tags = ["expiry="] }
  expect_failure = true
}

resource "scaleway_object_bucket" "map" {
  meta  = { environment = "staging" }
  attrs = { name = "a", tags = { expires-on = "2026-07-01" } }
}

# The other sign between key and value; words without one are passed over.
resource "scaleway_k8s_cluster" "colon" {
  meta  = { environment = "staging" }
  attrs = { name = "a", tags = ["staging", "expires-at:2026-07-01"] }
}
