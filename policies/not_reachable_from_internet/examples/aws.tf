# expect: fail
resource "aws_db_instance" "public" {
  identifier          = "staging"
  engine              = "postgres"
  publicly_accessible = true
}

# expect: pass
resource "aws_db_instance" "private" {
  identifier          = "production"
  engine              = "postgres"
  publicly_accessible = false
}

variable "admin_networks" {
  type    = list(string)
  default = ["0.0.0.0/0"]
}

# expect: fail
resource "aws_security_group" "from_everywhere" {
  name = "from-everywhere"

  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = var.admin_networks
  }
}

# expect: pass
resource "aws_security_group" "from_the_office" {
  name = "from-the-office"

  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["10.20.0.0/16"]
  }
}
