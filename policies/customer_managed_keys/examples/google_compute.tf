# expect: pass
resource "google_compute_disk" "records" {
  name = "records"

  disk_encryption_key {
    kms_key_self_link = google_kms_crypto_key.records.id
  }
}

# expect: fail
resource "google_compute_disk" "import" {
  name = "import"
}

# expect: fail
resource "google_compute_disk" "key_written_here" {
  name = "legacy"

  disk_encryption_key {
    raw_key = "SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0="
  }
}

# expect: fail
resource "google_compute_region_disk" "import" {
  name          = "import"
  replica_zones = ["europe-west9-a", "europe-west9-b"]
}

# expect: fail
resource "google_compute_instance" "import" {
  name         = "import"
  machine_type = "e2-medium"

  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
}

# expect: pass
resource "google_compute_instance" "with_own_disk" {
  name         = "archive"
  machine_type = "e2-medium"

  boot_disk {
    source = google_compute_disk.records.id
  }
}

# expect: fail
resource "google_compute_instance_template" "workers" {
  machine_type = "e2-medium"

  disk {
    source_image = "debian-cloud/debian-12"
  }
}

# expect: pass
resource "google_compute_snapshot" "of_records" {
  name        = "of-records"
  source_disk = google_compute_disk.records.name
}

# expect: fail
resource "google_compute_snapshot" "of_import" {
  name        = "of-import"
  source_disk = google_compute_disk.import.name
}

# expect: fail
resource "google_dataproc_cluster" "statistics" {
  name   = "statistics"
  region = "europe-west9"
}

# expect: fail
resource "google_composer_environment" "nightly" {
  name = "nightly"
}

# expect: fail
resource "google_container_cluster" "portal" {
  name = "portal"
}

# expect: fail
resource "google_container_node_pool" "portal" {
  cluster = google_container_cluster.portal.name
}

# expect: fail
resource "google_cloud_run_v2_service" "portal" {
  name     = "portal"
  location = "europe-west9"

  template {
    containers {
      image = "europe-west9-docker.pkg.dev/labora/portal/portal"
    }
  }
}

# expect: fail
resource "google_cloud_run_v2_job" "import" {
  name     = "import"
  location = "europe-west9"

  template {
    template {
      containers {
        image = "europe-west9-docker.pkg.dev/labora/portal/import"
      }
    }
  }
}

# expect: fail
resource "google_managed_kafka_cluster" "results" {
  cluster_id = "results"
  location   = "europe-west9"
}

# expect: fail
resource "google_data_fusion_instance" "import" {
  name = "import"
  type = "BASIC"
}

# expect: fail
resource "google_workbench_instance" "study" {
  name     = "study"
  location = "europe-west9-a"
}

# expect: fail
resource "google_notebooks_instance" "study" {
  name         = "study"
  location     = "europe-west9-a"
  machine_type = "e2-medium"
}

# expect: fail
resource "google_notebooks_runtime" "study" {
  name     = "study"
  location = "europe-west9"

  virtual_machine {
    virtual_machine_config {
      machine_type = "n1-standard-4"
    }
  }
}

# expect: fail
resource "google_compute_image" "workers" {
  name        = "workers"
  source_disk = google_compute_disk.import.id
}

# expect: fail
resource "google_compute_machine_image" "before_import" {
  name            = "before-import"
  source_instance = google_compute_instance.import.id
}

# expect: fail
resource "google_compute_instance" "key_written_here" {
  name         = "legacy"
  machine_type = "e2-medium"

  boot_disk {
    disk_encryption_key_raw = "SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0="
  }
}

# expect: fail
resource "google_compute_image" "key_written_here" {
  name        = "legacy"
  source_disk = google_compute_disk.records.id

  image_encryption_key {
    raw_key = "SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0="
  }
}

# expect: fail
resource "google_compute_machine_image" "key_written_here" {
  name            = "legacy"
  source_instance = google_compute_instance.with_own_disk.id

  machine_image_encryption_key {
    raw_key = "SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0="
  }
}

# expect: fail
resource "google_compute_snapshot" "key_written_here" {
  name        = "legacy"
  source_disk = google_compute_disk.records.name

  snapshot_encryption_key {
    raw_key = "SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0="
  }
}

# expect: fail
resource "google_compute_region_disk" "key_written_here" {
  name          = "legacy"
  replica_zones = ["europe-west9-a", "europe-west9-b"]

  disk_encryption_key {
    raw_key = "SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0="
  }
}
