# expect: pass
resource "hcloud_firewall" "portal" {
  name = "portal"

  rule {
    direction  = "in"
    protocol   = "tcp"
    port       = "443"
    source_ips = ["0.0.0.0/0", "::/0"]
  }

  rule {
    direction  = "in"
    protocol   = "tcp"
    port       = "22"
    source_ips = ["10.0.0.0/16"]
  }

  rule {
    direction       = "out"
    protocol        = "tcp"
    port            = "any"
    destination_ips = ["0.0.0.0/0", "::/0"]
  }
}

# expect: fail
resource "hcloud_firewall" "remote" {
  name = "remote"

  rule {
    direction  = "in"
    protocol   = "tcp"
    port       = "22"
    source_ips = ["0.0.0.0/0", "::/0"]
  }

  apply_to {
    label_selector = "role=import,team=labora"
  }
}

# expect: pass
resource "hcloud_server" "portal" {
  name         = "portal"
  server_type  = "cx23"
  image        = "debian-12"
  firewall_ids = [hcloud_firewall.portal.id]
}

# expect: pass
resource "hcloud_server" "attached" {
  name        = "attached"
  server_type = "cx23"
  image       = "debian-12"
}

# expect: pass
resource "hcloud_firewall_attachment" "attached" {
  firewall_id = hcloud_firewall.portal.id
  server_ids  = [hcloud_server.attached.id]
}

# expect: pass
resource "hcloud_server" "import" {
  name        = "import"
  server_type = "cx23"
  image       = "debian-12"
  labels      = { role = "import", team = "labora" }
}

# expect: pass
resource "hcloud_server" "database" {
  name        = "database"
  server_type = "cx23"
  image       = "debian-12"

  public_net {
    ipv4_enabled = false
    ipv6_enabled = false
  }
}

# expect: fail
resource "hcloud_server" "copy" {
  name        = "copy"
  server_type = "cx23"
  image       = "debian-12"
  labels      = { role = "import" }

  public_net {
    ipv4_enabled = false
    ipv6_enabled = true
  }
}

# -- load balancers ----------------------------------------------------------------------------------------------------------

resource "hcloud_load_balancer" "portal" {
  name               = "portal"
  load_balancer_type = "lb11"
  location           = "nbg1"
}

# expect: pass
resource "hcloud_load_balancer_service" "portal" {
  load_balancer_id = hcloud_load_balancer.portal.id
  protocol         = "https"
}

# expect: fail
resource "hcloud_load_balancer_service" "messages" {
  load_balancer_id = hcloud_load_balancer.portal.id
  protocol         = "tcp"
  listen_port      = 2575
  destination_port = 2575
}

resource "hcloud_load_balancer" "inner" {
  name               = "inner"
  load_balancer_type = "lb11"
  location           = "nbg1"
}

# expect: pass
resource "hcloud_load_balancer_service" "inner" {
  load_balancer_id = hcloud_load_balancer.inner.id
  protocol         = "tcp"
  listen_port      = 5432
  destination_port = 5432
}

# expect: pass
resource "hcloud_load_balancer_network" "inner" {
  load_balancer_id        = hcloud_load_balancer.inner.id
  network_id              = hcloud_network.inner.id
  enable_public_interface = false
}

resource "hcloud_network" "inner" {
  name     = "inner"
  ip_range = "10.0.0.0/16"
}

resource "hcloud_load_balancer" "both" {
  name               = "both"
  load_balancer_type = "lb11"
  location           = "nbg1"
}

# expect: fail
resource "hcloud_load_balancer_network" "both" {
  load_balancer_id = hcloud_load_balancer.both.id
  network_id       = hcloud_network.inner.id
}

# expect: fail
resource "hcloud_load_balancer_service" "both" {
  load_balancer_id = hcloud_load_balancer.both.id
  protocol         = "tcp"
  listen_port      = 6379
  destination_port = 6379
}

# -- storage -----------------------------------------------------------------------------------------------------------------

# expect: pass
resource "hcloud_storage_box" "backups" {
  name             = "backups"
  storage_box_type = "bx11"
  location         = "fsn1"
}

# expect: fail
resource "hcloud_storage_box" "exchange" {
  name             = "exchange"
  storage_box_type = "bx11"
  location         = "fsn1"

  access_settings = {
    reachable_externally = true
    samba_enabled        = true
  }
}
