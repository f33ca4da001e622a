policytest {
  targets = ["scaleway.policy.hcl"]
}

resource "scaleway_object_bucket_acl" "null" {
  attrs = { bucket = "a", acl = null }
}

resource "scaleway_object_bucket" "public" {
  attrs          = { name = "a", acl = "public-read-write" }
  expect_failure = true
}

resource "scaleway_object_bucket_acl" "named" {
  attrs = { bucket = "a", access_control_policy = [{ grant = [{ permission = "READ", grantee = [{ type = "CanonicalUser", id = "1" }] }] }] }
}

resource "scaleway_object_bucket_acl" "group" {
  attrs = {
    bucket                = "a"
    access_control_policy = [{ grant = [{ permission = "READ", grantee = [{ type = "Group", uri = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers" }] }] }]
  }
  expect_failure = true
}

resource "scaleway_object_bucket_policy" "own" {
  attrs = { bucket = "a", policy = "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"SCW\": \"user_id:1\"}, \"Action\": \"*\", \"Resource\": \"*\"}]}" }
}

resource "scaleway_object_bucket_policy" "everyone" {
  attrs          = { bucket = "a", policy = "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"*\", \"Resource\": \"*\"}]}" }
  expect_failure = true
}

resource "scaleway_object" "private" {
  attrs = { bucket = "a", key = "b", visibility = null }
}

resource "scaleway_object" "public" {
  attrs          = { bucket = "a", key = "b", visibility = "public-read" }
  expect_failure = true
}

resource "scaleway_object_bucket" "site" {
  attrs = { id = "fr-par/site", name = "site", tags = { Data_Classification = "Public" } }
}

resource "scaleway_object_bucket_website_configuration" "site" {
  attrs = { bucket = "fr-par/site" }
}

resource "scaleway_object_bucket" "records" {
  attrs = { id = "fr-par/records", name = "records", tags = null }
}

resource "scaleway_object_bucket_website_configuration" "records" {
  attrs          = { bucket = "fr-par/records" }
  expect_failure = true
}

resource "scaleway_registry_namespace" "default" {
  attrs = { name = "a", is_public = null }
}

resource "scaleway_registry_namespace" "public" {
  attrs          = { name = "a", is_public = "true" }
  expect_failure = true
}
