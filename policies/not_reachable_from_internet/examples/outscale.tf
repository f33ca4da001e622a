resource "outscale_security_group" "converter" {
  description         = "converter"
  security_group_name = "converter"
}

# expect: fail
resource "outscale_security_group_rule" "ssh" {
  flow              = "Inbound"
  security_group_id = outscale_security_group.converter.security_group_id
  from_port_range   = "22"
  to_port_range     = "22"
  ip_protocol       = "tcp"
  ip_range          = "0.0.0.0/0"
}

# expect: fail
resource "outscale_security_group_rule" "several" {
  flow              = "Inbound"
  security_group_id = outscale_security_group.converter.security_group_id

  rules {
    from_port_range = "443"
    to_port_range   = "443"
    ip_protocol     = "tcp"
    ip_ranges       = ["0.0.0.0/0"]
  }

  rules {
    from_port_range = "5432"
    to_port_range   = "5432"
    ip_protocol     = "tcp"
    ip_ranges       = ["10.0.0.0/16", "0.0.0.0/0"]
  }
}

# expect: pass
resource "outscale_security_group_rule" "web" {
  flow              = "Inbound"
  security_group_id = outscale_security_group.converter.security_group_id
  from_port_range   = "443"
  to_port_range     = "443"
  ip_protocol       = "tcp"
  ip_range          = "0.0.0.0/0"
}

resource "outscale_security_group_rule" "outwards" {
  flow              = "Outbound"
  security_group_id = outscale_security_group.converter.security_group_id
  ip_protocol       = "-1"
  ip_range          = "0.0.0.0/0"
}

# expect: fail
resource "outscale_vm" "converter" {
  image_id     = "ami-0a1b2c3d"
  vm_type      = "tinav5.c2r4p1"
  keypair_name = "j.morel"
}

# expect: pass
resource "outscale_vm" "inside" {
  image_id     = "ami-0a1b2c3d"
  vm_type      = "tinav5.c2r4p1"
  keypair_name = "j.morel"
  subnet_id    = outscale_subnet.inside.subnet_id
}

# expect: pass
resource "outscale_subnet" "inside" {
  net_id   = "vpc-0a1b2c3d"
  ip_range = "10.0.1.0/24"
}

# expect: fail
resource "outscale_subnet" "open" {
  net_id                  = "vpc-0a1b2c3d"
  ip_range                = "10.0.2.0/24"
  map_public_ip_on_launch = true
}

# expect: fail
resource "outscale_load_balancer" "sftp" {
  load_balancer_name = "sftp"
  subregion_names    = ["eu-west-2a"]

  listeners {
    backend_port           = 22
    backend_protocol       = "TCP"
    load_balancer_port     = 22
    load_balancer_protocol = "TCP"
  }
}

# expect: pass
resource "outscale_load_balancer" "portal" {
  load_balancer_name = "portal"
  subregion_names    = ["eu-west-2a"]

  listeners {
    backend_port           = 8080
    backend_protocol       = "HTTP"
    load_balancer_port     = 443
    load_balancer_protocol = "HTTPS"
    server_certificate_id  = "orn:ows:idauth::012345678910:server-certificate/portal"
  }
}

# expect: fail
resource "outscale_oks_cluster" "staging" {
  project_id      = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  name            = "staging"
  version         = "1.32"
  admin_whitelist = ["0.0.0.0/0"]
  cidr_pods       = "10.91.0.0/16"
  cidr_service    = "10.92.0.0/16"
}

# expect: pass
resource "outscale_oks_cluster" "listed" {
  project_id      = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  name            = "listed"
  version         = "1.32"
  admin_whitelist = ["192.0.2.0/24"]
  cidr_pods       = "10.91.0.0/16"
  cidr_service    = "10.92.0.0/16"
}

# expect: fail
resource "outscale_api_access_rule" "everyone" {
  ip_ranges   = ["0.0.0.0/0"]
  description = "everyone"
}

# expect: pass
resource "outscale_api_access_rule" "office" {
  ip_ranges   = ["192.0.2.0/24"]
  description = "office"
}

# expect: pass
resource "outscale_vm" "linked" {
  image_id     = "ami-0a1b2c3d"
  vm_type      = "tinav5.c2r4p1"
  keypair_name = "a.diallo"
  subnet_id    = outscale_subnet.inside.subnet_id
}

# The machine is named by the number that others know it by.
# expect: fail
resource "outscale_public_ip_link" "linked" {
  vm_id     = outscale_vm.linked.vm_id
  public_ip = "192.0.2.5"
}
