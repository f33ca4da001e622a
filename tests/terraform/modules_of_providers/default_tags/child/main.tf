terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.other]
    }
  }
}
resource "aws_s3_bucket" "passed" { bucket = "passed" }
resource "aws_s3_bucket" "other" {
  provider = aws.other
  tags     = { a = "b" }
}
