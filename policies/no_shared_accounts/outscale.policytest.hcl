policytest {
  targets = ["outscale.policy.hcl"]
}

resource "outscale_keypair" "own" {
  attrs = { keypair_name = "own", public_key = "ssh-ed25519 AAAA0 own" }
}

resource "outscale_keypair" "one" {
  attrs          = { keypair_name = "one", public_key = "ssh-ed25519 AAAA1 one" }
  expect_failure = true
}

resource "outscale_keypair" "other" {
  attrs          = { keypair_name = "other", public_key = "ssh-ed25519 AAAA1 other" }
  expect_failure = true
}

resource "outscale_vm" "own_key" {
  attrs = { image_id = "a", keypair_name = "own" }
}

resource "outscale_vm" "shared_one" {
  attrs          = { image_id = "b", keypair_name = "shared" }
  expect_failure = true
}

resource "outscale_vm" "shared_two" {
  attrs          = { image_id = "c", keypair_name = "shared" }
  expect_failure = true
}

resource "outscale_access_key" "ending" {
  attrs = { user_name = "portal", expiration_date = "2027-01-01" }
}

resource "outscale_access_key" "of_the_account" {
  attrs          = { user_name = null, expiration_date = "2027-01-01" }
  expect_failure = true
}

resource "outscale_access_key" "endless" {
  attrs          = { user_name = "portal", expiration_date = null }
  expect_failure = true
}

resource "outscale_user" "person" {
  attrs = { user_name = "jeanne.morel" }
}

resource "outscale_user" "shared" {
  attrs          = { user_name = "team" }
  expect_failure = true
}
