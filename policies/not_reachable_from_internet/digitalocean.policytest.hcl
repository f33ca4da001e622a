policytest {
  targets = ["digitalocean.policy.hcl"]
}

# -- droplets ----------------------------------------------------------------------------------------------------------------

resource "digitalocean_firewall" "own_network" {
  attrs = { name = "own", inbound_rule = [{ protocol = "tcp", port_range = "1-65535", source_addresses = ["10.0.0.0/8"] }] }
}

resource "digitalocean_firewall" "of_tags" {
  attrs = { name = "tags", tags = ["import"], inbound_rule = [{ protocol = "tcp", port_range = "5432", source_tags = ["portal"] }] }
}

resource "digitalocean_firewall" "web" {
  attrs = { name = "web", inbound_rule = [{ protocol = "tcp", port_range = "443", source_addresses = ["0.0.0.0/0", "::/0"] }] }
}

resource "digitalocean_firewall" "outbound" {
  attrs = { name = "out", outbound_rule = [{ protocol = "tcp", port_range = "1-65535", destination_addresses = ["0.0.0.0/0"] }] }
}

resource "digitalocean_firewall" "range" {
  attrs          = { name = "range", inbound_rule = [{ protocol = "tcp", port_range = "80-443", source_addresses = ["0.0.0.0/0"] }] }
  expect_failure = true
}

resource "digitalocean_firewall" "two_halves" {
  attrs          = { name = "halves", inbound_rule = [{ protocol = "udp", port_range = "161", source_addresses = ["0.0.0.0/1", "128.0.0.0/1"] }] }
  expect_failure = true
}

resource "digitalocean_droplet" "tagged" {
  attrs = { name = "tagged", tags = ["import", "staging"] }
}

resource "digitalocean_droplet" "null_tags" {
  attrs          = { name = "null", tags = null }
  expect_failure = true
}

resource "digitalocean_droplet" "other_tag" {
  attrs          = { name = "other", tags = ["imports"] }
  expect_failure = true
}

resource "digitalocean_droplet" "without_address" {
  attrs = { name = "private", public_networking = false }
}

# -- databases ---------------------------------------------------------------------------------------------------------------

resource "digitalocean_database_cluster" "records" {
  attrs = { id = "11111111-0000", name = "records" }
}

resource "digitalocean_database_firewall" "records" {
  attrs = { cluster_id = "11111111-0000", rule = [{ type = "k8s", value = "22222222" }, { type = "ip_addr", value = "203.0.113.7" }] }
}

resource "digitalocean_database_cluster" "alone" {
  attrs          = { id = "33333333-0000", name = "alone" }
  expect_failure = true
}

resource "digitalocean_database_firewall" "everyone" {
  attrs          = { cluster_id = "44444444-0000", rule = [{ type = "ip_addr", value = "::/0" }] }
  expect_failure = true
}

resource "digitalocean_database_replica" "alone" {
  attrs          = { id = "33333333-0000/replicas/alone", cluster_id = "33333333-0000", name = "alone" }
  expect_failure = true
}

resource "digitalocean_database_replica" "guarded" {
  attrs = { id = "66666666-0000", uuid = "66666666-0000", cluster_id = "33333333-0000", name = "guarded" }
}

resource "digitalocean_database_firewall" "of_a_replica" {
  attrs = { cluster_id = "66666666-0000", rule = [{ type = "tag", value = "portal" }] }
}

# -- clusters, load balancers ------------------------------------------------------------------------------------------------

resource "digitalocean_kubernetes_cluster" "guarded" {
  attrs = { name = "guarded", control_plane_firewall = [{ enabled = "true", allowed_addresses = ["198.51.100.16/29"] }] }
}

resource "digitalocean_kubernetes_cluster" "switched_off" {
  attrs          = { name = "off", control_plane_firewall = [{ enabled = false, allowed_addresses = ["198.51.100.16/29"] }] }
  expect_failure = true
}

resource "digitalocean_kubernetes_cluster" "everyone" {
  attrs          = { name = "everyone", control_plane_firewall = [{ enabled = true, allowed_addresses = ["0.0.0.0/0"] }] }
  expect_failure = true
}

resource "digitalocean_loadbalancer" "internal" {
  attrs = { name = "internal", network = "INTERNAL", forwarding_rule = [{ entry_port = 2575, entry_protocol = "tcp" }] }
}

resource "digitalocean_loadbalancer" "guarded" {
  attrs = { name = "guarded", firewall = [{ allow = ["ip:203.0.113.7"] }], forwarding_rule = [{ entry_port = 2575, entry_protocol = "tcp" }] }
}

resource "digitalocean_loadbalancer" "guarded_by_nothing" {
  attrs          = { name = "open", firewall = [{ allow = ["cidr:0.0.0.0/0"] }], forwarding_rule = [{ entry_port = "2575", entry_protocol = "tcp" }] }
  expect_failure = true
}

resource "digitalocean_loadbalancer" "web" {
  attrs = { name = "web", network = null, forwarding_rule = [{ entry_port = "443", entry_protocol = "https" }] }
}
