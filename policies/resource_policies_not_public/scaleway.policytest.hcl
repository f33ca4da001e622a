policytest {
  targets = ["scaleway.policy.hcl"]
}

resource "scaleway_object_bucket_policy" "own" {
  attrs = { bucket = "a", policy = "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"SCW\": \"user_id:1\"}, \"Action\": \"*\", \"Resource\": \"*\"}]}" }
}

resource "scaleway_object_bucket_policy" "everyone" {
  attrs          = { bucket = "a", policy = "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"SCW\": \"*\"}, \"Action\": \"*\", \"Resource\": \"*\"}]}" }
  expect_failure = true
}

resource "scaleway_iam_policy" "narrow" {
  attrs = { application_id = "1", rule = [{ permission_set_names = ["ObjectStorageReadOnly"] }] }
}

resource "scaleway_iam_policy" "one_of_two" {
  attrs          = { application_id = "1", rule = [{ permission_set_names = ["ObjectStorageReadOnly"] }, { permission_set_names = ["RelationalDatabasesReadOnly", "AllProductsFullAccess"] }] }
  expect_failure = true
}

# A person in a group.
resource "scaleway_iam_policy" "group" {
  attrs = { group_id = "1", application_id = null, rule = [{ permission_set_names = ["AllProductsFullAccess"] }] }
}
