policytest {
  targets = ["outscale.policy.hcl"]
}

resource "outscale_security_group_rule" "own_network" {
  attrs = { flow = "Inbound", ip_protocol = "tcp", from_port_range = "22", to_port_range = "22", ip_range = "10.0.0.0/16" }
}

resource "outscale_security_group_rule" "from_group" {
  attrs = { flow = "Inbound", rules = [{ ip_protocol = "tcp", from_port_range = 22, to_port_range = 22, security_groups_members = [{ security_group_id = "sg-1" }] }] }
}

resource "outscale_security_group_rule" "ping" {
  attrs = { flow = "Inbound", ip_protocol = "icmp", from_port_range = -1, to_port_range = -1, ip_range = "0.0.0.0/0" }
}

# No protocol is all protocols.
resource "outscale_security_group_rule" "no_protocol" {
  attrs          = { flow = "Inbound", ip_protocol = null, ip_range = "0.0.0.0/0" }
  expect_failure = true
}

resource "outscale_security_group_rule" "range_of_ports" {
  attrs          = { flow = "inbound", ip_protocol = "tcp", from_port_range = 80, to_port_range = 443, ip_range = "0.0.0.0/0" }
  expect_failure = true
}

resource "outscale_vm" "with_nic" {
  attrs = { id = "i-1", image_id = "ami-1", nics = [{ nic_id = "eni-1", device_number = 0 }] }
}

resource "outscale_vm" "linked" {
  attrs = { id = "i-2", image_id = "ami-1", subnet_id = "subnet-1" }
}

resource "outscale_public_ip_link" "linked" {
  attrs          = { vm_id = "i-2", public_ip = "192.0.2.5" }
  expect_failure = true
}

# Nothing here tells what that machine is.
resource "outscale_public_ip_link" "elsewhere" {
  attrs = { vm_id = "i-9", public_ip = "192.0.2.6" }
}

resource "outscale_vm" "outside" {
  attrs          = { id = "i-3", image_id = "ami-1", subnet_id = null }
  expect_failure = true
}

resource "outscale_subnet" "default" {
  attrs = { ip_range = "10.0.1.0/24", map_public_ip_on_launch = null }
}

resource "outscale_subnet" "public" {
  attrs          = { ip_range = "10.0.1.0/24", map_public_ip_on_launch = "true" }
  expect_failure = true
}

resource "outscale_load_balancer" "internal" {
  attrs = { load_balancer_type = "internal", listeners = [{ load_balancer_port = 5432 }] }
}

resource "outscale_load_balancer" "web" {
  attrs = { listeners = [{ load_balancer_port = "443" }] }
}

resource "outscale_load_balancer" "database" {
  attrs          = { load_balancer_type = "internet-facing", listeners = [{ load_balancer_port = 443 }, { load_balancer_port = 5432 }] }
  expect_failure = true
}

resource "outscale_oks_cluster" "listed" {
  attrs = { admin_whitelist = ["10.0.0.0/8"] }
}

resource "outscale_oks_cluster" "open" {
  attrs          = { admin_whitelist = ["10.0.0.0/8", "::/0"] }
  expect_failure = true
}

# The certificate keeps strangers out.
resource "outscale_api_access_rule" "certificate" {
  attrs = { ip_ranges = ["0.0.0.0/0"], ca_ids = ["ca-1"] }
}

resource "outscale_api_access_rule" "open" {
  attrs          = { ip_ranges = ["0.0.0.0/0"], ca_ids = [] }
  expect_failure = true
}
