policytest {
  targets = ["hcloud.policy.hcl"]
}

resource "hcloud_server" "with_a_key" {
  attrs = { name = "a", ssh_keys = ["jeanne.morel"] }
}

resource "hcloud_server" "null" {
  attrs          = { name = "b", ssh_keys = null }
  expect_failure = true
}

resource "hcloud_ssh_key" "jeanne" {
  attrs = { name = "jeanne.morel", public_key = "ssh-ed25519 AAAAJeanne" }
}

resource "hcloud_ssh_key" "denis" {
  attrs          = { name = "denis.noel", public_key = "ssh-rsa AAAAShared denis" }
  expect_failure = true
}

resource "hcloud_ssh_key" "elise" {
  attrs          = { name = "elise.roy", public_key = "ssh-rsa AAAAShared elise" }
  expect_failure = true
}

resource "hcloud_storage_box_subaccount" "unnamed" {
  attrs = { storage_box_id = 1, name = null }
}

resource "hcloud_storage_box_subaccount" "of_a_team" {
  attrs          = { storage_box_id = 1, description = "Account of the Badger team" }
  expect_failure = true
}
