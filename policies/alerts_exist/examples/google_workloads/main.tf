# One of each kind of workload on Google Cloud, and nobody watches any of them.

# expect: fail
resource "google_alloydb_cluster" "letters" {
  cluster_id = "letters"
  location   = "europe-west9"
}

# expect: fail
resource "google_bigquery_dataset" "figures" {
  dataset_id = "figures"
  location   = "europe-west9"
}

# expect: fail
resource "google_cloud_run_v2_service" "portal" {
  name     = "portal"
  location = "europe-west9"

  template {
    containers {
      image = "europe-west9-docker.pkg.dev/labora/portal/portal:1.4.2"
    }
  }
}

# expect: fail
resource "google_compute_instance" "import" {
  name         = "import"
  machine_type = "e2-small"
  zone         = "europe-west9-a"

  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }

  network_interface {
    network = "default"
  }
}

# expect: fail
resource "google_container_cluster" "laboratory" {
  name     = "laboratory"
  location = "europe-west9"
}

# expect: fail
resource "google_database_migration_service_migration_job" "lims" {
  migration_job_id = "lims"
  location         = "europe-west9"
  source           = "source"
  destination      = "destination"
  type             = "CONTINUOUS"
}

# expect: fail
resource "google_dataflow_job" "convert" {
  name              = "convert"
  template_gcs_path = "gs://labora-templates/convert"
  temp_gcs_location = "gs://labora-templates/temporary"
}

# expect: fail
resource "google_pubsub_subscription" "orders" {
  name  = "orders"
  topic = "orders"
}

# expect: fail
resource "google_redis_instance" "sessions" {
  name           = "sessions"
  memory_size_gb = 1
}

# expect: fail
resource "google_storage_bucket" "scans" {
  name     = "labora-scans"
  location = "EUROPE-WEST9"
}
