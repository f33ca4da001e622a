policytest {
  targets = ["ovh.policy.hcl"]
}

inputs {
  today = "2026-06-15"
}

# Nothing says which environment this is.
resource "ovh_cloud_project_storage" "of_no_environment" {
  attrs = { name = "a" }
}

resource "ovh_cloud_project_storage" "of_production" {
  meta  = { environment = "production" }
  attrs = { name = "a" }
}

resource "ovh_cloud_project_storage" "of_staging" {
  meta           = { environment = "staging" }
  attrs          = { name = "a" }
  expect_failure = true
}

resource "ovh_cloud_project_storage" "null_tags" {
  meta           = { environment = "migration" }
  attrs          = { name = "a", tags = null }
  expect_failure = true
}

resource "ovh_cloud_project_storage" "day_ahead" {
  meta  = { environment = "migration" }
  attrs = { name = "a", tags = { Expires_At = "2026-09-30" } }
}

resource "ovh_cloud_project_storage" "last_day" {
  meta  = { environment = "test" }
  attrs = { name = "a", tags = { expires-at = "2026-06-15" } }
}

resource "ovh_cloud_project_storage" "day_after" {
  meta           = { environment = "test" }
  attrs          = { name = "a", tags = { expires-at = "2026-06-14" } }
  expect_failure = true
}

resource "ovh_cloud_project_storage" "some_day" {
  meta           = { environment = "test" }
  attrs          = { name = "a", tags = { expires-at = "soon" } }
  expect_failure = true
}

resource "ovh_cloud_project_storage" "far_ahead" {
  meta           = { environment = "test" }
  attrs          = { name = "a", tags = { expires-at = "2028-01-01" } }
  expect_failure = true
}

resource "ovh_cloud_project_storage" "three_weeks" {
  meta  = { environment = "test" }
  attrs = { name = "a", tags = { ttl = "3w" } }
}

resource "ovh_cloud_project_storage" "many_weeks" {
  meta           = { environment = "test" }
  attrs          = { name = "a", tags = { ttl = "300 weeks" } }
  expect_failure = true
}

resource "ovh_cloud_project_storage" "no_value" {
  meta           = { environment = "test" }
  attrs          = { name = "a", tags = { expiry = "" } }
  expect_failure = true
}

resource "ovh_cloud_project_database" "described" {
  meta  = { environment = "staging" }
  attrs = { id = "db-1", description = "results, until 2026-07-31" }
}

resource "ovh_cloud_project_database" "tagged_in_iam" {
  meta  = { environment = "staging" }
  attrs = { id = "db-2", description = "results" }
}

resource "ovh_iam_resource_tags" "of_database" {
  attrs = { urn = "db-2", tags = { expires-at = "2026-07-31" } }
}

# Those tags are another one's.
resource "ovh_cloud_project_database" "untagged" {
  meta           = { environment = "staging" }
  attrs          = { id = "db-3", description = "results of 2026-07-31" }
  expect_failure = true
}
