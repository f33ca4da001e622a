# expect: fail
resource "google_sql_database_instance" "migration" {
  name             = "migration"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-8192"

    ip_configuration {
      ipv4_enabled = true

      authorized_networks {
        name  = "one half"
        value = "0.0.0.0/1"
      }

      authorized_networks {
        name  = "the other"
        value = "128.0.0.0/1"
      }
    }
  }
}

# expect: pass
resource "google_sql_database_instance" "records" {
  name             = "records"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-8192"

    ip_configuration {
      ipv4_enabled    = false
      private_network = google_compute_network.migration.id
    }
  }
}

variable "public_database" {
  type = bool
}

# expect: unknown
resource "google_sql_database_instance" "by_environment" {
  name             = "by-environment"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-8192"

    ip_configuration {
      ipv4_enabled = var.public_database
    }
  }
}

# expect: fail
resource "google_alloydb_instance" "records" {
  cluster       = "records"
  instance_id   = "records"
  instance_type = "PRIMARY"

  network_config {
    enable_public_ip = true

    authorized_external_networks {
      cidr_range = "198.51.100.0/24"
    }
  }
}

# expect: fail
resource "google_container_cluster" "staging" {
  name = "staging"
}

# expect: pass
resource "google_container_cluster" "portal" {
  name = "portal"

  private_cluster_config {
    enable_private_nodes    = true
    enable_private_endpoint = true
  }
}

# expect: fail
resource "google_cloud_run_v2_service" "portal" {
  name     = "portal"
  location = "europe-west9"
}

# expect: fail
resource "google_cloud_run_service" "legacy" {
  name     = "legacy"
  location = "europe-west9"
}

# expect: fail
resource "google_cloudfunctions_function" "import" {
  name         = "import"
  runtime      = "python312"
  trigger_http = true
}

# expect: fail
resource "google_cloudfunctions2_function" "import" {
  name     = "import"
  location = "europe-west9"
}

# expect: fail
resource "google_app_engine_firewall_rule" "everyone" {
  priority     = 1000
  action       = "ALLOW"
  source_range = "*"
}

# expect: fail
resource "google_dataproc_cluster" "statistics" {
  name = "statistics"

  cluster_config {
    software_config {
      image_version = "2.1-debian11"
    }
  }
}

# expect: fail
resource "google_dataflow_job" "import" {
  name              = "import"
  template_gcs_path = "gs://labora-templates/import"
  temp_gcs_location = "gs://labora-templates/tmp"
}

# expect: fail
resource "google_composer_environment" "nightly" {
  name = "nightly"
}

# expect: fail
resource "google_cloudbuild_worker_pool" "builds" {
  name     = "builds"
  location = "europe-west9"
}

# expect: fail
resource "google_tpu_v2_vm" "training" {
  name            = "training"
  runtime_version = "tpu-vm-tf-2.13.0"

  network_config {
    enable_external_ips = true
  }
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
resource "google_looker_instance" "reports" {
  name = "reports"
}

# expect: fail
resource "google_data_fusion_instance" "import" {
  name = "import"
  type = "BASIC"
}

# expect: fail
resource "google_vertex_ai_endpoint" "triage" {
  name         = "triage"
  display_name = "triage"
  location     = "europe-west9"
}

# expect: fail
resource "google_vertex_ai_index_endpoint" "findings" {
  display_name            = "findings"
  region                  = "europe-west9"
  public_endpoint_enabled = true
}

# expect: fail
resource "google_netapp_volume" "scans" {
  name         = "scans"
  location     = "europe-west9"
  capacity_gib = "1024"
  share_name   = "scans"
  storage_pool = "scans"
  protocols    = ["NFSV4"]

  export_policy {
    rules {
      allowed_clients = "0.0.0.0/0"
      access_type     = "READ_WRITE"
    }
  }
}
