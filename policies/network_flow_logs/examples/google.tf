# expect: fail
resource "google_compute_network" "automatic" {
  name = "automatic"
}

# expect: pass
resource "google_compute_network" "staging" {
  name                    = "staging"
  auto_create_subnetworks = false
}

# expect: fail
resource "google_compute_subnetwork" "silent" {
  name          = "silent"
  network       = google_compute_network.staging.id
  ip_cidr_range = "10.20.0.0/24"
}

# expect: pass
resource "google_compute_subnetwork" "databases" {
  name          = "databases"
  network       = google_compute_network.staging.id
  ip_cidr_range = "10.20.1.0/24"

  log_config {
    flow_sampling = 0.5
  }
}

# Has a flow log beside it.
# expect: pass
resource "google_compute_subnetwork" "portal" {
  name          = "portal"
  network       = google_compute_network.staging.id
  ip_cidr_range = "10.20.2.0/24"
}

resource "google_network_management_vpc_flow_logs_config" "portal" {
  vpc_flow_logs_config_id = "portal"
  location                = "global"
  subnet                  = google_compute_subnetwork.portal.id
}

# Holds no machines, only the proxies of a load balancer.
# expect: pass
resource "google_compute_subnetwork" "proxies" {
  name          = "proxies"
  network       = google_compute_network.staging.id
  ip_cidr_range = "10.20.3.0/24"
  purpose       = "REGIONAL_MANAGED_PROXY"
  role          = "ACTIVE"
}

# expect: fail
resource "google_network_management_vpc_flow_logs_config" "off" {
  vpc_flow_logs_config_id = "off"
  location                = "global"
  subnet                  = google_compute_subnetwork.silent.id
  state                   = "DISABLED"
}

# expect: fail
resource "google_container_cluster" "blind" {
  name                        = "blind"
  enable_intranode_visibility = false
}

# Whether the subnet is logged, only the variable tells.
# expect: unknown
resource "google_compute_subnetwork" "given" {
  name          = "given"
  network       = google_compute_network.staging.id
  ip_cidr_range = "10.20.4.0/24"

  dynamic "log_config" {
    for_each = var.flow_logs

    content {
      flow_sampling = log_config.value
    }
  }
}

variable "flow_logs" {
  type = list(number)
}
