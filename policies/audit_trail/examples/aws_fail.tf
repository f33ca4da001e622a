provider "aws" {
  region = "eu-west-3"
}

# expect: fail
resource "aws_cloudtrail" "one_region" {
  name                       = "one-region"
  s3_bucket_name             = "lab-audit"
  enable_log_file_validation = true
}
