# Migrations of databases to DigitalOcean. That they travel encrypted is asked by HCL_ENC_003.
# https://docs.digitalocean.com/products/databases/postgresql/how-to/migrate/

policy {
  required_providers {
    digitalocean = { source = "digitalocean/digitalocean" }
  }
}

# All databases of the server that is copied, whatever name the source gives, except those that are named here.
resource_policy "digitalocean_database_online_migration" "digitalocean_online_migration" {
  enforce {
    condition     = !core::contains([null, []], core::try(attrs.ignore_dbs, null))
    error_message = "This migration takes every database of the server that it copies: nobody has instructed that all of them be extracted."
  }
}
