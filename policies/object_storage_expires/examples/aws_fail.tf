# expect: fail
resource "aws_s3_bucket" "for_ever" {
  bucket = "migration-copy"
}
