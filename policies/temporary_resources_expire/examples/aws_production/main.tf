provider "aws" {
  region = "eu-west-3"

  default_tags {
    tags = { environment = "production" }
  }
}

# It is meant to stay.
resource "aws_db_instance" "records" {
  identifier = "records"
  engine     = "postgres"
}

# The tag of the resource goes before that of its provider.
# expect: fail
resource "aws_db_instance" "copy" {
  identifier = "copy"
  engine     = "postgres"

  tags = {
    environment = "migration"
  }
}
