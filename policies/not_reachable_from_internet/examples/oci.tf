# expect: pass
resource "oci_core_security_list" "portal" {
  compartment_id = var.compartment
  vcn_id         = "ocid1.vcn.oc1..portal"

  ingress_security_rules {
    protocol = "6"
    source   = "0.0.0.0/0"

    tcp_options {
      min = 443
      max = 443
    }
  }

  ingress_security_rules {
    protocol = "1"
    source   = "0.0.0.0/0"
  }
}

variable "compartment" {
  type = string
}

# expect: fail
resource "oci_core_security_list" "remote" {
  compartment_id = var.compartment
  vcn_id         = "ocid1.vcn.oc1..portal"

  ingress_security_rules {
    protocol = "6"
    source   = "0.0.0.0/0"

    tcp_options {
      min = 22
      max = 22
    }
  }
}

# expect: fail
resource "oci_core_network_security_group_security_rule" "database" {
  network_security_group_id = "ocid1.networksecuritygroup.oc1..database"
  direction                 = "INGRESS"
  protocol                  = "6"
  source                    = "0.0.0.0/0"

  tcp_options {
    destination_port_range {
      min = 1521
      max = 1522
    }
  }
}

# expect: fail
resource "oci_core_instance" "copy" {
  compartment_id      = var.compartment
  availability_domain = "eu-frankfurt-1-AD-1"
  shape               = "VM.Standard.E4.Flex"

  create_vnic_details {
    subnet_id        = "ocid1.subnet.oc1..copy"
    assign_public_ip = true
  }
}

# expect: pass
resource "oci_database_autonomous_database" "records" {
  compartment_id = var.compartment
  db_name        = "records"
  subnet_id      = "ocid1.subnet.oc1..records"
}

# expect: fail
resource "oci_database_autonomous_database" "results" {
  compartment_id = var.compartment
  db_name        = "results"
}

# expect: fail
resource "oci_containerengine_cluster" "portal" {
  compartment_id     = var.compartment
  kubernetes_version = "v1.31.1"
  name               = "portal"
  vcn_id             = "ocid1.vcn.oc1..portal"

  endpoint_config {
    is_public_ip_enabled = true
    subnet_id            = "ocid1.subnet.oc1..portal"
  }
}
