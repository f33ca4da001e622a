# expect: pass
resource "hcloud_ssh_key" "amelie" {
  name       = "amelie.roux"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAmelieRouxAmelieRouxAmelieRouxAmelieRoux amelie"
}

# expect: fail
resource "hcloud_ssh_key" "benoit" {
  name       = "benoit.petit"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAISharedSharedSharedSharedSharedSharedShared benoit"
}

# expect: fail
resource "hcloud_ssh_key" "claire" {
  name       = "claire.simon"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAISharedSharedSharedSharedSharedSharedShared claire"
}

# expect: pass
resource "hcloud_server" "portal" {
  name        = "portal"
  server_type = "cx23"
  ssh_keys    = [hcloud_ssh_key.amelie.id]
}

# expect: fail
resource "hcloud_server" "copy" {
  name        = "copy"
  server_type = "cx23"
}

# expect: fail
resource "hcloud_storage_box_subaccount" "uploads" {
  storage_box_id = 1
  home_directory = "uploads/"
  name           = "upload"
}

# expect: pass
resource "hcloud_storage_box_subaccount" "claire" {
  storage_box_id = 1
  home_directory = "claire/"
  description    = "claire.simon@labora.example, support"
}
