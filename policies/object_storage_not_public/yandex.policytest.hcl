policytest {
  targets = ["yandex.policy.hcl"]
}

resource "yandex_storage_object" "null" {
  attrs = { bucket = "a", key = "b", acl = null }
}

resource "yandex_storage_object" "for_accounts" {
  attrs          = { bucket = "a", key = "c", acl = "authenticated-read" }
  expect_failure = true
}

resource "yandex_storage_bucket" "granted_to_one" {
  attrs = { bucket = "d", grant = [{ type = "CanonicalUser", id = "x", permissions = ["FULL_CONTROL"] }], anonymous_access_flags = [{ read = false }] }
}

resource "yandex_storage_bucket_grant" "granted_to_accounts" {
  attrs          = { bucket = "e", grant = [{ type = "Group", uri = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers", permissions = ["READ"] }] }
  expect_failure = true
}

resource "yandex_storage_bucket" "anonymous" {
  attrs          = { bucket = "f", anonymous_access_flags = [{ list = "true" }] }
  expect_failure = true
}
