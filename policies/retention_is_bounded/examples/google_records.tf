# expect: fail
resource "google_logging_project_bucket_config" "audit" {
  project        = "labora-staging"
  location       = "europe-west9"
  bucket_id      = "audit"
  retention_days = 3650
}

# expect: fail
resource "google_pubsub_topic" "results" {
  name                       = "results"
  message_retention_duration = "2678400s"
}

# expect: fail
resource "google_managed_kafka_topic" "results" {
  topic_id           = "results"
  cluster            = "results"
  location           = "europe-west9"
  partition_count    = 2
  replication_factor = 3

  configs = {
    "retention.ms" = "-1"
  }
}

# expect: fail
resource "google_healthcare_consent_store" "consents" {
  name    = "consents"
  dataset = "projects/labora-staging/locations/europe-west9/datasets/patients"
}

# expect: fail
resource "google_compute_instance" "import" {
  name         = "import"
  machine_type = "e2-standard-4"

  boot_disk {
    auto_delete = false
  }
}

# expect: fail
resource "google_compute_instance_template" "workers" {
  name_prefix  = "worker-"
  machine_type = "e2-standard-4"

  disk {
    source_image = "debian-cloud/debian-12"
    auto_delete  = false
  }
}

# expect: fail
resource "google_dataproc_cluster" "convert" {
  name   = "convert"
  region = "europe-west9"
}

# expect: fail
resource "google_artifact_registry_repository" "images" {
  repository_id = "images"
  location      = "europe-west9"
  format        = "DOCKER"
}

# expect: fail
resource "google_secret_manager_secret" "source" {
  secret_id = "biolab-nord-migration"

  replication {
    auto {}
  }
}
