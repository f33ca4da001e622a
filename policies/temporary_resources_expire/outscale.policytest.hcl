policytest {
  targets = ["outscale.policy.hcl"]
}

inputs {
  today = "2026-06-15"
}

# Nothing says which environment this is.
resource "outscale_snapshot" "of_no_environment" {
  attrs = { name = "a" }
}

resource "outscale_snapshot" "of_production" {
  meta  = { environment = "production" }
  attrs = { name = "a" }
}

resource "outscale_snapshot" "of_staging" {
  meta           = { environment = "staging" }
  attrs          = { name = "a" }
  expect_failure = true
}

resource "outscale_snapshot" "null_tags" {
  meta           = { environment = "migration" }
  attrs          = { name = "a", tags = null }
  expect_failure = true
}

resource "outscale_snapshot" "day_ahead" {
  meta  = { environment = "migration" }
  attrs = { name = "a", tags = [{ key = "Expires_At", value = "2026-09-30" }] }
}

resource "outscale_snapshot" "last_day" {
  meta  = { environment = "test" }
  attrs = { name = "a", tags = [{ key = "expires-at", value = "2026-06-15" }] }
}

resource "outscale_snapshot" "day_after" {
  meta           = { environment = "test" }
  attrs          = { name = "a", tags = [{ key = "expires-at", value = "2026-06-14" }] }
  expect_failure = true
}

resource "outscale_snapshot" "some_day" {
  meta           = { environment = "test" }
  attrs          = { name = "a", tags = [{ key = "expires-at", value = "soon" }] }
  expect_failure = true
}

resource "outscale_snapshot" "far_ahead" {
  meta           = { environment = "test" }
  attrs          = { name = "a", tags = [{ key = "expires-at", value = "2028-01-01" }] }
  expect_failure = true
}

resource "outscale_snapshot" "three_weeks" {
  meta  = { environment = "test" }
  attrs = { name = "a", tags = [{ key = "ttl", value = "3w" }] }
}

resource "outscale_snapshot" "many_weeks" {
  meta           = { environment = "test" }
  attrs          = { name = "a", tags = [{ key = "ttl", value = "300 weeks" }] }
  expect_failure = true
}

resource "outscale_snapshot" "no_value" {
  meta           = { environment = "test" }
  attrs          = { name = "a", tags = [{ key = "expiry", value = "" }] }
  expect_failure = true
}

resource "outscale_oks_cluster" "map" {
  meta  = { environment = "staging" }
  attrs = { name = "a", tags = { expires-on = "2026-07-01" } }
}
