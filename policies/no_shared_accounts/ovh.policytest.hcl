policytest {
  targets = ["ovh.policy.hcl"]
}

resource "ovh_cloud_ssh_key" "person" {
  attrs = { name = "jeanne.morel", public_key = "ssh-ed25519 AAAA1 a" }
}

resource "ovh_cloud_ssh_key" "generic" {
  attrs          = { name = "deploy-team", public_key = "ssh-ed25519 AAAA2 a" }
  expect_failure = true
}

resource "ovh_cloud_ssh_key" "one" {
  attrs          = { name = "one.person", public_key = "ssh-ed25519 AAAA3 one" }
  expect_failure = true
}

resource "ovh_cloud_project_ssh_key" "other" {
  attrs          = { name = "other.person", public_key = "ssh-ed25519 AAAA3 other" }
  expect_failure = true
}

# The same person in the other interface.
resource "ovh_cloud_project_ssh_key" "person" {
  attrs = { name = "jeanne.morel", public_key = "ssh-ed25519 AAAA1 a" }
}

resource "ovh_cloud_project_user" "no_name" {
  attrs = { description = null }
}

resource "ovh_cloud_project_containerregistry_user" "shared" {
  attrs          = { login = "jmorel", email = "office@labora.example" }
  expect_failure = true
}

resource "ovh_cloud_project_database_user" "program" {
  attrs = { name = "portal" }
}

resource "ovh_cloud_project_database_user" "shared" {
  attrs          = { name = "dba" }
  expect_failure = true
}
