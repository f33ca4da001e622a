policytest {
  targets = ["alicloud.policy.hcl"]
}

resource "alicloud_security_group_rule" "outbound" {
  attrs = { type = "egress", ip_protocol = "all", port_range = "-1/-1", cidr_ip = "0.0.0.0/0" }
}

resource "alicloud_security_group_rule" "drop" {
  attrs = { type = "ingress", ip_protocol = "all", policy = "drop", port_range = "-1/-1", cidr_ip = "0.0.0.0/0" }
}

resource "alicloud_security_group_rule" "ping" {
  attrs = { type = "ingress", ip_protocol = "icmp", port_range = "-1/-1", cidr_ip = "0.0.0.0/0" }
}

resource "alicloud_security_group_rule" "another_group" {
  attrs = { type = "ingress", ip_protocol = "tcp", port_range = "5432/5432", source_security_group_id = "sg-1" }
}

resource "alicloud_security_group_rule" "own_network" {
  attrs = { type = "ingress", ip_protocol = "tcp", port_range = "1/65535", cidr_ip = "10.0.0.0/8", ipv6_cidr_ip = null }
}

resource "alicloud_security_group_rule" "no_source" {
  attrs          = { type = "ingress", ip_protocol = "tcp", port_range = "3306/3306" }
  expect_failure = true
}

resource "alicloud_security_group_rule" "range_around_the_web" {
  attrs          = { type = "ingress", ip_protocol = "tcp", policy = "accept", port_range = "80/443", cidr_ip = "0.0.0.0/0" }
  expect_failure = true
}

resource "alicloud_security_group_rule" "every_protocol" {
  attrs          = { type = "ingress", ip_protocol = "all", port_range = "-1/-1", ipv6_cidr_ip = "::/0" }
  expect_failure = true
}

resource "alicloud_instance" "no_bandwidth" {
  attrs = { instance_name = "a", internet_max_bandwidth_out = "0" }
}

resource "alicloud_instance" "bandwidth" {
  attrs          = { instance_name = "b", internet_max_bandwidth_out = "5" }
  expect_failure = true
}

resource "alicloud_kvstore_instance" "own_network" {
  attrs = { db_instance_name = "cache", security_ips = ["10.0.0.0/8", "127.0.0.1"] }
}

resource "alicloud_polardb_cluster" "null_list" {
  attrs = { db_type = "PostgreSQL", security_ips = null }
}

resource "alicloud_mongodb_instance" "zeros" {
  attrs          = { name = "zeros", security_ip_list = ["10.0.0.1", "0.0.0.0"] }
  expect_failure = true
}

resource "alicloud_kvstore_connection" "present" {
  attrs          = { instance_id = "r-1", connection_string_prefix = "cache", port = "6370" }
  expect_failure = true
}

resource "alicloud_cs_managed_kubernetes" "private" {
  attrs = { name = "private", slb_internet_enabled = "false" }
}

resource "alicloud_cs_kubernetes" "default" {
  attrs          = { name = "default" }
  expect_failure = true
}
