# Load balancers and migrations of DigitalOcean. Managed databases accept nothing but encrypted connections.
# https://docs.digitalocean.com/products/networking/load-balancers/how-to/ssl-termination/

policy {
  required_providers {
    digitalocean = { source = "digitalocean/digitalocean" }
  }
}

locals {
  yes = [true, "true"]
}

# Requests that came over plain HTTP on port 80 can be sent on to HTTPS. TCP and UDP pass on what came.
resource_policy "digitalocean_loadbalancer" "digitalocean_loadbalancer" {
  enforce {
    condition = core::alltrue([
      for rule in core::try(attrs.forwarding_rule, []) :
      core::lower("${rule.entry_protocol}") != "http"
      || (core::contains(local.yes, core::try(attrs.redirect_http_to_https, false)) && core::try(core::parseint("${rule.entry_port}", 10), 0) == 80)
    ])
    error_message = "This load balancer passes requests on that came unencrypted: whoever is on the way can read and change them."
  }
}

# Encrypted unless told otherwise.
resource_policy "digitalocean_database_online_migration" "digitalocean_online_migration" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.disable_ssl, false))
    error_message = "The whole database is copied over a connection that is not encrypted: whoever is on the way can read every record."
  }
}

# Logs quote statements, and statements quote names.
resource_policy "digitalocean_database_logsink_rsyslog" "digitalocean_logsink" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.tls, false))
    error_message = "The logs of this database are sent over a connection that is not encrypted, with whatever names and addresses they quote."
  }
}
