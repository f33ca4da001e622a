# expect: pass
resource "tencentcloud_instance" "import" {
  availability_zone = "eu-frankfurt-1"
  image_id          = "img-1"
}

# expect: fail
resource "tencentcloud_instance" "copy" {
  availability_zone       = "eu-frankfurt-1"
  image_id                = "img-1"
  disable_monitor_service = true
}
