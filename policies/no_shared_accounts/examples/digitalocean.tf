# expect: pass
resource "digitalocean_ssh_key" "amelie" {
  name       = "amelie.roux"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAmelieRouxAmelieRouxAmelieRouxAmelieRoux amelie"
}

# expect: fail
resource "digitalocean_ssh_key" "benoit" {
  name       = "benoit.petit"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAISharedSharedSharedSharedSharedSharedShared benoit"
}

# expect: fail
resource "digitalocean_ssh_key" "claire" {
  name       = "claire.simon"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAISharedSharedSharedSharedSharedSharedShared claire"
}

# expect: pass
resource "digitalocean_droplet" "portal" {
  name     = "portal"
  image    = "debian-12-x64"
  size     = "s-1vcpu-1gb"
  ssh_keys = [digitalocean_ssh_key.amelie.id]
}

# expect: fail
resource "digitalocean_droplet" "copy" {
  name  = "copy"
  image = "debian-12-x64"
  size  = "s-1vcpu-1gb"
}
