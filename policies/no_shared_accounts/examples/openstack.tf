# expect: fail
resource "openstack_compute_keypair_v2" "jeanne" {
  name       = "jeanne.petit"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE0bSharedKeyOfLaboraOpenstack2 jeanne"
}

# expect: fail
resource "openstack_compute_keypair_v2" "paul" {
  name       = "paul.roux"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE0bSharedKeyOfLaboraOpenstack2 paul"
}

# expect: fail
resource "openstack_compute_instance_v2" "converter" {
  name        = "converter"
  flavor_name = "b3-8"
  key_pair    = "jeanne.petit"
}

# expect: fail
resource "openstack_compute_instance_v2" "import" {
  name        = "import"
  flavor_name = "b3-8"
  key_pair    = "jeanne.petit"
}

# expect: fail
resource "openstack_compute_instance_v2" "windows" {
  name        = "windows"
  flavor_name = "b3-8"
  admin_pass  = "Zi4mm3r-7"
}

# expect: pass
resource "openstack_compute_instance_v2" "own_key" {
  name        = "own-key"
  flavor_name = "b3-8"
  key_pair    = "amina.diallo"
}

# expect: fail
resource "openstack_identity_user_v3" "support" {
  name                   = "support"
  ignore_password_expiry = true
}

# expect: pass
resource "openstack_identity_user_v3" "amina" {
  name = "amina.diallo"
}
