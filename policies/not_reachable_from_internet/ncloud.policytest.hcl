policytest {
  targets = ["ncloud.policy.hcl"]
}

resource "ncloud_access_control_group_rule" "ping" {
  attrs = { inbound = [{ protocol = "ICMP", ip_block = "0.0.0.0/0" }] }
}

resource "ncloud_access_control_group_rule" "own_network" {
  attrs = { inbound = [{ protocol = "TCP", ip_block = "10.3.0.0/18", port_range = "22" }] }
}

resource "ncloud_access_control_group_rule" "every_port" {
  attrs          = { inbound = [{ protocol = "TCP", ip_block = "0.0.0.0/0", port_range = "80" }, { protocol = "UDP", ip_block = "::/0" }] }
  expect_failure = true
}

resource "ncloud_network_acl_rule" "outbound" {
  attrs = { outbound = [{ priority = 1, protocol = "TCP", rule_action = "ALLOW", ip_block = "0.0.0.0/0", port_range = "22" }] }
}

resource "ncloud_network_acl_rule" "denied_too_late" {
  attrs = {
    inbound = [
      { priority = 100, protocol = "TCP", rule_action = "ALLOW", ip_block = "0.0.0.0/0", port_range = "22" },
      { priority = 110, protocol = "TCP", rule_action = "DROP", ip_block = "0.0.0.0/0", port_range = "22" },
    ]
  }
  expect_failure = true
}

resource "ncloud_network_acl_rule" "every_port" {
  attrs          = { inbound = [{ priority = "5", protocol = "TCP", rule_action = "ALLOW", ip_block = "::/0" }] }
  expect_failure = true
}

resource "ncloud_network_acl_rule" "harmless_port" {
  attrs = { inbound = [{ priority = "5", protocol = "TCP", rule_action = "ALLOW", ip_block = "0.0.0.0/0", port_range = "8080" }] }
}
