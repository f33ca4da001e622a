variable "admin_networks" {
  type    = list(string)
  default = ["0.0.0.0/0"]
}

variable "partner_networks" {
  type = list(string)
}

resource "aws_vpc" "labora" {
  cidr_block = "10.20.0.0/16"
}

# -- security groups ---------------------------------------------------------------------------------------------------------

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

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

# expect: unknown
resource "aws_security_group" "from_partners" {
  name = "from-partners"

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = var.partner_networks
  }
}

# expect: fail
resource "aws_default_security_group" "everything" {
  vpc_id = aws_vpc.labora.id

  ingress {
    from_port        = 0
    to_port          = 65535
    protocol         = "tcp"
    ipv6_cidr_blocks = ["::/0"]
  }
}

# expect: pass
resource "aws_security_group" "split" {
  name = "split"
}

# expect: fail
resource "aws_security_group_rule" "remote_desktop" {
  security_group_id = aws_security_group.split.id
  type              = "ingress"
  from_port         = 3389
  to_port           = 3389
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]
}

# expect: pass
resource "aws_security_group_rule" "remote_desktop_from_inside" {
  security_group_id = aws_security_group.split.id
  type              = "ingress"
  from_port         = 3389
  to_port           = 3389
  protocol          = "tcp"
  cidr_blocks       = [aws_vpc.labora.cidr_block]
}

# expect: fail
resource "aws_vpc_security_group_ingress_rule" "everything" {
  security_group_id = aws_security_group.split.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

# expect: pass
resource "aws_vpc_security_group_ingress_rule" "web" {
  security_group_id = aws_security_group.split.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_ec2_managed_prefix_list" "open" {
  name           = "open"
  address_family = "IPv4"
  max_entries    = 2

  entry {
    cidr = "0.0.0.0/1"
  }

  entry {
    cidr = "128.0.0.0/1"
  }
}

# A list of ranges that holds everyone is everyone.
# expect: fail
resource "aws_vpc_security_group_ingress_rule" "from_a_list" {
  security_group_id = aws_security_group.split.id
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  prefix_list_id    = aws_ec2_managed_prefix_list.open.id
}

# expect: fail
resource "aws_db_security_group" "everyone" {
  name = "everyone"

  ingress {
    cidr = "0.0.0.0/0"
  }
}

# -- Lightsail ---------------------------------------------------------------------------------------------------------------

# expect: fail
resource "aws_lightsail_instance" "silent" {
  name              = "silent"
  availability_zone = "eu-west-3a"
  blueprint_id      = "amazon_linux_2023"
  bundle_id         = "nano_3_0"
}

# expect: pass
resource "aws_lightsail_instance" "limited" {
  name              = "limited"
  availability_zone = "eu-west-3a"
  blueprint_id      = "amazon_linux_2023"
  bundle_id         = "nano_3_0"
}

# expect: pass
resource "aws_lightsail_instance_public_ports" "limited" {
  instance_name = aws_lightsail_instance.limited.name

  port_info {
    protocol  = "tcp"
    from_port = 22
    to_port   = 22
    cidrs     = ["192.0.2.0/24"]
  }
}

# expect: fail
resource "aws_lightsail_instance_public_ports" "open" {
  instance_name = "another"

  port_info {
    protocol  = "tcp"
    from_port = 22
    to_port   = 22
  }
}

# -- access lists of networks ------------------------------------------------------------------------------------------------

# expect: fail
resource "aws_network_acl" "open" {
  vpc_id = aws_vpc.labora.id

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}

# expect: pass
resource "aws_network_acl" "web" {
  vpc_id = aws_vpc.labora.id

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 443
    to_port    = 443
    cidr_block = "0.0.0.0/0"
  }

  # Answers to calls from inside.
  ingress {
    rule_no    = 110
    action     = "allow"
    protocol   = "tcp"
    from_port  = 1024
    to_port    = 65535
    cidr_block = "0.0.0.0/0"
  }
}

# expect: fail
resource "aws_network_acl_rule" "shell" {
  network_acl_id = aws_network_acl.web.id
  rule_number    = 90
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 22
  to_port        = 22
  cidr_block     = "0.0.0.0/0"
}

# expect: pass
resource "aws_network_acl_rule" "shell_from_the_office" {
  network_acl_id = aws_network_acl.web.id
  rule_number    = 80
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 22
  to_port        = 22
  cidr_block     = "192.0.2.0/24"
}
