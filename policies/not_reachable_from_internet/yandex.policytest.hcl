policytest {
  targets = ["yandex.policy.hcl"]
}

resource "yandex_vpc_security_group" "ping" {
  attrs = { name = "ping", ingress = [{ protocol = "ICMP", v4_cidr_blocks = ["0.0.0.0/0"] }] }
}

resource "yandex_vpc_security_group" "outbound" {
  attrs = { name = "out", egress = [{ protocol = "ANY", v4_cidr_blocks = ["0.0.0.0/0"] }] }
}

resource "yandex_vpc_security_group" "every_port" {
  attrs          = { name = "every", ingress = [{ protocol = "TCP", port = -1, v4_cidr_blocks = ["0.0.0.0/0"] }] }
  expect_failure = true
}

resource "yandex_vpc_security_group" "no_port" {
  attrs          = { name = "none", ingress = [{ protocol = "ANY", v4_cidr_blocks = null, v6_cidr_blocks = ["::/0"] }] }
  expect_failure = true
}

resource "yandex_vpc_security_group_rule" "outbound" {
  attrs = { direction = "egress", protocol = "ANY", v4_cidr_blocks = ["0.0.0.0/0"] }
}

resource "yandex_vpc_security_group_rule" "web" {
  attrs = { direction = "ingress", protocol = "TCP", from_port = 443, to_port = "443", v4_cidr_blocks = ["0.0.0.0/0"] }
}

resource "yandex_vpc_security_group_rule" "range_around_the_web" {
  attrs          = { direction = "ingress", protocol = "TCP", from_port = 80, to_port = 443, v4_cidr_blocks = ["0.0.0.0/0"] }
  expect_failure = true
}

resource "yandex_compute_instance" "null_nat" {
  attrs = { name = "a", network_interface = [{ subnet_id = "s", nat = null }] }
}

resource "yandex_compute_instance" "second_interface" {
  attrs          = { name = "b", network_interface = [{ subnet_id = "s" }, { subnet_id = "t", nat = "true" }] }
  expect_failure = true
}

resource "yandex_compute_instance_group" "private" {
  attrs = { name = "private", instance_template = [{ network_interface = [{ nat = false }] }] }
}

resource "yandex_kubernetes_node_group" "older_spelling" {
  attrs          = { name = "older", instance_template = [{ nat = true }] }
  expect_failure = true
}

resource "yandex_kubernetes_cluster" "private" {
  attrs = { name = "private", master = [{ version = "1.30" }] }
}

resource "yandex_kubernetes_cluster" "public" {
  attrs          = { name = "public", master = [{ public_ip = "true" }] }
  expect_failure = true
}

resource "yandex_mdb_mysql_cluster" "private" {
  attrs = { name = "private", host = [{ zone = "a" }, { zone = "b", assign_public_ip = false }] }
}

resource "yandex_mdb_postgresql_cluster_v2" "one_of_a_map" {
  attrs          = { name = "map", hosts = { a = { zone = "a" }, b = { zone = "b", assign_public_ip = true } } }
  expect_failure = true
}

resource "yandex_mdb_kafka_cluster" "public" {
  attrs          = { name = "public", config = [{ assign_public_ip = true }] }
  expect_failure = true
}

resource "yandex_ydb_database_dedicated" "private" {
  attrs = { name = "private", assign_public_ips = false }
}
