# expect: fail
resource "aws_s3_bucket" "not_logged" {
  bucket = "lab-results"
}

# expect: fail
resource "aws_lb" "portal" {
  name = "portal"
}

# expect: fail
resource "aws_elb" "portal" {
  name               = "portal"
  availability_zones = ["eu-west-3a"]

  listener {
    instance_port     = 8080
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }

  access_logs {
    bucket  = "lab-logs"
    enabled = false
  }
}

# expect: fail
resource "aws_transfer_server" "sftp" {
  protocols = ["SFTP"]
}

# expect: fail
resource "aws_storagegateway_smb_file_share" "scans" {
  gateway_arn  = "arn:aws:storagegateway:eu-west-3:111122223333:gateway/sgw-12345678"
  location_arn = "arn:aws:s3:::scans"
  role_arn     = "arn:aws:iam::111122223333:role/gateway"
}

# expect: fail
resource "aws_fsx_windows_file_system" "scans" {
  storage_capacity    = 300
  throughput_capacity = 32
  subnet_ids          = ["subnet-0123456789abcdef0"]
  active_directory_id = "d-0123456789"
}
