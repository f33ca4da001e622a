# expect: fail
resource "ovh_cloud_project_volume" "import" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA11"
  name         = "import"
  size         = 100
  type         = "high-speed"
}

# expect: pass
resource "ovh_cloud_project_volume" "luks" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA11"
  name         = "luks"
  size         = 100
  type         = "classic-luks"
}

# expect: pass
resource "ovh_cloud_storage_block_volume" "encrypted" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region       = "GRA11"
  name         = "encrypted"
  size         = 100
  volume_type  = "HIGH_SPEED"

  encryption = {
    enabled = true
  }
}

variable "ovh_encryption" {
  type = bool
}

# expect: unknown
resource "ovh_cloud_storage_block_volume" "by_variable" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region       = "GRA11"
  name         = "by-variable"
  size         = 100

  encryption = {
    enabled = var.ovh_encryption
  }
}

# expect: fail
resource "ovh_cloud_project_storage" "deliveries" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA"
  name         = "labora-deliveries"
}

# expect: pass
resource "ovh_cloud_project_storage" "encrypted" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA"
  name         = "labora-encrypted"

  encryption = {
    sse_algorithm = "AES256"
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
resource "ovh_dbaas_logs_output_graylog_stream" "encrypted" {
  service_name         = "ldp-xx-12345"
  title                = "encrypted"
  description          = "Portal of the laboratories"
  cold_storage_enabled = true
  encryption_keys_ids  = ["1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"]
}

# expect: fail
resource "ovh_cloud_storage_block_volume" "copy" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region       = "GRA11"
  name         = "copy"
  size         = 100
  volume_type  = "HIGH_SPEED"
}
