policytest {
  targets = ["digitalocean.policy.hcl"]
}

resource "digitalocean_droplet" "with_a_key" {
  attrs = { name = "a", ssh_keys = [4711] }
}

resource "digitalocean_droplet" "empty_list" {
  attrs          = { name = "b", ssh_keys = [] }
  expect_failure = true
}

resource "digitalocean_ssh_key" "jeanne" {
  attrs = { name = "jeanne.morel", public_key = "ssh-ed25519 AAAAJeanne jeanne@labora.example" }
}

resource "digitalocean_ssh_key" "denis" {
  attrs          = { name = "denis.noel", public_key = "ssh-ed25519 AAAAShared denis" }
  expect_failure = true
}

resource "digitalocean_ssh_key" "elise" {
  attrs          = { name = "elise.roy", public_key = "ssh-ed25519 AAAAShared" }
  expect_failure = true
}
