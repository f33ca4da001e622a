# expect: pass
resource "digitalocean_droplet" "portal" {
  name   = "portal"
  image  = "debian-12-x64"
  size   = "s-1vcpu-1gb"
  region = "fra1"
  tags   = ["portal"]
}

# expect: pass
resource "digitalocean_droplet" "import" {
  name   = "import"
  image  = "debian-12-x64"
  size   = "s-1vcpu-1gb"
  region = "fra1"
}

# expect: pass
resource "digitalocean_droplet" "pages" {
  name   = "pages"
  image  = "debian-12-x64"
  size   = "s-1vcpu-1gb"
  region = "fra1"
}

# expect: fail
resource "digitalocean_droplet" "copy" {
  name   = "copy"
  image  = "debian-12-x64"
  size   = "s-1vcpu-1gb"
  region = "fra1"
  tags   = ["copy"]
}

resource "digitalocean_monitor_alert" "load" {
  description = "load"
  type        = "v1/insights/droplet/cpu"
  compare     = "GreaterThan"
  value       = 90
  window      = "5m"
  enabled     = true
  entities    = [digitalocean_droplet.import.id]
  tags        = ["portal"]

  alerts {
    email = ["oncall@labora.example"]
  }
}

# expect: pass
resource "digitalocean_uptime_check" "pages" {
  name   = "pages"
  target = "https://${digitalocean_droplet.pages.ipv4_address}/"
}

resource "digitalocean_uptime_alert" "pages" {
  name     = "pages"
  check_id = digitalocean_uptime_check.pages.id
  type     = "down"

  notifications {
    email = ["oncall@labora.example"]
  }
}

# expect: fail
resource "digitalocean_uptime_check" "unheard" {
  name   = "unheard"
  target = "https://labora.example/"
}

# expect: fail
resource "digitalocean_database_cluster" "records" {
  name       = "records"
  engine     = "pg"
  size       = "db-s-1vcpu-1gb"
  region     = "fra1"
  node_count = 1
  tags       = ["portal"]
}
