provider "aws" {
  region = "eu-west-1"
  default_tags {
    tags = { team = "data", env = "prod" }
  }
}
provider "aws" {
  alias  = "plain"
  region = "eu-north-1"
}
provider "aws" {
  alias = "second"
  default_tags {
    tags = { team = "second" }
  }
}
resource "aws_s3_bucket" "own" {
  bucket = "own"
  tags   = { env = "test", name = "own" }
}
resource "aws_s3_bucket" "none" {
  provider = aws.plain
  bucket   = "none"
}
module "child" {
  source    = "./child"
  providers = { aws = aws.second, aws.other = aws.plain }
}
