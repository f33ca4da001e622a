# expect: fail
resource "outscale_keypair" "jeanne" {
  keypair_name = "jeanne.petit"
  public_key   = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE0bSharedKeyOfLaboraOutscale2 jeanne"
}

# expect: fail
resource "outscale_keypair" "paul" {
  keypair_name = "paul.roux"
  public_key   = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE0bSharedKeyOfLaboraOutscale2 paul"
}

# expect: fail
resource "outscale_vm" "converter" {
  image_id     = "ami-0a1b2c3d"
  keypair_name = "jeanne.petit"
}

# expect: fail
resource "outscale_vm" "import" {
  image_id     = "ami-0a1b2c3d"
  keypair_name = "jeanne.petit"
}

# expect: fail
resource "outscale_access_key" "portal" {
  state = "ACTIVE"
}

# expect: fail
resource "outscale_user" "support" {
  user_name = "nord-support"
}

# expect: pass
resource "outscale_user" "amina" {
  user_name = "amina.diallo"
}

# expect: pass
resource "outscale_access_key" "amina" {
  user_name       = outscale_user.amina.user_name
  expiration_date = "2027-01-31"
}
