policytest {
  targets = ["aws.policy.hcl"]
}

# -- public addresses --------------------------------------------------------------------------------------------------------

resource "aws_db_instance" "private" {
  attrs = {
    engine              = "postgres"
    publicly_accessible = false
  }
}

# The provider sends false.
resource "aws_db_instance" "silent" {
  attrs = {
    engine = "postgres"
  }
}

resource "aws_db_instance" "public" {
  expect_failure = true
  attrs = {
    engine              = "postgres"
    publicly_accessible = true
  }
}

resource "aws_dms_replication_instance" "public" {
  expect_failure = true
  attrs = {
    publicly_accessible = "true"
  }
}

resource "aws_dms_replication_instance" "silent" {
  attrs = {
    replication_instance_id = "migration"
  }
}

resource "aws_mq_broker" "public" {
  expect_failure = true
  attrs = {
    publicly_accessible = true
  }
}

# -- firewalls ---------------------------------------------------------------------------------------------------------------

resource "aws_security_group" "internal" {
  attrs = {
    id = "sg-internal"
    ingress = [
      { from_port = 5432, to_port = 5432, protocol = "tcp", cidr_blocks = ["10.0.0.0/8"] },
      { from_port = 0, to_port = 0, protocol = "-1", self = true },
    ]
    egress = [{ from_port = 0, to_port = 0, protocol = "-1", cidr_blocks = ["0.0.0.0/0"] }]
  }
}

resource "aws_security_group" "closed" {
  attrs = {
    id = "sg-closed"
  }
}

resource "aws_security_group" "web" {
  attrs = {
    id = "sg-web"
    ingress = [
      { from_port = 80, to_port = 80, protocol = "tcp", cidr_blocks = ["0.0.0.0/0"], ipv6_cidr_blocks = ["::/0"] },
      { from_port = "443", to_port = "443", protocol = "TCP", cidr_blocks = ["0.0.0.0/0"] },
      { from_port = 8, to_port = 0, protocol = "icmp", cidr_blocks = ["0.0.0.0/0"] },
    ]
  }
}

resource "aws_security_group" "ssh" {
  expect_failure = true
  attrs = {
    id = "sg-ssh"
    ingress = [
      { from_port = 9100, to_port = 9100, protocol = "tcp", cidr_blocks = ["10.0.0.0/8"] },
      { from_port = 22, to_port = 22, protocol = "tcp", cidr_blocks = ["0.0.0.0/0"] },
    ]
  }
}

resource "aws_security_group" "ssh_over_ipv6" {
  expect_failure = true
  attrs = {
    ingress = [{ from_port = 22, to_port = 22, protocol = "tcp", cidr_blocks = [], ipv6_cidr_blocks = ["::/0"] }]
  }
}

resource "aws_security_group" "halves" {
  expect_failure = true
  attrs = {
    ingress = [{ from_port = 5432, to_port = 5432, protocol = "tcp", cidr_blocks = ["0.0.0.0/1", "128.0.0.0/1"] }]
  }
}

resource "aws_security_group" "one_half" {
  attrs = {
    ingress = [{ from_port = 5432, to_port = 5432, protocol = "tcp", cidr_blocks = ["198.51.100.0/24"] }]
  }
}

resource "aws_security_group" "range_around_the_web" {
  expect_failure = true
  attrs = {
    ingress = [{ from_port = 80, to_port = 443, protocol = "tcp", cidr_blocks = ["0.0.0.0/0"] }]
  }
}

resource "aws_security_group" "everything" {
  expect_failure = true
  attrs = {
    ingress = [{ from_port = 443, to_port = 443, protocol = "-1", cidr_blocks = ["0.0.0.0/0"] }]
  }
}

resource "aws_default_security_group" "everything" {
  expect_failure = true
  attrs = {
    ingress = [{ from_port = 0, to_port = 0, protocol = -1, cidr_blocks = ["0.0.0.0/0"] }]
  }
}

resource "aws_security_group_rule" "database" {
  expect_failure = true
  attrs = {
    security_group_id = "sg-9"
    type              = "ingress"
    from_port         = 3306
    to_port           = 3306
    protocol          = "tcp"
    cidr_blocks       = ["0.0.0.0/0"]
  }
}

