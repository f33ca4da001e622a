policytest {
  targets = ["ovh.policy.hcl"]
}

# -- databases and files -----------------------------------------------------------------------------------------------------

# The list has no effect there.
resource "ovh_cloud_project_database" "private" {
  attrs = { engine = "mysql", nodes = [{ region = "GRA", network_id = "1" }], ip_restrictions = [{ ip = "0.0.0.0/0" }] }
}

resource "ovh_cloud_managed_database" "half_private" {
  attrs = {
    engine          = "mysql"
    nodes           = [{ region = "GRA", network_id = "1" }, { region = "GRA", network_id = null }]
    ip_restrictions = [{ ip = "0.0.0.0/1" }, { ip = "128.0.0.0/1" }]
  }
  expect_failure = true
}

resource "ovh_dedicated_nasha_partition_access" "server" {
  attrs = { ip = "192.0.2.7" }
}

resource "ovh_hosting_privatedatabase_whitelist" "everyone" {
  attrs          = { ip = "0.0.0.0/0" }
  expect_failure = true
}

resource "ovh_cloud_storage_file_share_acl" "network" {
  attrs = { access_to = "10.0.0.0/16" }
}

resource "ovh_cloud_storage_file_share_acl" "everyone" {
  attrs          = { access_to = "0.0.0.0/0" }
  expect_failure = true
}

resource "ovh_dbaas_logs_cluster" "listed" {
  attrs = { query_allowed_networks = ["10.0.0.0/8"], archive_allowed_networks = null }
}

resource "ovh_dbaas_logs_cluster" "open" {
  attrs          = { direct_input_allowed_networks = ["0.0.0.0/0"] }
  expect_failure = true
}

# -- clusters and registries -------------------------------------------------------------------------------------------------

resource "ovh_cloud_managed_kubernetes" "listed" {
  attrs = { id = "1", name = "listed" }
}

resource "ovh_cloud_managed_kubernetes_iprestrictions" "of_listed" {
  attrs = { kube_id = "1", ips = ["10.0.0.0/8"] }
}

# The list of the other interface does not count, nor does that of another cluster.
resource "ovh_cloud_project_kube" "open" {
  attrs          = { id = "1", name = "open" }
  expect_failure = true
}

resource "ovh_cloud_project_kube_iprestrictions" "empty" {
  attrs          = { kube_id = "2", ips = [] }
  expect_failure = true
}

resource "ovh_cloud_project_containerregistry" "listed" {
  attrs = { id = "7", name = "listed" }
}

resource "ovh_cloud_project_containerregistry_ip_restrictions_registry" "of_listed" {
  attrs = { registry_id = "7", ip_restrictions = [{ ip_block = "10.0.0.0/8" }] }
}

resource "ovh_cloud_project_containerregistry_ip_restrictions_management" "of_listed" {
  attrs = { registry_id = "7", ip_restrictions = [{ ip_block = "10.0.0.0/8" }] }
}

# One of two lists.
resource "ovh_cloud_project_containerregistry" "half" {
  attrs          = { id = "8", name = "half" }
  expect_failure = true
}

resource "ovh_cloud_project_containerregistry_ip_restrictions_registry" "open" {
  attrs          = { registry_id = "8", ip_restrictions = [{ ip_block = "0.0.0.0/0" }] }
  expect_failure = true
}

# -- servers -----------------------------------------------------------------------------------------------------------------

resource "ovh_cloud_project_instance" "private" {
  attrs = { name = "private", network = [{ public = false, private = [{ network = [{ id = "1" }] }] }] }
}

resource "ovh_cloud_project_instance" "public" {
  attrs          = { name = "public", network = [{ public = "true" }] }
  expect_failure = true
}

resource "ovh_cloud_project_instance" "floating" {
  attrs          = { name = "floating", network = [{ private = [{ floating_ip = [{ id = "1" }] }] }] }
  expect_failure = true
}

# No group at all keeps everyone out.
resource "ovh_cloud_instance" "closed" {
  attrs = { name = "closed", networks = [{ auto_assign_public_ip = true }], security_group_ids = [] }
}

resource "ovh_cloud_instance" "private" {
  attrs = { name = "private", networks = [{ network_id = "1", subnet_id = "2", ip = "10.0.0.4" }] }
}

resource "ovh_cloud_instance" "own_address" {
  attrs          = { name = "own", networks = [{ network_id = null, subnet_id = null, ip = "192.0.2.9" }] }
  expect_failure = true
}

resource "ovh_cloud_security_group" "from_group" {
  attrs = { rule = [{ direction = "INGRESS", protocol = "TCP", port_range_min = 5432, port_range_max = 5432, remote_group_id = "1" }] }
}

resource "ovh_cloud_security_group" "all_protocols" {
  attrs          = { rule = [{ direction = "INGRESS", ethernet_type = "IPV6", remote_ip_prefix = "::/0" }] }
  expect_failure = true
}

resource "ovh_cloud_security_group" "ping" {
  attrs = { rule = [{ direction = "INGRESS", protocol = "ICMP", remote_ip_prefix = "0.0.0.0/0" }] }
}

resource "ovh_ip_firewall_rule" "answers" {
  attrs = { action = "permit", protocol = "tcp", tcp_option = "established" }
}

resource "ovh_ip_firewall_rule" "all_ports" {
  attrs          = { action = "permit", protocol = "udp", source = "0.0.0.0/0" }
  expect_failure = true
}

resource "ovh_ip_firewall" "on" {
  attrs = { ip = "192.0.2.7", enabled = true }
}

resource "ovh_ip_firewall" "off" {
  attrs          = { ip = "192.0.2.7", enabled = "false" }
  expect_failure = true
}

# -- load balancers ----------------------------------------------------------------------------------------------------------

resource "ovh_iploadbalancing_tcp_frontend" "listed" {
  attrs = { port = "5432", allowed_source = ["10.0.0.0/8"] }
}

resource "ovh_iploadbalancing_tcp_frontend" "range" {
  attrs          = { port = "443, 8000-8010", allowed_source = [] }
  expect_failure = true
}

resource "ovh_iploadbalancing_http_frontend" "disabled" {
  attrs = { port = "8080", disabled = true }
}

resource "ovh_iploadbalancing_http_frontend" "number" {
  attrs = { port = 443 }
}
