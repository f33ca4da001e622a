# Stores that speak the protocol of S3, and do not belong to Amazon.
provider "aws" {
  alias                       = "scaleway"
  region                      = "fr-par"
  skip_requesting_account_id  = true
  skip_credentials_validation = true
  skip_region_validation      = true

  endpoints {
    s3 = "https://s3.fr-par.scw.cloud"
  }
}

provider "aws" {
  alias                       = "ovh"
  region                      = "gra"
  skip_requesting_account_id  = true
  skip_credentials_validation = true
  skip_region_validation      = true

  endpoints {
    s3 = "https://s3.gra.io.cloud.ovh.net/"
  }
}

provider "aws" {
  alias                      = "oos"
  region                     = "eu-west-2"
  skip_requesting_account_id = true

  endpoints {
    s3 = "https://oos.eu-west-2.outscale.com"
  }
}

provider "aws" {
  alias             = "minio"
  region            = "eu-west-1"
  s3_use_path_style = true

  endpoints {
    s3 = "https://minio.labora.internal:9000"
  }
}

# The endpoint stands in the environment; the region tells.
provider "aws" {
  alias                  = "by_region"
  region                 = "sbg"
  skip_region_validation = true
}

# Amazon's own storage, reached in other ways, and a store on the author's own machine.
provider "aws" {
  region = "eu-west-3"

  endpoints {
    s3 = "https://s3-fips.eu-west-3.amazonaws.com"
  }
}

provider "aws" {
  alias  = "through_the_network"
  region = "eu-west-3"

  endpoints {
    s3 = "https://bucket.vpce-0a1b2c3d-4e5f6a7b.s3.eu-west-3.vpce.amazonaws.com"
  }
}

provider "aws" {
  alias  = "machine"
  region = "us-east-1"

  endpoints {
    s3 = "http://localhost:4566"
  }
}

provider "aws" {
  alias                  = "new_region"
  region                 = "eu-south-9"
  skip_region_validation = true
}

variable "store" {
  type = string
}

provider "aws" {
  alias  = "somewhere"
  region = "eu-west-3"

  endpoints {
    s3 = var.store
  }
}

# expect: fail
resource "aws_s3_bucket" "scaleway" {
  provider = aws.scaleway
  bucket   = "labora-dumps-scaleway"
}

# expect: fail
resource "aws_s3_bucket" "ovh" {
  provider = aws.ovh
  bucket   = "labora-dumps-ovh"
}

# expect: fail
resource "aws_s3_bucket" "oos" {
  provider = aws.oos
  bucket   = "labora-dumps-oos"
}

# expect: fail
resource "aws_s3_bucket" "minio" {
  provider = aws.minio
  bucket   = "labora-dumps-minio"
}

# expect: fail
resource "aws_s3_bucket" "by_region" {
  provider = aws.by_region
  bucket   = "labora-dumps-by-region"
}

# expect: unknown
resource "aws_s3_bucket" "somewhere" {
  provider = aws.somewhere
  bucket   = "labora-dumps-somewhere"
}

resource "aws_s3_bucket" "at_amazon" {
  bucket = "labora-results"
}

resource "aws_s3_bucket" "through_the_network" {
  provider = aws.through_the_network
  bucket   = "labora-results-network"
}

resource "aws_s3_bucket" "machine" {
  provider = aws.machine
  bucket   = "labora-results-machine"
}

resource "aws_s3_bucket" "new_region" {
  provider = aws.new_region
  bucket   = "labora-results-new-region"
}

# expect: pass
resource "aws_s3_bucket" "encrypted" {
  provider = aws.scaleway
  bucket   = "labora-dumps-encrypted"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "encrypted" {
  provider = aws.scaleway
  bucket   = aws_s3_bucket.encrypted.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# As version 3 of the provider spells it.
# expect: pass
resource "aws_s3_bucket" "encrypted_inline" {
  provider = aws.oos
  bucket   = "labora-dumps-inline"

  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default {
        sse_algorithm = "AES256"
      }
    }
  }
}
