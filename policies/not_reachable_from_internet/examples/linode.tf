# expect: pass
resource "linode_firewall" "portal" {
  label           = "portal"
  inbound_policy  = "DROP"
  outbound_policy = "ACCEPT"
  linodes         = [linode_instance.portal.id]

  inbound {
    label    = "web"
    action   = "ACCEPT"
    protocol = "TCP"
    ports    = "80, 443"
    ipv4     = ["0.0.0.0/0"]
    ipv6     = ["::/0"]
  }
}

# expect: pass
resource "linode_instance" "portal" {
  label  = "portal"
  region = "eu-central"
  type   = "g6-standard-1"
}

# expect: fail
resource "linode_instance" "copy" {
  label  = "copy"
  region = "eu-central"
  type   = "g6-standard-1"
}

# expect: pass
resource "linode_instance" "import" {
  label       = "import"
  region      = "eu-central"
  type        = "g6-standard-1"
  firewall_id = linode_firewall.portal.id
}

# expect: fail
resource "linode_firewall" "open" {
  label           = "open"
  inbound_policy  = "ACCEPT"
  outbound_policy = "ACCEPT"
  disabled        = true

  inbound {
    label    = "remote"
    action   = "ACCEPT"
    protocol = "TCP"
    ports    = "22"
    ipv4     = ["0.0.0.0/0"]
  }
}

# expect: fail
resource "linode_database_postgresql_v2" "records" {
  label      = "records"
  region     = "eu-central"
  engine_id  = "postgresql/16"
  type       = "g6-nanode-1"
  allow_list = ["0.0.0.0/0"]
}
