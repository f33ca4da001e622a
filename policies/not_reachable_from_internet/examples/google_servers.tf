# expect: fail
resource "google_project" "staging" {
  name       = "staging"
  project_id = "labora-staging"
}

# expect: pass
resource "google_compute_instance" "import" {
  name         = "import"
  machine_type = "e2-medium"
  tags         = ["bastion"]

  network_interface {
    network = google_compute_network.migration.id
  }
}

# expect: fail
resource "google_compute_instance" "bastion" {
  name         = "bastion"
  machine_type = "e2-medium"
  tags         = ["bastion"]

  network_interface {
    network = google_compute_network.migration.id

    access_config {}
  }
}

# expect: fail
resource "google_compute_instance_template" "workers" {
  machine_type = "e2-medium"

  network_interface {
    network = "default"

    access_config {
      network_tier = "STANDARD"
    }
  }
}

# expect: fail
resource "google_compute_forwarding_rule" "records" {
  name            = "records"
  ip_protocol     = "TCP"
  ports           = ["5432"]
  backend_service = "projects/labora-prod/regions/europe-west9/backendServices/records"
}

resource "google_compute_target_http_proxy" "portal" {
  name    = "portal"
  url_map = "portal"
}

# A proxy for requests: another policy judges who may send them.
# expect: pass
resource "google_compute_global_forwarding_rule" "portal" {
  name       = "portal"
  port_range = "8080"
  target     = google_compute_target_http_proxy.portal.id
}

resource "google_compute_target_tcp_proxy" "records" {
  name            = "records"
  backend_service = "projects/labora-prod/global/backendServices/records"
}

# expect: fail
resource "google_compute_global_forwarding_rule" "records" {
  name       = "records"
  port_range = "5432"
  target     = google_compute_target_tcp_proxy.records.id
}
