# expect: fail
resource "google_storage_bucket" "patients" {
  name     = "labora-patients"
  location = "EUROPE-WEST9"
}

# expect: pass
resource "google_storage_bucket" "results" {
  name     = "labora-results"
  location = "EUROPE-WEST9"

  logging {
    log_bucket = google_storage_bucket.access_logs.name
  }
}

# Receives the logs of others.
# expect: pass
resource "google_storage_bucket" "access_logs" {
  name     = "labora-access-logs"
  location = "EUROPE-WEST9"
}

# expect: fail
resource "google_compute_backend_service" "portal" {
  name                  = "portal"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}

# expect: pass
resource "google_compute_backend_service" "portal_logged" {
  name                  = "portal-logged"
  load_balancing_scheme = "EXTERNAL_MANAGED"

  log_config {
    enable = true
  }
}

# expect: fail
resource "google_compute_firewall" "from_office" {
  name          = "from-office"
  network       = "staging"
  source_ranges = ["192.0.2.0/24"]

  allow {
    protocol = "tcp"
    ports    = ["443"]
  }
}

# expect: fail
resource "google_compute_network_firewall_policy_rule" "from_office" {
  firewall_policy = "staging"
  priority        = 1000
  direction       = "INGRESS"
  action          = "allow"

  match {
    src_ip_ranges = ["192.0.2.0/24"]

    layer4_configs {
      ip_protocol = "tcp"
      ports       = [443]
    }
  }
}

# expect: fail
resource "google_dns_managed_zone" "portal" {
  name     = "portal"
  dns_name = "labora.example."
}

# expect: fail
resource "google_dns_policy" "staging" {
  name = "staging"

  networks {
    network_url = "projects/labora-staging/global/networks/staging"
  }
}

# expect: fail
resource "google_compute_router_nat" "staging" {
  name                               = "staging"
  router                             = "staging"
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"
}

# expect: pass
resource "google_compute_router_nat" "logged" {
  name                               = "logged"
  router                             = "staging"
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"

  log_config {
    enable = true
    filter = "ALL"
  }
}
