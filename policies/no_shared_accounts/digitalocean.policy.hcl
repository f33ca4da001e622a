# Without a key, DigitalOcean makes a password for the one account of a droplet and sends it by mail.
# https://docs.digitalocean.com/products/droplets/how-to/add-ssh-keys/

policy {
  required_providers {
    digitalocean = { source = "digitalocean/digitalocean" }
  }
}

locals {
  # A public key without the comment behind it, which anybody can change.
  key_material = "^[a-z0-9@.-]+ +[A-Za-z0-9+/=]+"
}

resource_policy "digitalocean_droplet" "digitalocean_droplet" {
  enforce {
    condition     = !core::contains([null, []], core::try(attrs.ssh_keys, null))
    error_message = "People come into this server with a password that was sent by mail, as the one account that it has: who did what cannot be told."
  }
}

resource_policy "digitalocean_ssh_key" "digitalocean_ssh_key" {
  enforce {
    condition = core::alltrue([
      for one in core::getresources("digitalocean_ssh_key", {}) :
      one.name == attrs.name
      || core::try(core::regex(local.key_material, one.public_key), "?") != core::try(core::regex(local.key_material, attrs.public_key), "")
    ])
    error_message = "The same key is registered under several names: whoever holds it can pass for all of these people."
  }
}
