policytest {
  targets = ["google_servers.policy.hcl"]
}

# -- networks that come open -------------------------------------------------------------------------------------------------

resource "google_project" "without_network" {
  attrs = { project_id = "labora-prod", auto_create_network = false }
}

resource "google_project" "with_network" {
  attrs          = { project_id = "labora-staging" }
  expect_failure = true
}

# -- servers -----------------------------------------------------------------------------------------------------------------

resource "google_compute_firewall" "ssh" {
  attrs = { name = "ssh", network = "migration", allow = [{ protocol = "tcp", ports = ["22"] }], source_ranges = ["0.0.0.0/0"], target_tags = ["bastion"] }
}

resource "google_compute_firewall" "web" {
  attrs = { name = "web", network = "migration", allow = [{ protocol = "tcp", ports = ["443"] }], source_ranges = ["0.0.0.0/0"] }
}

resource "google_compute_firewall" "database" {
  attrs = {
    name                    = "database"
    network                 = "records"
    allow                   = [{ protocol = "tcp", ports = ["5000-6000"] }]
    source_ranges           = ["0.0.0.0/1", "128.0.0.0/1"]
    target_service_accounts = ["database@labora-prod.iam.gserviceaccount.com"]
  }
}

resource "google_compute_firewall" "inside" {
  attrs = { name = "inside", network = "migration", allow = [{ protocol = "all" }], source_ranges = ["10.0.0.0/8"] }
}

resource "google_compute_instance" "private" {
  attrs = { name = "private", tags = ["bastion"], network_interface = [{ network = "migration" }] }
}

# Public, and reached on the ports of the web only.
resource "google_compute_instance" "web" {
  attrs          = { name = "web", tags = ["web"], network_interface = [{ network = "migration", access_config = [{}] }] }
  expect_failure = true
}

resource "google_compute_instance" "bastion" {
  attrs          = { name = "bastion", tags = ["bastion"], network_interface = [{ network = "migration", access_config = [{}] }] }
  expect_failure = true
}

resource "google_compute_instance" "database" {
  attrs = {
    name              = "database"
    network_interface = [{ network = "records", ipv6_access_config = [{ network_tier = "PREMIUM" }] }]
    service_account   = [{ email = "database@labora-prod.iam.gserviceaccount.com" }]
  }
  expect_failure = true
}

resource "google_compute_instance_template" "in_default_network" {
  attrs          = { name = "workers", network_interface = [{ network = "projects/labora-prod/global/networks/default", access_config = [{}] }] }
  expect_failure = true
}

# -- load balancers that pass connections on ---------------------------------------------------------------------------------

resource "google_compute_forwarding_rule" "inside" {
  attrs = { name = "inside", load_balancing_scheme = "INTERNAL", all_ports = true, backend_service = "records" }
}

resource "google_compute_forwarding_rule" "web" {
  attrs = { name = "web", ports = ["443"], backend_service = "portal" }
}

resource "google_compute_forwarding_rule" "database" {
  attrs          = { name = "database", ports = ["5432"], backend_service = "records" }
  expect_failure = true
}

resource "google_compute_forwarding_rule" "all_ports" {
  attrs          = { name = "all-ports", load_balancing_scheme = "EXTERNAL", all_ports = true, backend_service = "records" }
  expect_failure = true
}

resource "google_compute_global_forwarding_rule" "range" {
  attrs          = { name = "range", port_range = "443-8443", target = "projects/labora-prod/global/targetTcpProxies/records" }
  expect_failure = true
}

resource "google_compute_global_forwarding_rule" "proxy_for_requests" {
  attrs = { name = "requests", port_range = "8080", target = "projects/labora-prod/global/targetHttpProxies/portal" }
}

resource "google_compute_forwarding_rule" "vpn" {
  attrs = { name = "vpn", ip_protocol = "ESP", target = "projects/labora-prod/regions/europe-west9/targetVpnGateways/hospital" }
}
