# expect: fail
resource "ovh_cloud_project_volume" "import" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA11"
  name         = "import"
  size         = 100

  encryption = {
    encrypted = true
  }
}

resource "ovh_okms" "records" {
  ovh_subsidiary = "FR"
  region         = "eu-west-rbx"
  display_name   = "records"
}

resource "ovh_okms_service_key" "records" {
  okms_id    = ovh_okms.records.id
  name       = "records"
  type       = "oct"
  size       = 256
  operations = ["encrypt", "decrypt"]
}

# expect: pass
resource "ovh_cloud_storage_block_volume" "records" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region       = "GRA11"
  name         = "records"
  size         = 100
  volume_type  = "HIGH_SPEED"

  encryption = {
    enabled = true

    kms = {
      domain_id      = ovh_okms.records.id
      service_key_id = ovh_okms_service_key.records.id
    }
  }
}

# expect: fail
resource "ovh_cloud_storage_block_volume" "copy" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region       = "GRA11"
  name         = "copy"
  size         = 100
  volume_type  = "HIGH_SPEED"

  encryption = {
    enabled = true
  }
}
