# expect: pass
resource "ncloud_access_control_group_rule" "portal" {
  access_control_group_no = ncloud_access_control_group.portal.id

  inbound {
    protocol   = "TCP"
    ip_block   = "0.0.0.0/0"
    port_range = "443"
  }

  inbound {
    protocol                       = "TCP"
    source_access_control_group_no = ncloud_access_control_group.portal.id
    port_range                     = "5432"
  }

  outbound {
    protocol   = "TCP"
    ip_block   = "0.0.0.0/0"
    port_range = "1-65535"
  }
}

resource "ncloud_access_control_group" "portal" {
  name   = "portal"
  vpc_no = "4711"
}

# expect: fail
resource "ncloud_access_control_group_rule" "remote" {
  access_control_group_no = ncloud_access_control_group.portal.id

  inbound {
    protocol   = "TCP"
    ip_block   = "0.0.0.0/0"
    port_range = "22"
  }
}

# expect: fail
resource "ncloud_network_acl_rule" "remote" {
  network_acl_no = "815"

  inbound {
    priority    = 100
    protocol    = "TCP"
    rule_action = "ALLOW"
    ip_block    = "0.0.0.0/0"
    port_range  = "20-23"
  }
}

# The lower number decides, and answers come back.
# expect: pass
resource "ncloud_network_acl_rule" "portal" {
  network_acl_no = "816"

  inbound {
    priority    = 10
    protocol    = "TCP"
    rule_action = "DROP"
    ip_block    = "0.0.0.0/0"
    port_range  = "3389"
  }

  inbound {
    priority    = 20
    protocol    = "TCP"
    rule_action = "ALLOW"
    ip_block    = "0.0.0.0/0"
    port_range  = "3380-3400"
  }

  inbound {
    priority    = 30
    protocol    = "TCP"
    rule_action = "ALLOW"
    ip_block    = "0.0.0.0/0"
    port_range  = "1024-65535"
  }
}
