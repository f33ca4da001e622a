policytest {
  targets = ["scaleway.policy.hcl"]
}

resource "scaleway_iam_ssh_key" "null_name" {
  attrs = { name = null, public_key = "ssh-ed25519 AAAA1 a" }
}

# A person's second account.
resource "scaleway_account_ssh_key" "person" {
  attrs = { name = "jeanne.morel-admin", public_key = "ssh-ed25519 AAAA2 a" }
}

resource "scaleway_iam_ssh_key" "generic" {
  attrs          = { name = "nord-support", public_key = "ssh-ed25519 AAAA3 a" }
  expect_failure = true
}

resource "scaleway_iam_ssh_key" "one" {
  attrs          = { name = "one.person", public_key = "ssh-ed25519 AAAA4 one" }
  expect_failure = true
}

resource "scaleway_iam_ssh_key" "other" {
  attrs          = { name = "other.person", public_key = "ssh-ed25519 AAAA4 other" }
  expect_failure = true
}

resource "scaleway_iam_api_key" "ending" {
  attrs = { application_id = "1", expires_at = "2027-01-01T00:00:00Z" }
}

resource "scaleway_iam_api_key" "null" {
  attrs          = { user_id = "1", expires_at = null }
  expect_failure = true
}

resource "scaleway_iam_user" "person" {
  attrs = { email = "jeanne.morel@labora.example", username = "jmorel" }
}

resource "scaleway_iam_user" "generic_mail" {
  attrs          = { email = "admin@labora.example", username = "jmorel" }
  expect_failure = true
}

resource "scaleway_cockpit_grafana_user" "person" {
  attrs = { login = "jeanne.morel" }
}

resource "scaleway_cockpit_grafana_user" "shared" {
  attrs          = { login = "staff" }
  expect_failure = true
}

resource "scaleway_rdb_user" "not_in_charge" {
  attrs = { name = "admin", is_admin = false }
}

resource "scaleway_rdb_user" "person" {
  attrs = { name = "jeanne.morel", is_admin = "true" }
}

resource "scaleway_mongodb_user" "shared" {
  attrs          = { name = "dba" }
  expect_failure = true
}
