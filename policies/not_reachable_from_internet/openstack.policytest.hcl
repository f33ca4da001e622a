policytest {
  targets = ["openstack.policy.hcl"]
}

# -- firewalls ---------------------------------------------------------------------------------------------------------------

resource "openstack_networking_secgroup_rule_v2" "own_network" {
  attrs = { direction = "ingress", protocol = "tcp", port_range_min = 22, port_range_max = 22, remote_ip_prefix = "10.0.0.0/8" }
}

resource "openstack_networking_secgroup_rule_v2" "nulls" {
  attrs = {
    direction        = "ingress"
    protocol         = null
    port_range_min   = null
    port_range_max   = null
    remote_ip_prefix = ""
    remote_group_id  = null
  }
  expect_failure = true
}

resource "openstack_networking_secgroup_rule_v2" "range_of_ports" {
  attrs          = { direction = "ingress", protocol = "TCP", port_range_min = 80, port_range_max = 443, remote_ip_prefix = "0.0.0.0/0" }
  expect_failure = true
}

resource "openstack_networking_secgroup_rule_v2" "ipv6" {
  attrs          = { direction = "ingress", protocol = "tcp", port_range_min = 3306, port_range_max = 3306, remote_ip_prefix = "::/0" }
  expect_failure = true
}

resource "openstack_networking_secgroup_rule_v2" "ping" {
  attrs = { direction = "ingress", protocol = "icmp" }
}

resource "openstack_networking_secgroup_rule_v2" "of_addresses" {
  attrs = { direction = "ingress", protocol = "tcp", remote_address_group_id = "1" }
}

resource "openstack_networking_secgroup_rule_v2" "agreed_port" {
  attrs = { direction = "ingress", protocol = "tcp", port_range_min = "8443", port_range_max = "8443" }

  inputs {
    public_ports = [443, 8443]
  }
}

resource "openstack_compute_secgroup_v2" "closed" {
  attrs = {
    rule = [
      { from_port = 443, to_port = 443, ip_protocol = "tcp", cidr = "0.0.0.0/0" },
      { from_port = 22, to_port = 22, ip_protocol = "tcp", cidr = "10.0.0.0/8" },
      { from_port = 1, to_port = 65535, ip_protocol = "tcp", self = true },
      { from_port = -1, to_port = -1, ip_protocol = "icmp", cidr = "0.0.0.0/0" },
    ]
  }
}

resource "openstack_compute_secgroup_v2" "open" {
  attrs          = { rule = [{ from_port = 1, to_port = 65535, ip_protocol = "udp", cidr = "::/0" }] }
  expect_failure = true
}

resource "openstack_fw_rule_v1" "from_network" {
  attrs = { action = "allow", protocol = "tcp", source_ip_address = "10.0.0.0/8", destination_port = "22" }
}

resource "openstack_fw_rule_v2" "range" {
  attrs          = { action = "allow", protocol = "tcp", source_ip_address = "0.0.0.0/0", destination_port = "80:8080" }
  expect_failure = true
}

resource "openstack_fw_rule_v2" "off" {
  attrs = { action = "allow", enabled = false }
}

resource "openstack_networking_port_v2" "guarded" {
  attrs = { network_id = "1", no_security_groups = false, port_security_enabled = true }
}

resource "openstack_networking_port_v2" "without_groups" {
  attrs          = { network_id = "1", no_security_groups = "true" }
  expect_failure = true
}

# -- servers -----------------------------------------------------------------------------------------------------------------

resource "openstack_compute_instance_v2" "private" {
  attrs = { name = "private", network = [{ name = "records" }] }
}

resource "openstack_compute_instance_v2" "public" {
  attrs          = { name = "public", network = [{ name = "records" }, { name = "Ext-Net" }], security_groups = null }
  expect_failure = true
}

resource "openstack_compute_instance_v2" "two_groups" {
  attrs          = { name = "two", network = [{ name = "Ext-Net" }], security_groups = ["web", "default"] }
  expect_failure = true
}

resource "openstack_networking_floatingip_v2" "reserved" {
  attrs = { pool = "public" }
}

resource "openstack_compute_floatingip_associate_v2" "server" {
  attrs          = { floating_ip = "192.0.2.1", instance_id = "1" }
  expect_failure = true
}

# -- load balancers, clusters, files -----------------------------------------------------------------------------------------

resource "openstack_lb_loadbalancer_v2" "portal" {
  attrs = { id = "lb-1", name = "lb-1" }
}

resource "openstack_networking_floatingip_associate_v2" "portal" {
  attrs = { floating_ip = "192.0.2.2", port_id = "lb-1" }
}

resource "openstack_lb_listener_v2" "listed" {
  attrs = { loadbalancer_id = "lb-1", protocol = "TCP", protocol_port = 5432, allowed_cidrs = ["10.0.0.0/8"] }
}

resource "openstack_lb_listener_v2" "open" {
  attrs          = { loadbalancer_id = "lb-1", protocol = "TCP", protocol_port = 5432, allowed_cidrs = ["0.0.0.0/0"] }
  expect_failure = true
}

resource "openstack_containerinfra_cluster_v1" "private" {
  attrs = { name = "private", floating_ip_enabled = false }
}

resource "openstack_containerinfra_cluster_v1" "public" {
  attrs          = { name = "public", floating_ip_enabled = "true" }
  expect_failure = true
}

resource "openstack_sharedfilesystem_share_access_v2" "server" {
  attrs = { access_type = "ip", access_to = "10.0.0.4" }
}

resource "openstack_sharedfilesystem_share_access_v2" "everyone" {
  attrs          = { access_type = "ip", access_to = "0.0.0.0/0" }
  expect_failure = true
}

resource "openstack_sharedfilesystem_share_access_v2" "certificate" {
  attrs = { access_type = "cert", access_to = "converter" }
}
