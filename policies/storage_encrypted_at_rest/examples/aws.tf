# expect: fail
resource "aws_db_instance" "plain" {
  identifier = "staging"
  engine     = "postgres"
}

# expect: pass
resource "aws_db_instance" "encrypted" {
  identifier        = "production"
  engine            = "postgres"
  storage_encrypted = true
}

variable "environment" {
  type    = string
  default = "staging"
}

# expect: fail
resource "aws_ebs_volume" "only_in_production" {
  availability_zone = "eu-west-3a"
  size              = 200
  encrypted         = var.environment == "production"
}
