policytest {
  targets = ["linode.policy.hcl"]
}

resource "linode_instance" "keys" {
  attrs = { label = "a", authorized_keys = ["ssh-ed25519 AAAA"] }
}

resource "linode_instance" "keys_of_a_disk" {
  attrs = { label = "b", disk = [{ label = "boot", authorized_users = ["amelie-roux"] }] }
}

resource "linode_instance" "empty_lists" {
  attrs          = { label = "c", authorized_keys = [], authorized_users = null }
  expect_failure = true
}
