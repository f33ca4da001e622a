# expect: pass
resource "alicloud_ecs_disk" "records" {
  zone_id   = "eu-central-1a"
  size      = 100
  encrypted = true
}

# expect: fail
resource "alicloud_disk" "copy" {
  zone_id = "eu-central-1a"
  size    = 100
}

# expect: unknown
resource "alicloud_ecs_disk" "restored" {
  zone_id     = "eu-central-1a"
  snapshot_id = "s-0815"
}

# expect: fail
resource "alicloud_ecs_launch_template" "import" {
  launch_template_name = "import"

  system_disk {
    category = "cloud_essd"
  }

  data_disks {
    category = "cloud_essd"
  }

  data_disks {
    category  = "cloud_essd"
    encrypted = true
  }
}

# expect: fail
resource "alicloud_instance" "import" {
  instance_name         = "import"
  system_disk_encrypted = false
}

# expect: pass
resource "alicloud_db_instance" "records" {
  engine         = "PostgreSQL"
  engine_version = "16.0"
  encryption_key = "ServiceKey"
}

# expect: fail
resource "alicloud_db_instance" "results" {
  engine         = "MySQL"
  engine_version = "8.0"
  tde_status     = "Disabled"
}

# expect: fail
resource "alicloud_mongodb_instance" "documents" {
  engine_version      = "7.0"
  db_instance_class   = "dds.mongo.mid"
  db_instance_storage = 10
}
