policytest {
  targets = ["openstack.policy.hcl"]
}

resource "openstack_compute_keypair_v2" "made_by_openstack" {
  attrs = { name = "a" }
}

resource "openstack_compute_keypair_v2" "one" {
  attrs          = { name = "one", public_key = "ssh-ed25519 AAAA1 one" }
  expect_failure = true
}

resource "openstack_compute_keypair_v2" "other" {
  attrs          = { name = "other", public_key = "ssh-ed25519 AAAA1 other" }
  expect_failure = true
}

resource "openstack_compute_instance_v2" "null" {
  attrs = { name = "a", key_pair = null, admin_pass = null }
}

resource "openstack_compute_instance_v2" "own_key" {
  attrs = { name = "b", key_pair = "own" }
}

resource "openstack_compute_instance_v2" "shared_one" {
  attrs          = { name = "c", key_pair = "shared" }
  expect_failure = true
}

resource "openstack_compute_instance_v2" "shared_two" {
  attrs          = { name = "d", key_pair = "shared" }
  expect_failure = true
}

resource "openstack_compute_instance_v2" "password" {
  attrs          = { name = "e", admin_pass = "zimmer" }
  expect_failure = true
}

resource "openstack_identity_user_v3" "address" {
  attrs = { name = "jeanne.morel@labora.example" }
}

resource "openstack_identity_user_v3" "team" {
  attrs          = { name = "nord-team" }
  expect_failure = true
}

resource "openstack_identity_user_v3" "no_lockout" {
  attrs          = { name = "jeanne.morel", ignore_lockout_failure_attempts = "true" }
  expect_failure = true
}
