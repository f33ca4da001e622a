# expect: fail
resource "aws_s3_bucket" "not_logged" {
  bucket = "lab-results"
}

# expect: fail
resource "aws_lb" "portal" {
  name = "portal"
}
