resource "aws_s3_bucket" "b" {
  bucket = "terraform"
}
variable "size" { default = 1 }
