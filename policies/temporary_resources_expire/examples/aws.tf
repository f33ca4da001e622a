provider "aws" {
  region = "eu-west-3"

  default_tags {
    tags = { environment = "staging" }
  }
}

provider "aws" {
  alias  = "for_a_quarter"
  region = "eu-west-1"

  default_tags {
    tags = {
      environment = "staging"
      ttl         = "90d"
    }
  }
}

# expect: fail
resource "aws_s3_bucket" "deliveries" {
  bucket = "example-staging-deliveries"
}

# Its provider says it for everything.
# expect: pass
resource "aws_s3_bucket" "for_a_quarter" {
  provider = aws.for_a_quarter
  bucket   = "example-staging-quarter"
}

# The day has passed.
# expect: fail
resource "aws_instance" "transfer" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m6i.large"

  tags = {
    expires-at = "2021-03-31"
  }
}

variable "end_of_migration" {
  type = string
}

# expect: unknown
resource "aws_db_instance" "copy" {
  identifier = "copy"
  engine     = "postgres"

  tags = {
    expires-at = var.end_of_migration
  }
}

# expect: pass
resource "aws_dms_replication_instance" "copy" {
  replication_instance_id    = "copy"
  replication_instance_class = "dms.t3.medium"

  tags = {
    ttl = "30 days"
  }
}
