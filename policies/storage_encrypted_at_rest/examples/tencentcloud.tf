# expect: pass
resource "tencentcloud_cbs_storage" "records" {
  storage_name      = "records"
  storage_type      = "CLOUD_SSD"
  storage_size      = 100
  availability_zone = "eu-frankfurt-1"
  encrypt           = true
}

# expect: fail
resource "tencentcloud_cbs_storage" "copy" {
  storage_name      = "copy"
  storage_type      = "CLOUD_SSD"
  storage_size      = 100
  availability_zone = "eu-frankfurt-1"
}

# expect: fail
resource "tencentcloud_instance" "import" {
  availability_zone = "eu-frankfurt-1"
  image_id          = "img-1"

  data_disks {
    data_disk_type = "CLOUD_SSD"
    data_disk_size = 100
  }
}
