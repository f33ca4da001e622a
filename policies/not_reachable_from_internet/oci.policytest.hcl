policytest {
  targets = ["oci.policy.hcl"]
}

resource "oci_core_security_list" "no_rules" {
  attrs = { display_name = "none" }
}

resource "oci_core_security_list" "of_a_service" {
  attrs = { ingress_security_rules = [{ protocol = "all", source = "oci-fra-objectstorage", source_type = "SERVICE_CIDR_BLOCK" }] }
}

resource "oci_core_security_list" "own_network" {
  attrs = { ingress_security_rules = [{ protocol = "all", source = "10.0.0.0/16" }] }
}

resource "oci_core_security_list" "options_of_the_other_protocol" {
  attrs = {
    ingress_security_rules = [{ protocol = 17, source = "0.0.0.0/0", tcp_options = [{ min = 443, max = 443 }] }]
  }
  expect_failure = true
}

resource "oci_core_default_security_list" "everything" {
  attrs          = { ingress_security_rules = [{ protocol = "all", source = "::/0" }] }
  expect_failure = true
}

resource "oci_core_network_security_group_security_rule" "outbound" {
  attrs = { direction = "EGRESS", protocol = "all", destination = "0.0.0.0/0" }
}

resource "oci_core_network_security_group_security_rule" "another_group" {
  attrs = { direction = "INGRESS", protocol = "6", source = "ocid1.networksecuritygroup.oc1..x", source_type = "NETWORK_SECURITY_GROUP" }
}

resource "oci_core_network_security_group_security_rule" "web" {
  attrs = {
    direction   = "INGRESS"
    protocol    = "6"
    source      = "0.0.0.0/0"
    source_type = "CIDR_BLOCK"
    tcp_options = [{ destination_port_range = [{ min = "443", max = 443 }] }]
  }
}

resource "oci_core_network_security_group_security_rule" "every_port" {
  attrs          = { direction = "INGRESS", protocol = "6", source = "0.0.0.0/0" }
  expect_failure = true
}

resource "oci_core_instance" "subnet_decides" {
  attrs = { create_vnic_details = [{ subnet_id = "x" }] }
}

resource "oci_core_instance" "as_text" {
  attrs          = { create_vnic_details = [{ assign_public_ip = "true" }] }
  expect_failure = true
}

resource "oci_database_autonomous_database" "listed" {
  attrs = { db_name = "listed", whitelisted_ips = ["198.51.100.0/24", "ocid1.vcn.oc1..x;10.0.0.0/24"] }
}

resource "oci_database_autonomous_database" "everyone" {
  attrs          = { db_name = "everyone", whitelisted_ips = ["0.0.0.0/0"], subnet_id = null }
  expect_failure = true
}

resource "oci_containerengine_cluster" "private" {
  attrs = { name = "private", endpoint_config = [{ is_public_ip_enabled = false }] }
}

resource "oci_containerengine_cluster" "guarded" {
  attrs = { name = "guarded", endpoint_config = [{ is_public_ip_enabled = "true", nsg_ids = ["ocid1.networksecuritygroup.oc1..x"] }] }
}

resource "oci_containerengine_cluster" "empty_groups" {
  attrs          = { name = "open", endpoint_config = [{ is_public_ip_enabled = "true", nsg_ids = [] }] }
  expect_failure = true
}
