policytest {
  targets = ["linode.policy.hcl"]
}

resource "linode_firewall" "guarded" {
  attrs = { label = "a", inbound_policy = "DROP", inbound = [{ action = "DROP", protocol = "TCP", ipv4 = ["0.0.0.0/0"] }, { action = "ACCEPT", protocol = "ICMP", ipv4 = ["0.0.0.0/0"] }] }
}

resource "linode_firewall" "own_network" {
  attrs = { label = "b", inbound_policy = "DROP", inbound = [{ action = "ACCEPT", protocol = "TCP", ports = "22", ipv4 = ["10.0.0.0/8"] }] }
}

resource "linode_firewall" "every_port" {
  attrs          = { label = "c", inbound_policy = "DROP", inbound = [{ action = "ACCEPT", protocol = "TCP", ipv6 = ["::/0"] }] }
  expect_failure = true
}

resource "linode_firewall" "open_by_default" {
  attrs          = { label = "d", inbound_policy = "ACCEPT" }
  expect_failure = true
}

resource "linode_firewall" "switched_off" {
  attrs          = { label = "e", inbound_policy = "DROP", disabled = "true" }
  expect_failure = true
}

resource "linode_instance" "with_a_device" {
  attrs = { id = "4711", label = "f" }
}

resource "linode_firewall_device" "of_it" {
  attrs = { firewall_id = 1, entity_id = "4711" }
}

resource "linode_instance" "bare" {
  attrs          = { id = "815", label = "g", firewall_id = null }
  expect_failure = true
}

resource "linode_database_mysql_v2" "closed" {
  attrs = { label = "h", allow_list = [] }
}

resource "linode_database_mysql" "null_list" {
  attrs = { label = "i", allow_list = null }
}

resource "linode_database_mysql" "open" {
  attrs          = { label = "j", allow_list = ["0.0.0.0/0"] }
  expect_failure = true
}
