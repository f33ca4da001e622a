# -- droplets ----------------------------------------------------------------------------------------------------------------

# expect: pass
resource "digitalocean_droplet" "portal" {
  name   = "portal"
  image  = "debian-12-x64"
  size   = "s-1vcpu-1gb"
  region = "fra1"
}

# expect: pass
resource "digitalocean_droplet" "import" {
  name   = "import"
  image  = "debian-12-x64"
  size   = "s-1vcpu-1gb"
  region = "fra1"
  tags   = ["import"]
}

# expect: fail
resource "digitalocean_droplet" "copy" {
  name   = "copy"
  image  = "debian-12-x64"
  size   = "s-1vcpu-1gb"
  region = "fra1"
  tags   = ["copy"]
}

# expect: pass
resource "digitalocean_firewall" "portal" {
  name        = "portal"
  droplet_ids = [digitalocean_droplet.portal.id]
  tags        = ["import"]

  inbound_rule {
    protocol         = "tcp"
    port_range       = "443"
    source_addresses = ["0.0.0.0/0", "::/0"]
  }

  # The copy may call, which does not cover the copy.
  inbound_rule {
    protocol           = "tcp"
    port_range         = "22"
    source_addresses   = ["10.20.0.0/16"]
    source_droplet_ids = [digitalocean_droplet.copy.id]
  }

  inbound_rule {
    protocol         = "icmp"
    source_addresses = ["0.0.0.0/0", "::/0"]
  }
}

# expect: fail
resource "digitalocean_firewall" "copy" {
  name = "copy"

  inbound_rule {
    protocol         = "tcp"
    port_range       = "22"
    source_addresses = ["0.0.0.0/0", "::/0"]
  }
}

# -- databases ---------------------------------------------------------------------------------------------------------------

# expect: pass
resource "digitalocean_database_cluster" "records" {
  name       = "records"
  engine     = "pg"
  version    = "16"
  size       = "db-s-1vcpu-1gb"
  region     = "fra1"
  node_count = 1
}

# expect: pass
resource "digitalocean_database_firewall" "records" {
  cluster_id = digitalocean_database_cluster.records.id

  rule {
    type  = "droplet"
    value = digitalocean_droplet.portal.id
  }
}

# expect: fail
resource "digitalocean_database_replica" "records" {
  cluster_id = digitalocean_database_cluster.records.id
  name       = "records-copy"
}

# expect: fail
resource "digitalocean_database_cluster" "staging" {
  name       = "staging"
  engine     = "pg"
  version    = "16"
  size       = "db-s-1vcpu-1gb"
  region     = "fra1"
  node_count = 1
}

# expect: pass
resource "digitalocean_database_cluster" "results" {
  name       = "results"
  engine     = "mysql"
  version    = "8"
  size       = "db-s-1vcpu-1gb"
  region     = "fra1"
  node_count = 1
}

# expect: fail
resource "digitalocean_database_firewall" "results" {
  cluster_id = digitalocean_database_cluster.results.id

  rule {
    type  = "ip_addr"
    value = "0.0.0.0/0"
  }
}

# -- clusters, load balancers ------------------------------------------------------------------------------------------------

# expect: fail
resource "digitalocean_kubernetes_cluster" "portal" {
  name    = "portal"
  region  = "fra1"
  version = "1.31"
}

# expect: pass
resource "digitalocean_loadbalancer" "portal" {
  name   = "portal"
  region = "fra1"

  forwarding_rule {
    entry_port      = 443
    entry_protocol  = "https"
    target_port     = 8080
    target_protocol = "http"
  }
}

# expect: fail
resource "digitalocean_loadbalancer" "messages" {
  name   = "messages"
  region = "fra1"

  forwarding_rule {
    entry_port      = 2575
    entry_protocol  = "tcp"
    target_port     = 2575
    target_protocol = "tcp"
  }
}
