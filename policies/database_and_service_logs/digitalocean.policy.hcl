# Databases of DigitalOcean show their latest logs in the console; they are kept when they are forwarded.
# https://docs.digitalocean.com/products/databases/postgresql/how-to/forward-logs/

policy {
  required_providers {
    digitalocean = { source = "digitalocean/digitalocean" }
  }
}

locals {
  # Engines whose logs can be forwarded here. MongoDB knows another way, which the provider does not.
  engines = ["kafka", "mysql", "opensearch", "pg", "redis", "valkey"]

  sinks = ["digitalocean_database_logsink", "digitalocean_database_logsink_opensearch", "digitalocean_database_logsink_rsyslog"]
}

# Whether they travel encrypted is asked by HCL_ENC_003.
resource_policy "digitalocean_database_cluster" "digitalocean_database_cluster" {
  filter = core::contains(local.engines, core::try(attrs.engine, null))

  enforce {
    condition     = core::anytrue([for sink in local.sinks : core::length(core::getresources(sink, { cluster_id = attrs.id })) > 0])
    error_message = "The logs of this database are kept nowhere: what somebody did in it cannot be told after a few days."
  }
}
