# expect: pass
resource "digitalocean_loadbalancer" "portal" {
  name                   = "portal"
  region                 = "fra1"
  redirect_http_to_https = true

  forwarding_rule {
    entry_port      = 80
    entry_protocol  = "http"
    target_port     = 8080
    target_protocol = "http"
  }

  forwarding_rule {
    entry_port       = 443
    entry_protocol   = "https"
    target_port      = 8080
    target_protocol  = "http"
    certificate_name = "portal"
  }
}

# expect: fail
resource "digitalocean_loadbalancer" "plain" {
  name   = "plain"
  region = "fra1"

  forwarding_rule {
    entry_port      = 80
    entry_protocol  = "http"
    target_port     = 8080
    target_protocol = "http"
  }
}

# expect: fail
resource "digitalocean_database_online_migration" "records" {
  cluster_id  = "11111111-0000"
  disable_ssl = true

  source {
    host     = "old.labora.example"
    db_name  = "records"
    port     = 5432
    username = "migration"
    password = var.password
  }
}

variable "password" {
  type      = string
  sensitive = true
}

# expect: fail
resource "digitalocean_database_logsink_rsyslog" "records" {
  cluster_id = "11111111-0000"
  name       = "records"
  server     = "logs.labora.example"
  port       = 514
}
