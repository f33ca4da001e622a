# expect: pass
resource "digitalocean_database_cluster" "records" {
  name       = "records"
  engine     = "pg"
  version    = "16"
  size       = "db-s-1vcpu-1gb"
  region     = "fra1"
  node_count = 1
}

resource "digitalocean_database_logsink_opensearch" "records" {
  cluster_id   = digitalocean_database_cluster.records.id
  name         = "records"
  endpoint     = "https://search.labora.example:443"
  index_prefix = "records"
}

# expect: fail
resource "digitalocean_database_cluster" "results" {
  name       = "results"
  engine     = "mysql"
  version    = "8"
  size       = "db-s-1vcpu-1gb"
  region     = "fra1"
  node_count = 1
}
