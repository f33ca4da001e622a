policytest {
  targets = ["scaleway.policy.hcl"]
}

# -- databases ---------------------------------------------------------------------------------------------------------------

resource "scaleway_rdb_instance" "null_network" {
  attrs          = { id = "fr-par/1", engine = "PostgreSQL-15", private_network = [] }
  expect_failure = true
}

resource "scaleway_rdb_instance" "listed" {
  attrs = { id = "fr-par/2", engine = "PostgreSQL-15" }
}

resource "scaleway_rdb_acl" "of_listed" {
  attrs = { instance_id = "fr-par/2", acl_rules = [{ ip = "10.0.0.0/8" }] }
}

# The list is one of another database.
resource "scaleway_rdb_instance" "not_listed" {
  attrs          = { id = "fr-par/3", engine = "PostgreSQL-15" }
  expect_failure = true
}

resource "scaleway_rdb_acl" "two_halves" {
  attrs          = { instance_id = "fr-par/4", acl_rules = [{ ip = "0.0.0.0/1" }, { ip = "128.0.0.0/1" }] }
  expect_failure = true
}

resource "scaleway_redis_cluster" "listed" {
  attrs = { name = "listed", acl = [{ ip = "10.0.0.0/8" }] }
}

resource "scaleway_redis_cluster" "nothing_written" {
  attrs          = { name = "nothing" }
  expect_failure = true
}

resource "scaleway_mongodb_instance" "private" {
  attrs = { name = "private", private_network = [{ pn_id = "fr-par/9" }] }
}

resource "scaleway_mongodb_instance" "neither" {
  attrs          = { name = "neither" }
  expect_failure = true
}

resource "scaleway_opensearch_deployment" "private" {
  attrs = { name = "private", private_network = [{ pn_id = "fr-par/9" }] }
}

resource "scaleway_opensearch_deployment" "public" {
  attrs          = { name = "public" }
  expect_failure = true
}

# -- servers -----------------------------------------------------------------------------------------------------------------

resource "scaleway_instance_security_group" "null_default" {
  attrs          = { name = "null", inbound_default_policy = null }
  expect_failure = true
}

resource "scaleway_instance_security_group" "refuses_the_rest" {
  attrs = {
    name = "rest"
    inbound_rule = [
      { action = "accept", port = "443" }, { action = "accept", protocol = "TCP", port = 5432, ip_range = "10.0.0.0/8" },
      { action = "drop", protocol = "ANY" },
    ]
  }
}

# Drops one port only.
resource "scaleway_instance_security_group" "refuses_ssh" {
  attrs          = { name = "ssh", inbound_rule = [{ action = "drop", protocol = "ANY", port = 22 }] }
  expect_failure = true
}

resource "scaleway_instance_security_group" "all_ports" {
  attrs          = { name = "all", inbound_default_policy = "drop", inbound_rule = [{ action = "accept", protocol = "UDP" }] }
  expect_failure = true
}

resource "scaleway_instance_security_group" "agreed_port" {
  attrs = { name = "agreed", inbound_default_policy = "drop", inbound_rule = [{ action = "accept", port = 8443 }] }

  inputs {
    public_ports = [443, 8443]
  }
}

resource "scaleway_instance_security_group_rules" "own_network" {
  attrs = { security_group_id = "fr-par-1/1", inbound_rule = [{ action = "accept", ip = "10.1.2.3" }] }
}

resource "scaleway_instance_server" "no_address" {
  attrs = { name = "inside", ip_ids = null }
}

resource "scaleway_instance_server" "dynamic_address" {
  attrs          = { name = "dynamic", enable_dynamic_ip = "true" }
  expect_failure = true
}

resource "scaleway_instance_server" "several_addresses" {
  attrs          = { name = "several", ip_ids = ["fr-par-1/1"] }
  expect_failure = true
}

# -- clusters and ways in ----------------------------------------------------------------------------------------------------

resource "scaleway_k8s_cluster" "isolated" {
  attrs = { id = "fr-par/5", name = "isolated" }
}

resource "scaleway_k8s_acl" "of_isolated" {
  attrs = { cluster_id = "fr-par/5", no_ip_allowed = true }
}

resource "scaleway_k8s_cluster" "open" {
  attrs          = { id = "fr-par/6", name = "open" }
  expect_failure = true
}

resource "scaleway_k8s_acl" "open" {
  attrs          = { cluster_id = "fr-par/7", acl_rules = [{ ip = "::/0" }] }
  expect_failure = true
}

resource "scaleway_vpc_public_gateway" "no_bastion" {
  attrs = { type = "VPC-GW-S", bastion_enabled = false }
}

resource "scaleway_vpc_public_gateway" "bastion" {
  attrs = { type = "VPC-GW-S", bastion_enabled = "true", allowed_ip_ranges = ["198.51.100.0/24"] }
}

resource "scaleway_vpc_public_gateway" "open_bastion" {
  attrs          = { type = "VPC-GW-S", bastion_enabled = true, allowed_ip_ranges = ["0.0.0.0/0"] }
  expect_failure = true
}

resource "scaleway_vpc_public_gateway_pat_rule" "web" {
  attrs = { private_port = 8080, public_port = "443" }
}

resource "scaleway_vpc_public_gateway_pat_rule" "ssh" {
  attrs          = { private_port = 22, public_port = 2222 }
  expect_failure = true
}

resource "scaleway_lb" "inside" {
  attrs = { id = "fr-par-1/8", assign_flexible_ip = false }
}

resource "scaleway_lb_frontend" "inside" {
  attrs = { id = "fr-par-1/81", lb_id = "fr-par-1/8", inbound_port = 5432 }
}

resource "scaleway_lb_frontend" "guarded" {
  attrs = { id = "fr-par-1/82", lb_id = "fr-par-1/9", inbound_port = 5432 }
}

resource "scaleway_lb_acl" "guarded" {
  attrs = { frontend_id = "fr-par-1/82", action = [{ type = "deny" }], match = [{ ip_subnet = ["10.0.0.0/8"], invert = true }] }
}

resource "scaleway_lb_frontend" "open" {
  attrs          = { id = "fr-par-1/83", lb_id = "fr-par-1/9", inbound_port = 5432 }
  expect_failure = true
}

resource "scaleway_inference_deployment" "with_key" {
  attrs = { node_type = "L4", public_endpoint = [{ is_enabled = true }] }
}

resource "scaleway_inference_deployment" "without_key" {
  attrs          = { node_type = "L4", public_endpoint = [{ is_enabled = "true", disable_auth = "true" }] }
  expect_failure = true
}
