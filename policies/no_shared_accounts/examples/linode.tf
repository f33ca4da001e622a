# expect: pass
resource "linode_instance" "portal" {
  label            = "portal"
  region           = "eu-central"
  type             = "g6-standard-1"
  image            = "linode/debian12"
  authorized_users = ["amelie-roux"]
}

# expect: fail
resource "linode_instance" "copy" {
  label     = "copy"
  region    = "eu-central"
  type      = "g6-standard-1"
  image     = "linode/debian12"
  root_pass = var.root_password
}

variable "root_password" {
  type      = string
  sensitive = true
}
