policytest {
  targets = ["tencentcloud.policy.hcl"]
}

resource "tencentcloud_security_group_rule_set" "ping" {
  attrs = { ingress = [{ action = "ACCEPT", cidr_block = "0.0.0.0/0", protocol = "ICMP" }] }
}

resource "tencentcloud_security_group_rule_set" "another_group" {
  attrs = { ingress = [{ action = "ACCEPT", source_security_id = "sg-1", protocol = "TCP", port = "5432" }] }
}

resource "tencentcloud_security_group_rule_set" "after_the_door_is_shut" {
  attrs = {
    ingress = [
      { action = "DROP", cidr_block = "0.0.0.0/0", protocol = "ALL", port = "ALL" },
      { action = "ACCEPT", cidr_block = "0.0.0.0/0", protocol = "TCP", port = "22" },
    ]
  }
}

resource "tencentcloud_security_group_rule_set" "shut_too_late" {
  attrs = {
    ingress = [
      { action = "ACCEPT", cidr_block = "0.0.0.0/0", protocol = "TCP", port = "22" },
      { action = "DROP", cidr_block = "0.0.0.0/0" },
    ]
  }
  expect_failure = true
}

resource "tencentcloud_security_group_rule_set" "everything" {
  attrs          = { ingress = [{ action = "ACCEPT", ipv6_cidr_block = "::/0" }] }
  expect_failure = true
}

resource "tencentcloud_security_group_rule_set" "web_and_more" {
  attrs          = { ingress = [{ action = "ACCEPT", cidr_block = "0.0.0.0/0", protocol = "TCP", port = "443,8080" }] }
  expect_failure = true
}

resource "tencentcloud_security_group_lite_rule" "guarded" {
  attrs = { ingress = ["DROP#0.0.0.0/0#22#TCP", "ACCEPT#10.0.0.0/8#ALL#ALL", "ACCEPT#sg-1#5432#TCP", "ACCEPT#0.0.0.0/0#ALL#ICMP"] }
}

resource "tencentcloud_security_group_lite_rule" "no_rules" {
  attrs = { ingress = null }
}

resource "tencentcloud_security_group_lite_rule" "everything" {
  attrs          = { ingress = ["ACCEPT#0.0.0.0/0#ALL#ALL"] }
  expect_failure = true
}

resource "tencentcloud_instance" "private" {
  attrs = { instance_name = "private", allocate_public_ip = "false" }
}

resource "tencentcloud_mysql_instance" "private" {
  attrs = { instance_name = "private", internet_service = 0 }
}

resource "tencentcloud_kubernetes_cluster" "private" {
  attrs = { cluster_name = "private", cluster_internet = false, worker_config = [{ public_ip_assigned = false }] }
}

resource "tencentcloud_kubernetes_cluster" "public_masters" {
  attrs          = { cluster_name = "masters", master_config = [{ public_ip_assigned = "true" }] }
  expect_failure = true
}

resource "tencentcloud_instance" "public" {
  attrs          = { instance_name = "public", allocate_public_ip = true }
  expect_failure = true
}

resource "tencentcloud_mysql_instance" "public" {
  attrs          = { instance_name = "public", internet_service = "1" }
  expect_failure = true
}

resource "tencentcloud_kubernetes_cluster" "public_endpoint" {
  attrs          = { cluster_name = "endpoint", cluster_internet = true, cluster_internet_security_group = "" }
  expect_failure = true
}
