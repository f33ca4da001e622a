policytest {
  targets = ["hcloud.policy.hcl"]
}

resource "hcloud_firewall" "ping" {
  attrs = { name = "ping", rule = [{ direction = "in", protocol = "icmp", source_ips = ["0.0.0.0/0", "::/0"] }] }
}

resource "hcloud_firewall" "every_port" {
  attrs          = { name = "any", rule = [{ direction = "in", protocol = "udp", port = "any", source_ips = ["0.0.0.0/0"] }] }
  expect_failure = true
}

resource "hcloud_firewall" "for_labels" {
  attrs = { name = "labels", apply_to = [{ label_selector = "team" }, { server = "4711" }] }
}

resource "hcloud_firewall_attachment" "for_labels" {
  attrs = { firewall_id = 1, label_selectors = ["role==import"], server_ids = null }
}

resource "hcloud_server" "selected_by_key" {
  attrs = { name = "a", labels = { team = "labora" } }
}

resource "hcloud_server" "selected_by_value" {
  attrs = { name = "b", labels = { role = "import" } }
}

resource "hcloud_server" "of_another_role" {
  attrs          = { name = "c", labels = { role = "copy" } }
  expect_failure = true
}

resource "hcloud_server" "null_firewalls" {
  attrs          = { name = "d", firewall_ids = null, labels = null }
  expect_failure = true
}

resource "hcloud_server" "without_addresses" {
  attrs = { name = "e", public_net = [{ ipv4_enabled = "false", ipv6_enabled = false }] }
}

resource "hcloud_load_balancer_service" "no_port" {
  attrs = { load_balancer_id = "lb-1", protocol = "http" }
}

resource "hcloud_load_balancer_network" "web_only" {
  attrs = { load_balancer_id = "lb-1", network_id = "n", enable_public_interface = true }
}

resource "hcloud_load_balancer_service" "database" {
  attrs          = { load_balancer_id = "lb-2", protocol = "tcp", listen_port = "5432" }
  expect_failure = true
}

resource "hcloud_load_balancer_network" "database" {
  attrs          = { load_balancer_id = "lb-2", network_id = "n" }
  expect_failure = true
}

resource "hcloud_storage_box_subaccount" "inner" {
  attrs = { storage_box_id = 1, access_settings = { reachable_externally = false, samba_enabled = true } }
}

resource "hcloud_storage_box_subaccount" "null_settings" {
  attrs = { storage_box_id = 1, access_settings = null }
}

resource "hcloud_storage_box_subaccount" "outer" {
  attrs          = { storage_box_id = 1, access_settings = { reachable_externally = "true" } }
  expect_failure = true
}