resource "aws_security_group_rule" "from_a_group" {
  attrs = {
    security_group_id        = "sg-9"
    type                     = "ingress"
    from_port                = 3306
    to_port                  = 3306
    protocol                 = "tcp"
    source_security_group_id = "sg-web"
  }
}

resource "aws_security_group_rule" "outwards" {
  attrs = {
    security_group_id = "sg-9"
    type              = "egress"
    from_port         = 0
    to_port           = 0
    protocol          = "-1"
    cidr_blocks       = ["0.0.0.0/0"]
  }
}

resource "aws_vpc_security_group_ingress_rule" "web" {
  attrs = {
    security_group_id = "sg-9"
    cidr_ipv4         = "0.0.0.0/0"
    from_port         = 443
    to_port           = 443
    ip_protocol       = "tcp"
  }
}

resource "aws_vpc_security_group_ingress_rule" "database_from_inside" {
  attrs = {
    security_group_id = "sg-9"
    cidr_ipv4         = "10.0.0.0/16"
    from_port         = 5432
    to_port           = 5432
    ip_protocol       = "tcp"
  }
}

resource "aws_vpc_security_group_ingress_rule" "remote_desktop" {
  expect_failure = true
  attrs = {
    security_group_id = "sg-9"
    cidr_ipv4         = "0.0.0.0/0"
    from_port         = 3389
    to_port           = 3389
    ip_protocol       = "tcp"
  }
}

# Every protocol: no ports are written.
resource "aws_vpc_security_group_ingress_rule" "everything" {
  expect_failure = true
  attrs = {
    security_group_id = "sg-split"
    cidr_ipv6         = "::/0"
    ip_protocol       = "-1"
  }
}

resource "aws_security_group" "with_rules_of_their_own" {
  attrs = {
    id = "sg-split"
  }
}

# -- file transfer -----------------------------------------------------------------------------------------------------------

resource "aws_transfer_server" "silent" {
  expect_failure = true
  attrs = {
    protocols = ["SFTP"]
  }
}

resource "aws_transfer_server" "public" {
  expect_failure = true
  attrs = {
    endpoint_type = "PUBLIC"
  }
}

resource "aws_transfer_server" "in_a_network" {
  attrs = {
    endpoint_type    = "VPC"
    endpoint_details = [{ vpc_id = "vpc-1", subnet_ids = ["subnet-1"], security_group_ids = ["sg-ssh"] }]
  }
}

resource "aws_transfer_server" "public_again" {
  expect_failure = true
  attrs = {
    endpoint_type    = "VPC"
    endpoint_details = [{ vpc_id = "vpc-1", address_allocation_ids = ["eipalloc-1"], security_group_ids = ["sg-ssh"] }]
  }
}

resource "aws_transfer_server" "public_address_for_partners" {
  attrs = {
    endpoint_type    = "VPC"
    endpoint_details = [{ vpc_id = "vpc-1", address_allocation_ids = ["eipalloc-1"], security_group_ids = ["sg-internal"] }]
  }
}

resource "aws_transfer_server" "public_address_without_firewall" {
  expect_failure = true
  attrs = {
    endpoint_type    = "VPC"
    endpoint_details = [{ vpc_id = "vpc-1", address_allocation_ids = ["eipalloc-1"] }]
  }
}

# -- subnets and servers -----------------------------------------------------------------------------------------------------

resource "aws_subnet" "private" {
  attrs = {
    id         = "subnet-private"
    cidr_block = "10.0.1.0/24"
  }
}

resource "aws_subnet" "public" {
  expect_failure = true
  attrs = {
    id                      = "subnet-public"
    map_public_ip_on_launch = true
  }
}

resource "aws_default_subnet" "silent" {
  expect_failure = true
  attrs = {
    availability_zone = "eu-west-3a"
  }
}

resource "aws_default_subnet" "private" {
  attrs = {
    map_public_ip_on_launch = false
  }
}

resource "aws_instance" "public_and_open" {
  expect_failure = true
  attrs = {
    id                          = "i-1"
    subnet_id                   = aws_subnet.private.id
    associate_public_ip_address = true
    vpc_security_group_ids      = [aws_security_group.internal.id, aws_security_group.ssh.id]
  }
}

