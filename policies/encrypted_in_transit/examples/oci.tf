# expect: pass
resource "oci_core_instance" "import" {
  availability_domain                 = "eu-frankfurt-1-AD-1"
  compartment_id                      = "ocid1.compartment.oc1..labora"
  shape                               = "VM.Standard.E4.Flex"
  is_pv_encryption_in_transit_enabled = true
}

# expect: fail
resource "oci_core_instance" "copy" {
  availability_domain = "eu-frankfurt-1-AD-1"
  compartment_id      = "ocid1.compartment.oc1..labora"
  shape               = "VM.Standard.E4.Flex"
}

# expect: pass
resource "oci_core_instance" "metal" {
  availability_domain = "eu-frankfurt-1-AD-1"
  compartment_id      = "ocid1.compartment.oc1..labora"
  shape               = "BM.Standard3.64"
}

# expect: fail
resource "oci_containerengine_node_pool" "portal" {
  cluster_id     = "ocid1.cluster.oc1..portal"
  compartment_id = "ocid1.compartment.oc1..labora"
  name           = "portal"
  node_shape     = "VM.Standard.E4.Flex"

  node_config_details {
    size = 3
  }
}

# expect: pass
resource "oci_load_balancer_listener" "redirect" {
  load_balancer_id         = "ocid1.loadbalancer.oc1..portal"
  name                     = "redirect"
  default_backend_set_name = "portal"
  port                     = 80
  protocol                 = "HTTP"
  rule_set_names           = [oci_load_balancer_rule_set.redirect.name]
}

resource "oci_load_balancer_rule_set" "redirect" {
  load_balancer_id = "ocid1.loadbalancer.oc1..portal"
  name             = "redirect"

  items {
    action = "REDIRECT"

    redirect_uri {
      protocol = "HTTPS"
      port     = 443
    }
  }
}

# expect: fail
resource "oci_load_balancer_listener" "plain" {
  load_balancer_id         = "ocid1.loadbalancer.oc1..portal"
  name                     = "plain"
  default_backend_set_name = "portal"
  port                     = 8080
  protocol                 = "HTTP"
}
