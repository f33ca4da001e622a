policytest {
  targets = ["google_firewalls.policy.hcl"]
}

# -- rules of networks -------------------------------------------------------------------------------------------------------

resource "google_compute_firewall" "web" {
  attrs = { name = "web", allow = [{ protocol = "tcp", ports = ["80", "443"] }, { protocol = "icmp" }], source_ranges = ["0.0.0.0/0", "::/0"] }
}

resource "google_compute_firewall" "ssh_from_own_network" {
  attrs = { name = "ssh", allow = [{ protocol = "tcp", ports = ["22"] }], source_ranges = ["10.0.0.0/8"], direction = "INGRESS" }
}

resource "google_compute_firewall" "ssh_by_tag" {
  attrs = { name = "ssh-by-tag", allow = [{ protocol = "tcp", ports = ["22"] }], source_tags = ["bastion"] }
}

resource "google_compute_firewall" "outwards" {
  attrs = { name = "out", allow = [{ protocol = "all" }], direction = "EGRESS", destination_ranges = ["0.0.0.0/0"] }
}

resource "google_compute_firewall" "switched_off" {
  attrs = { name = "off", allow = [{ protocol = "all" }], source_ranges = ["0.0.0.0/0"], disabled = "true" }
}

resource "google_compute_firewall" "deny" {
  attrs = { name = "deny", deny = [{ protocol = "all" }], source_ranges = ["0.0.0.0/0"] }
}

resource "google_compute_firewall" "vpn" {
  attrs = { name = "vpn", allow = [{ protocol = "esp" }], source_ranges = ["0.0.0.0/0"] }
}

resource "google_compute_firewall" "ssh" {
  attrs          = { name = "ssh-open", allow = [{ protocol = "tcp", ports = [22] }], source_ranges = ["0.0.0.0/0"] }
  expect_failure = true
}

resource "google_compute_firewall" "database_in_a_range" {
  attrs          = { name = "range", allow = [{ protocol = "TCP", ports = ["443", "5000-6000"] }], source_ranges = ["0.0.0.0/0"] }
  expect_failure = true
}

resource "google_compute_firewall" "two_halves" {
  attrs          = { name = "halves", allow = [{ protocol = "tcp", ports = ["3389"] }], source_ranges = ["0.0.0.0/1", "128.0.0.0/1"] }
  expect_failure = true
}

resource "google_compute_firewall" "ipv6" {
  attrs          = { name = "ipv6", allow = [{ protocol = "tcp", ports = ["5432"] }], source_ranges = ["::/0"] }
  expect_failure = true
}

# Without ports, all of them are meant.
resource "google_compute_firewall" "all_ports" {
  attrs          = { name = "all-ports", allow = [{ protocol = "tcp", ports = [] }], source_ranges = ["0.0.0.0/0"], source_tags = ["web"] }
  expect_failure = true
}

resource "google_compute_firewall" "all_protocols" {
  attrs          = { name = "all", allow = [{ protocol = "all" }], source_ranges = ["0.0.0.0/0"] }
  expect_failure = true
}

resource "google_compute_firewall" "from_anywhere_by_omission" {
  attrs          = { name = "omitted", allow = [{ protocol = "tcp", ports = ["22"] }] }
  expect_failure = true
}

resource "google_compute_firewall" "another_port" {
  attrs          = { name = "another", allow = [{ protocol = "tcp", ports = ["8080"] }], source_ranges = ["0.0.0.0/0"] }
  expect_failure = true
}

resource "google_compute_firewall" "range_of_ports" {
  attrs          = { name = "another-range", allow = [{ protocol = "udp", ports = ["80-81"] }], source_ranges = ["0.0.0.0/0"] }
  expect_failure = true
}

resource "google_compute_firewall" "port_that_is_meant_to_be_open" {
  attrs = { name = "agreed", allow = [{ protocol = "tcp", ports = ["8443"] }], source_ranges = ["0.0.0.0/0"] }

  inputs {
    public_ports = [443, 8443]
  }
}

# -- rules of policies -------------------------------------------------------------------------------------------------------

resource "google_compute_network_firewall_policy_rule" "web" {
  attrs = {
    action    = "allow"
    direction = "INGRESS"
    match     = [{ src_ip_ranges = ["0.0.0.0/0"], layer4_configs = [{ ip_protocol = "tcp", ports = ["443"] }, { ip_protocol = "icmp" }] }]
  }
}

resource "google_compute_network_firewall_policy_rule" "own_network" {
  attrs = {
    action    = "allow"
    direction = "INGRESS"
    match     = [{ src_ip_ranges = ["10.0.0.0/8"], layer4_configs = [{ ip_protocol = "all" }] }]
  }
}

resource "google_compute_region_network_firewall_policy_rule" "deny" {
  attrs = {
    action    = "deny"
    direction = "INGRESS"
    match     = [{ src_ip_ranges = ["0.0.0.0/0"], layer4_configs = [{ ip_protocol = "all" }] }]
  }
}

resource "google_compute_firewall_policy_rule" "ssh" {
  attrs = {
    action    = "allow"
    direction = "INGRESS"
    match     = [{ src_ip_ranges = ["0.0.0.0/0"], layer4_configs = [{ ip_protocol = "tcp", ports = ["22"] }] }]
  }
  expect_failure = true
}

resource "google_compute_region_network_firewall_policy_rule" "everything" {
  attrs = {
    action    = "allow"
    direction = "INGRESS"
    match     = [{ src_ip_ranges = ["::/0"], layer4_configs = [{ ip_protocol = "all" }] }]
  }
  expect_failure = true
}
