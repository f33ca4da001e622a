# expect: fail
resource "digitalocean_database_cluster" "deliveries" {
  name       = "deliveries"
  engine     = "pg"
  size       = "db-s-1vcpu-1gb"
  region     = "fra1"
  node_count = 1
  tags       = ["environment:staging"]
}

# The day has passed.
# expect: fail
resource "digitalocean_droplet" "import" {
  name  = "import"
  image = "debian-12-x64"
  size  = "s-1vcpu-1gb"
  tags  = ["staging", "expires-at:2024-12-31"]
}

# expect: pass
resource "digitalocean_volume" "for_a_quarter" {
  name   = "for-a-quarter"
  region = "fra1"
  size   = 100
  tags   = ["staging", "ttl:90d"]
}

# Not meant to pass.
resource "digitalocean_volume" "for_good" {
  name   = "for-good"
  region = "fra1"
  size   = 100
  tags   = ["environment:production"]
}
