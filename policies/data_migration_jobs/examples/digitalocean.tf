# expect: fail
resource "digitalocean_database_online_migration" "everything" {
  cluster_id = "11111111-0000"

  source {
    host     = "old.labora.example"
    db_name  = "records"
    port     = 5432
    username = "migration"
    password = var.password_of_the_source
  }
}

variable "password_of_the_source" {
  type      = string
  sensitive = true
}

# expect: pass
resource "digitalocean_database_online_migration" "records" {
  cluster_id = "22222222-0000"
  ignore_dbs = ["billing"]

  source {
    host     = "old.labora.example"
    db_name  = "records"
    port     = 5432
    username = "migration"
    password = var.password_of_the_source
  }
}
