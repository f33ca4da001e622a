policytest {
  targets = ["oci.policy.hcl"]
}

resource "oci_core_instance" "at_launch" {
  attrs = { shape = "VM.Standard.E4.Flex", launch_options = [{ is_pv_encryption_in_transit_enabled = "true" }] }
}

resource "oci_core_instance" "null" {
  attrs          = { shape = "VM.Standard.E4.Flex", is_pv_encryption_in_transit_enabled = null }
  expect_failure = true
}

resource "oci_containerengine_node_pool" "encrypted" {
  attrs = { node_shape = "VM.Standard.E4.Flex", node_config_details = [{ size = 3, is_pv_encryption_in_transit_enabled = true }] }
}

resource "oci_containerengine_node_pool" "without_details" {
  attrs          = { node_shape = "VM.Standard.E4.Flex" }
  expect_failure = true
}

resource "oci_load_balancer_rule_set" "headers" {
  attrs = { name = "headers", items = [{ action = "ADD_HTTP_REQUEST_HEADER" }] }
}

resource "oci_load_balancer_listener" "tcp" {
  attrs = { name = "tcp", protocol = "TCP", port = 443 }
}

resource "oci_load_balancer_listener" "https" {
  attrs = { name = "https", protocol = "HTTP", port = 443, ssl_configuration = [{ certificate_ids = ["x"] }] }
}

resource "oci_load_balancer_listener" "other_rules" {
  attrs          = { name = "plain", protocol = "HTTP", port = 80, rule_set_names = ["headers"] }
  expect_failure = true
}
