# expect: pass
resource "alicloud_security_group_rule" "web" {
  type              = "ingress"
  ip_protocol       = "tcp"
  port_range        = "443/443"
  cidr_ip           = "0.0.0.0/0"
  security_group_id = alicloud_security_group.portal.id
}

resource "alicloud_security_group" "portal" {
  security_group_name = "portal"
}

# expect: fail
resource "alicloud_security_group_rule" "remote" {
  type              = "ingress"
  ip_protocol       = "tcp"
  port_range        = "22/22"
  cidr_ip           = "0.0.0.0/0"
  security_group_id = alicloud_security_group.portal.id
}

# expect: fail
resource "alicloud_instance" "copy" {
  instance_name              = "copy"
  internet_max_bandwidth_out = 10
}

# expect: pass
resource "alicloud_instance" "import" {
  instance_name = "import"
}

# expect: fail
resource "alicloud_mongodb_instance" "documents" {
  engine_version      = "7.0"
  db_instance_class   = "dds.mongo.mid"
  db_instance_storage = 10
  security_ip_list    = ["0.0.0.0/0"]
}

# expect: fail
resource "alicloud_db_instance" "results" {
  engine       = "PostgreSQL"
  security_ips = ["10.10.0.0/16", "0.0.0.0/0"]
}

# expect: pass
resource "alicloud_db_instance" "records" {
  engine       = "PostgreSQL"
  security_ips = ["10.10.0.0/16"]
}

# expect: fail
resource "alicloud_db_connection" "records" {
  instance_id       = alicloud_db_instance.records.id
  connection_prefix = "records"
}

# expect: fail
resource "alicloud_cs_managed_kubernetes" "portal" {
  name = "portal"
}

# expect: pass
resource "alicloud_cs_managed_kubernetes" "inner" {
  name                 = "inner"
  slb_internet_enabled = false
}

# expect: pass
resource "alicloud_cs_serverless_kubernetes" "jobs" {
  name = "jobs"
}

# expect: fail
resource "alicloud_cs_serverless_kubernetes" "open" {
  name                           = "open"
  endpoint_public_access_enabled = true
}

# expect: fail
resource "alicloud_gpdb_instance" "figures" {
  engine           = "gpdb"
  engine_version   = "6.0"
  security_ip_list = ["0.0.0.0/0"]
}
