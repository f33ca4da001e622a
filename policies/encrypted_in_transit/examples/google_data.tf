# expect: fail
resource "google_sql_database_instance" "migration" {
  name             = "migration"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-8192"

    ip_configuration {
      ipv4_enabled = false
    }
  }
}

# expect: pass
resource "google_sql_database_instance" "records" {
  name             = "records"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-8192"

    ip_configuration {
      ssl_mode = "ENCRYPTED_ONLY"
    }
  }
}

variable "ssl_mode" {
  type = string
}

# expect: unknown
resource "google_sql_database_instance" "by_environment" {
  name             = "by-environment"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-8192"

    ip_configuration {
      ssl_mode = var.ssl_mode
    }
  }
}

# expect: fail
resource "google_alloydb_instance" "records" {
  cluster       = "records"
  instance_id   = "records"
  instance_type = "PRIMARY"

  client_connection_config {
    ssl_config {
      ssl_mode = "ALLOW_UNENCRYPTED_AND_ENCRYPTED"
    }
  }
}

# expect: fail
resource "google_redis_instance" "sessions" {
  name           = "sessions"
  memory_size_gb = 1
}

# expect: pass
resource "google_redis_instance" "orders" {
  name                    = "orders"
  memory_size_gb          = 1
  transit_encryption_mode = "SERVER_AUTHENTICATION"
}

# expect: fail
resource "google_redis_cluster" "sessions" {
  name        = "sessions"
  shard_count = 3
}

# expect: fail
resource "google_netapp_volume" "scans" {
  name         = "scans"
  location     = "europe-west9"
  capacity_gib = "1024"
  share_name   = "scans"
  storage_pool = "scans"
  protocols    = ["NFSV4", "SMB"]

  export_policy {
    rules {
      allowed_clients = "10.1.2.0/24"
      access_type     = "READ_WRITE"
      nfsv4           = true
    }
  }
}
