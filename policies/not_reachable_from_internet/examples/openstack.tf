resource "openstack_networking_secgroup_v2" "converter" {
  name = "converter"
}

# expect: fail
resource "openstack_networking_secgroup_rule_v2" "ssh" {
  security_group_id = openstack_networking_secgroup_v2.converter.id
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 22
  port_range_max    = 22
  remote_ip_prefix  = "0.0.0.0/0"
}

# Without a range it is for everyone.
# expect: fail
resource "openstack_networking_secgroup_rule_v2" "database" {
  security_group_id = openstack_networking_secgroup_v2.converter.id
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 5432
  port_range_max    = 5432
}

# expect: pass
resource "openstack_networking_secgroup_rule_v2" "from_group" {
  security_group_id = openstack_networking_secgroup_v2.converter.id
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 5432
  port_range_max    = 5432
  remote_group_id   = openstack_networking_secgroup_v2.converter.id
}

# expect: pass
resource "openstack_networking_secgroup_rule_v2" "web" {
  security_group_id = openstack_networking_secgroup_v2.converter.id
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 443
  port_range_max    = 443
}

resource "openstack_networking_secgroup_rule_v2" "outwards" {
  security_group_id = openstack_networking_secgroup_v2.converter.id
  direction         = "egress"
  ethertype         = "IPv4"
}

variable "openstack_laboratory_range" {
  type = string
}

# expect: unknown
resource "openstack_networking_secgroup_rule_v2" "laboratory" {
  security_group_id = openstack_networking_secgroup_v2.converter.id
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 22
  port_range_max    = 22
  remote_ip_prefix  = var.openstack_laboratory_range
}

# expect: fail
resource "openstack_compute_secgroup_v2" "old" {
  name        = "old"
  description = "of the time before Neutron"

  rule {
    from_port   = 3389
    to_port     = 3389
    ip_protocol = "tcp"
    cidr        = "0.0.0.0/0"
  }
}

# expect: fail
resource "openstack_fw_rule_v2" "everything" {
  name     = "everything"
  action   = "allow"
  protocol = "tcp"
}

# expect: pass
resource "openstack_fw_rule_v2" "web" {
  name             = "web"
  action           = "allow"
  protocol         = "tcp"
  destination_port = "443"
}

# expect: fail
resource "openstack_networking_port_v2" "import" {
  name                  = "import"
  network_id            = openstack_networking_network_v2.records.id
  port_security_enabled = false
}

resource "openstack_networking_network_v2" "records" {
  name = "records"
}

# -- a server at OVHcloud, where Ext-Net is the internet ------------------------------------------------------------------------

provider "openstack" {
  alias       = "ovh"
  auth_url    = "https://auth.cloud.ovh.net/v3"
  domain_name = "default"
  region      = "GRA11"
}

# expect: fail
resource "openstack_compute_instance_v2" "converter" {
  provider    = openstack.ovh
  name        = "converter"
  flavor_name = "b3-8"
  image_name  = "Debian 12"

  network {
    name = "Ext-Net"
  }
}

# Without a network it gets that one.
# expect: fail
resource "openstack_compute_instance_v2" "import" {
  provider        = openstack.ovh
  name            = "import"
  flavor_name     = "b3-8"
  image_name      = "Debian 12"
  security_groups = ["default"]
}

# expect: pass
resource "openstack_compute_instance_v2" "guarded" {
  provider        = openstack.ovh
  name            = "guarded"
  flavor_name     = "b3-8"
  image_name      = "Debian 12"
  security_groups = [openstack_networking_secgroup_v2.converter.name]

  network {
    name = "Ext-Net"
  }
}

# On another cloud the group "default" admits nobody.
# expect: pass
resource "openstack_compute_instance_v2" "elsewhere" {
  name        = "elsewhere"
  flavor_name = "m1.small"
  image_name  = "Debian 12"
}

# -- addresses and load balancers ----------------------------------------------------------------------------------------------

# expect: fail
resource "openstack_networking_floatingip_v2" "server" {
  pool    = "public"
  port_id = openstack_networking_port_v2.import.id
}

resource "openstack_lb_loadbalancer_v2" "portal" {
  name          = "portal"
  vip_subnet_id = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
}

# expect: pass
resource "openstack_networking_floatingip_v2" "portal" {
  pool    = "public"
  port_id = openstack_lb_loadbalancer_v2.portal.vip_port_id
}

# expect: fail
resource "openstack_lb_listener_v2" "database" {
  name            = "database"
  protocol        = "TCP"
  protocol_port   = 5432
  loadbalancer_id = openstack_lb_loadbalancer_v2.portal.id
}

# expect: pass
resource "openstack_lb_listener_v2" "portal" {
  name            = "portal"
  protocol        = "TERMINATED_HTTPS"
  protocol_port   = 443
  loadbalancer_id = openstack_lb_loadbalancer_v2.portal.id
}

resource "openstack_lb_loadbalancer_v2" "inside" {
  name          = "inside"
  vip_subnet_id = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
}

resource "openstack_lb_listener_v2" "inside" {
  name            = "inside"
  protocol        = "TCP"
  protocol_port   = 5432
  loadbalancer_id = openstack_lb_loadbalancer_v2.inside.id
}

# expect: fail
resource "openstack_containerinfra_clustertemplate_v1" "staging" {
  name                = "staging"
  coe                 = "kubernetes"
  image               = "fedora-coreos-38"
  floating_ip_enabled = true
}

# expect: fail
resource "openstack_sharedfilesystem_share_access_v2" "everyone" {
  share_id     = "2f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  access_type  = "ip"
  access_to    = "0.0.0.0/0"
  access_level = "rw"
}
