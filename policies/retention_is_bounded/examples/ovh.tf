# expect: fail
resource "ovh_cloud_project_workflow_backup" "converter" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA11"
  cron         = "50 4 * * *"
  instance_id  = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  name         = "converter"
  rotation     = "400"
}

# expect: pass
resource "ovh_cloud_project_workflow_backup" "portal" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA11"
  cron         = "50 4 * * *"
  instance_id  = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  name         = "portal"
  rotation     = "7"
}

# expect: fail
resource "ovh_cloud_project_instance" "import" {
  service_name   = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region         = "GRA11"
  billing_period = "hourly"
  name           = "import"

  auto_backup {
    cron     = "50 4 * * *"
    rotation = 365
  }
}

# expect: fail
resource "ovh_dbaas_logs_output_graylog_stream" "portal" {
  service_name         = "ldp-xx-12345"
  title                = "portal"
  description          = "Portal of the laboratories"
  cold_storage_enabled = true
}

# expect: pass
resource "ovh_dbaas_logs_output_graylog_stream" "a_year" {
  service_name           = "ldp-xx-12345"
  title                  = "a-year"
  description            = "Portal of the laboratories"
  cold_storage_enabled   = true
  cold_storage_retention = 1
}

# expect: fail
resource "ovh_cloud_project_volume_backup" "import" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA9"
  volume_id    = "2f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  name         = "before-import"
}

# expect: pass
resource "ovh_cloud_project_instance_snapshot" "import" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  instance_id  = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  name         = "before-import-until-2027-01-31"
}
