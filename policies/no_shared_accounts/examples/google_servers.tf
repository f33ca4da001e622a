# expect: fail
resource "google_compute_instance" "import" {
  name         = "import"
  machine_type = "e2-standard-4"

  service_account {
    scopes = ["cloud-platform"]
  }

  metadata = {
    serial-port-enable = "TRUE"
    ssh-keys           = "support:ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEs0bW9k support@labora.example"
  }
}

# expect: pass
resource "google_compute_instance" "portal" {
  name         = "portal"
  machine_type = "e2-standard-4"

  service_account {
    email  = google_service_account.portal.email
    scopes = ["cloud-platform"]
  }

  metadata = {
    enable-oslogin = "TRUE"
  }
}

resource "google_service_account" "portal" {
  account_id = "portal"
}

# Holds keys in another project.
# expect: fail
resource "google_compute_project_metadata" "test" {
  project = "labora-test"

  metadata = {
    ssh-keys = "lab:ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEs0bW9k lab@labora.example"
  }
}

# expect: fail
resource "google_compute_project_metadata_item" "keys" {
  project = "labora-test"
  key     = "ssh-keys"
  value   = "lab:ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEs0bW9k lab@labora.example"
}

# expect: fail
resource "google_container_node_pool" "default" {
  name       = "default"
  cluster    = "labora"
  node_count = 2
}

# expect: pass
resource "google_container_node_pool" "conversion" {
  name       = "conversion"
  cluster    = "labora"
  node_count = 2

  node_config {
    service_account = google_service_account.portal.email
  }
}

# Which account this is, only the variable tells.
# expect: unknown
resource "google_container_node_pool" "given" {
  name       = "given"
  cluster    = "labora"
  node_count = 2

  node_config {
    service_account = var.nodes_account
  }
}

variable "nodes_account" {
  type = string
}
