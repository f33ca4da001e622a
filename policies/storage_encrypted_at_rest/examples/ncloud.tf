# expect: pass
resource "ncloud_nas_volume" "records" {
  volume_name_postfix            = "records"
  volume_size                    = "600"
  volume_allotment_protocol_type = "NFS"
  is_encrypted_volume            = true
}

# expect: fail
resource "ncloud_nas_volume" "copy" {
  volume_name_postfix            = "copy"
  volume_size                    = "600"
  volume_allotment_protocol_type = "NFS"
}

# expect: fail
resource "ncloud_server" "import" {
  subnet_no = "4711"
  name      = "import"
}

# expect: fail
resource "ncloud_mysql" "results" {
  subnet_no    = "4711"
  service_name = "results"
}
