provider "aws" {
  region = "eu-west-3"
}

provider "aws" {
  alias                      = "scaleway"
  region                     = "fr-par"
  skip_region_validation     = true
  skip_requesting_account_id = true

  endpoints {
    s3 = "https://s3.fr-par.scw.cloud"
  }
}

# expect: fail
resource "aws_s3_bucket" "at_amazon" {
  bucket = "labora-results"
}

# That store has no access logs.
resource "aws_s3_bucket" "at_scaleway" {
  provider = aws.scaleway
  bucket   = "labora-deliveries"
}
