# expect: pass
resource "alicloud_db_instance" "records" {
  engine               = "MySQL"
  sql_collector_status = "Enabled"
}

# expect: pass
resource "alicloud_db_instance" "reports" {
  engine = "PostgreSQL"

  parameters {
    name  = "log_connections"
    value = "on"
  }
}

# expect: fail
resource "alicloud_db_instance" "results" {
  engine = "PostgreSQL"

  parameters {
    name  = "log_connections"
    value = "off"
  }
}