resource "aws_instance" "public_through_its_subnet" {
  expect_failure = true
  attrs = {
    id                     = "i-2"
    subnet_id              = aws_subnet.public.id
    vpc_security_group_ids = [aws_security_group.ssh.id]
  }
}

resource "aws_instance" "in_a_default_subnet" {
  expect_failure = true
  attrs = {
    id                     = "i-3"
    vpc_security_group_ids = [aws_security_group.ssh.id]
  }
}

resource "aws_eip" "of_a_server" {
  attrs = {
    instance = "i-4"
  }
}

resource "aws_instance" "with_an_elastic_address" {
  expect_failure = true
  attrs = {
    id                          = "i-4"
    subnet_id                   = aws_subnet.private.id
    associate_public_ip_address = false
    vpc_security_group_ids      = [aws_security_group.ssh.id]
  }
}

resource "aws_eip_association" "of_a_server" {
  attrs = {
    instance_id   = "i-9"
    allocation_id = "eipalloc-9"
  }
}

resource "aws_instance" "with_an_associated_address" {
  expect_failure = true
  attrs = {
    id                          = "i-9"
    subnet_id                   = aws_subnet.private.id
    associate_public_ip_address = false
    vpc_security_group_ids      = [aws_security_group.ssh.id]
  }
}

# What is declared elsewhere is looked up.
data "aws_subnet" "elsewhere" {
  attrs = {
    id                      = "subnet-elsewhere"
    map_public_ip_on_launch = true
  }
}

data "aws_vpc_security_group_rules" "elsewhere" {
  attrs = {
    filter = [{ name = "group-id", values = ["sg-elsewhere"] }]
    ids    = ["sgr-1"]
  }
}

data "aws_vpc_security_group_rules" "elsewhere_without_rules" {
  attrs = {
    filter = [{ name = "group-id", values = ["sg-elsewhere-empty"] }]
    ids    = []
  }
}

resource "aws_instance" "elsewhere" {
  expect_failure = true
  attrs = {
    id                     = "i-10"
    subnet_id              = "subnet-elsewhere"
    vpc_security_group_ids = ["sg-elsewhere"]
  }
}

resource "aws_instance" "elsewhere_without_rules" {
  attrs = {
    id                     = "i-11"
    subnet_id              = "subnet-elsewhere"
    vpc_security_group_ids = ["sg-elsewhere-empty"]
  }
}

resource "aws_instance" "open_through_a_separate_rule" {
  expect_failure = true
  attrs = {
    id                          = "i-5"
    subnet_id                   = aws_subnet.private.id
    associate_public_ip_address = true
    vpc_security_group_ids      = ["sg-split"]
  }
}

resource "aws_instance" "public_behind_a_closed_firewall" {
  attrs = {
    id                          = "i-6"
    subnet_id                   = aws_subnet.private.id
    associate_public_ip_address = true
    vpc_security_group_ids      = [aws_security_group.internal.id, aws_security_group.web.id]
  }
}

resource "aws_instance" "private_behind_an_open_firewall" {
  attrs = {
    id                     = "i-7"
    subnet_id              = aws_subnet.private.id
    vpc_security_group_ids = [aws_security_group.ssh.id]
  }
}

resource "aws_instance" "kept_private_in_a_public_subnet" {
  attrs = {
    id                          = "i-8"
    subnet_id                   = aws_subnet.public.id
    associate_public_ip_address = false
    vpc_security_group_ids      = [aws_security_group.ssh.id]
  }
}

# -- which ports belong to the web is for the reader to say ------------------------------------------------------------------

resource "aws_vpc_security_group_ingress_rule" "agreed_port" {
  inputs {
    public_ports = [8443]
  }
  attrs = {
    security_group_id = "sg-9"
    cidr_ipv4         = "0.0.0.0/0"
    from_port         = 8443
    to_port           = 8443
    ip_protocol       = "tcp"
  }
}

resource "aws_vpc_security_group_ingress_rule" "no_longer_agreed" {
  expect_failure = true
  inputs {
    public_ports = [8443]
  }
  attrs = {
    security_group_id = "sg-9"
    cidr_ipv4         = "0.0.0.0/0"
    from_port         = 443
    to_port           = 443
    ip_protocol       = "tcp"
  }
}
