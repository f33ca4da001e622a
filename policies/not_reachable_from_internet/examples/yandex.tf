# expect: pass
resource "yandex_vpc_security_group" "portal" {
  name       = "portal"
  network_id = "network"

  ingress {
    protocol       = "TCP"
    port           = 443
    v4_cidr_blocks = ["0.0.0.0/0"]
  }

  ingress {
    protocol          = "ANY"
    predefined_target = "self_security_group"
  }
}

# expect: fail
resource "yandex_vpc_security_group" "remote" {
  name       = "remote"
  network_id = "network"

  ingress {
    protocol       = "TCP"
    from_port      = 20
    to_port        = 25
    v4_cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
  }
}

# expect: fail
resource "yandex_vpc_security_group_rule" "database" {
  security_group_binding = yandex_vpc_security_group.portal.id
  direction              = "ingress"
  protocol               = "TCP"
  port                   = 6432
  v4_cidr_blocks         = ["0.0.0.0/0"]
}

# expect: fail
resource "yandex_compute_instance" "copy" {
  name = "copy"

  network_interface {
    subnet_id = "subnet"
    nat       = true
  }
}

# expect: pass
resource "yandex_compute_instance" "import" {
  name = "import"

  network_interface {
    subnet_id = "subnet"
  }
}

# expect: fail
resource "yandex_kubernetes_node_group" "portal" {
  cluster_id = yandex_kubernetes_cluster.portal.id

  instance_template {
    network_interface {
      nat        = true
      subnet_ids = ["subnet"]
    }
  }
}

# expect: fail
resource "yandex_kubernetes_cluster" "portal" {
  name       = "portal"
  network_id = "network"

  master {
    public_ip = true
  }
}

# expect: fail
resource "yandex_mdb_postgresql_cluster" "records" {
  name        = "records"
  environment = "PRODUCTION"
  network_id  = "network"

  host {
    zone             = "ru-central1-a"
    subnet_id        = "subnet"
    assign_public_ip = true
  }
}

# expect: fail
resource "yandex_mdb_greenplum_cluster" "reports" {
  name             = "reports"
  assign_public_ip = true
}

# expect: pass
resource "yandex_mdb_kafka_cluster" "results" {
  name = "results"

  config {
    version          = "3.6"
    assign_public_ip = false
  }
}

# expect: fail
resource "yandex_mdb_kafka_cluster" "orders" {
  name = "orders"

  config {
    version          = "3.6"
    zones            = ["ru-central1-a"]
    assign_public_ip = true
  }
}

# expect: fail
resource "yandex_ydb_database_dedicated" "consents" {
  name              = "consents"
  assign_public_ips = true
}

# expect: fail
resource "yandex_mdb_mysql_cluster_v2" "orders" {
  name    = "orders"
  version = "8.0"

  hosts = {
    first = {
      zone             = "ru-central1-a"
      assign_public_ip = true
    }
  }
}
