# expect: fail
provider "aws" {
  alias                  = "minio"
  region                 = "eu-west-1"
  skip_region_validation = true

  endpoints {
    s3 = "http://minio.labora.internal:9000"
  }
}

# expect: pass
provider "aws" {
  alias                  = "scaleway"
  region                 = "fr-par"
  skip_region_validation = true

  endpoints {
    s3 = "https://s3.fr-par.scw.cloud"
  }
}

# expect: pass
provider "aws" {
  alias  = "machine"
  region = "us-east-1"

  endpoints {
    s3 = "http://localhost:4566"
  }
}

provider "aws" {
  region = "eu-west-3"
}
