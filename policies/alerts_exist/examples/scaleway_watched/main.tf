resource "scaleway_cockpit_alert_manager" "main" {
  project_id              = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  preconfigured_alert_ids = ["6c6843af-1815-46df-9e52-6feafcf31fd7"]

  contact_points {
    email = "oncall@labora.example"
  }
}

# expect: pass
resource "scaleway_cockpit" "main" {
  project_id = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
}

# expect: pass
resource "scaleway_rdb_instance" "watched" {
  name       = "watched"
  node_type  = "DB-GP-XS"
  engine     = "PostgreSQL-15"
  project_id = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
}

# Another project.
# expect: fail
resource "scaleway_k8s_cluster" "elsewhere" {
  name                        = "elsewhere"
  version                     = "1.31.2"
  cni                         = "cilium"
  delete_additional_resources = true
  project_id                  = "2f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
}
