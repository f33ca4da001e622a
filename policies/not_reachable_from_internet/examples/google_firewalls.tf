resource "google_compute_network" "migration" {
  name                    = "migration"
  auto_create_subnetworks = false
}

# expect: fail
resource "google_compute_firewall" "ssh" {
  name    = "ssh"
  network = google_compute_network.migration.name

  allow {
    protocol = "tcp"
    ports    = ["20-25"]
  }

  source_ranges = ["0.0.0.0/0"]
  target_tags   = ["bastion"]
}

# expect: fail
resource "google_compute_firewall" "viewer" {
  name    = "viewer"
  network = google_compute_network.migration.name

  allow {
    protocol = "tcp"
    ports    = ["8042"]
  }

  source_ranges = ["::/0"]
  target_tags   = ["viewer"]
}

# expect: pass
resource "google_compute_firewall" "portal" {
  name    = "portal"
  network = google_compute_network.migration.name

  allow {
    protocol = "tcp"
    ports    = ["443"]
  }

  source_ranges = ["0.0.0.0/0"]
}

variable "laboratory_ranges" {
  type = list(string)
}

# expect: unknown
resource "google_compute_firewall" "laboratories" {
  name    = "laboratories"
  network = google_compute_network.migration.name

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }

  source_ranges = var.laboratory_ranges
  target_tags   = ["exchange"]
}

# expect: fail
resource "google_compute_network_firewall_policy_rule" "everything" {
  firewall_policy = "migration"
  action          = "allow"
  direction       = "INGRESS"
  priority        = 1000

  match {
    src_ip_ranges = ["0.0.0.0/0"]

    layer4_configs {
      ip_protocol = "all"
    }
  }
}
