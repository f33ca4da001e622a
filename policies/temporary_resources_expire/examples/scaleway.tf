# expect: fail
resource "scaleway_rdb_instance" "deliveries" {
  name      = "deliveries"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-15"

  tags = ["environment=staging"]
}

# The day has passed.
# expect: fail
resource "scaleway_instance_server" "import" {
  name = "import"
  type = "PRO2-S"

  tags = ["environment=staging", "expires-at=2024-12-31"]
}

# expect: pass
resource "scaleway_rdb_instance" "for_a_quarter" {
  name      = "for_a_quarter"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-15"

  tags = ["environment=staging", "ttl=90d"]
}

# Not meant to pass.
resource "scaleway_rdb_instance" "for_good" {
  name      = "for_good"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-15"

  tags = ["environment=production"]
}

# A bare word names the environment too.
# expect: fail
resource "scaleway_redis_cluster" "sessions" {
  name      = "sessions"
  node_type = "RED1-MICRO"
  tags      = ["staging", "portal"]
}

# When that will be is not known here.
# expect: unknown
resource "scaleway_object_bucket" "deliveries" {
  name = "labora-deliveries"

  tags = {
    environment = "staging"
    expires-at  = var.scaleway_end
  }
}

variable "scaleway_end" {
  type = string
}

# expect: fail
resource "scaleway_object_bucket" "scans" {
  name = "labora-scans"

  tags = {
    environment = "staging"
  }
}
