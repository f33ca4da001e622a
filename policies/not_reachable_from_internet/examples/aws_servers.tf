# expect: pass
resource "aws_subnet" "inside" {
  vpc_id     = aws_vpc.labora.id
  cidr_block = "10.20.1.0/24"
}

# expect: fail
resource "aws_subnet" "outside" {
  vpc_id                  = aws_vpc.labora.id
  cidr_block              = "10.20.2.0/24"
  map_public_ip_on_launch = true
}

# -- file transfer -----------------------------------------------------------------------------------------------------------

# expect: fail
resource "aws_transfer_server" "public" {
  protocols = ["SFTP"]
}

# expect: fail
resource "aws_transfer_server" "fixed_addresses" {
  endpoint_type = "VPC"

  endpoint_details {
    vpc_id                 = aws_vpc.labora.id
    subnet_ids             = [aws_subnet.outside.id]
    address_allocation_ids = ["eipalloc-1"]
  }
}

# expect: pass
resource "aws_transfer_server" "fixed_addresses_for_the_office" {
  endpoint_type = "VPC"

  endpoint_details {
    vpc_id                 = aws_vpc.labora.id
    subnet_ids             = [aws_subnet.outside.id]
    address_allocation_ids = ["eipalloc-2"]
    security_group_ids     = [aws_security_group.only_inside.id]
  }
}

# expect: pass
resource "aws_security_group" "only_inside" {
  name = "only-inside"

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.20.0.0/16"]
  }
}

# -- servers -----------------------------------------------------------------------------------------------------------------

# expect: fail
resource "aws_instance" "open" {
  ami                         = "ami-1"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.inside.id
  associate_public_ip_address = true
  vpc_security_group_ids      = [aws_security_group.from_everywhere.id]
}

# expect: fail
resource "aws_instance" "open_through_its_subnet" {
  ami                    = "ami-1"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.outside.id
  vpc_security_group_ids = [aws_security_group.from_everywhere.id]
}

# expect: fail
resource "aws_instance" "without_firewall" {
  ami                         = "ami-1"
  instance_type               = "t3.micro"
  associate_public_ip_address = true
}

# expect: pass
resource "aws_instance" "bastion" {
  ami                         = "ami-1"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.outside.id
  associate_public_ip_address = true
  vpc_security_group_ids      = [aws_security_group.only_inside.id]
}

# expect: fail
resource "aws_launch_configuration" "without_firewall" {
  image_id                    = "ami-1"
  instance_type               = "t3.micro"
  associate_public_ip_address = true
}

# expect: fail
resource "aws_launch_template" "open" {
  image_id = "ami-1"

  network_interfaces {
    associate_public_ip_address = true
    security_groups             = [aws_security_group.from_everywhere.id]
  }
}

# expect: pass
resource "aws_launch_template" "private" {
  image_id = "ami-1"

  network_interfaces {
    associate_public_ip_address = false
    security_groups             = [aws_security_group.from_everywhere.id]
  }
}

resource "aws_eip" "appliance" {
  network_interface = aws_network_interface.appliance.id
}

# expect: fail
resource "aws_network_interface" "appliance" {
  subnet_id       = aws_subnet.outside.id
  security_groups = [aws_security_group.from_everywhere.id]
}

# expect: fail
resource "aws_emr_cluster" "open" {
  name          = "open"
  release_label = "emr-7.5.0"
  service_role  = "arn:aws:iam::111122223333:role/emr"

  ec2_attributes {
    instance_profile                  = "emr"
    subnet_id                         = aws_subnet.outside.id
    emr_managed_master_security_group = aws_security_group.from_everywhere.id
    emr_managed_slave_security_group  = aws_security_group.from_everywhere.id
  }
}

# -- load balancers ----------------------------------------------------------------------------------------------------------

# expect: fail
resource "aws_lb" "database" {
  name               = "database"
  load_balancer_type = "network"
  subnets            = [aws_subnet.outside.id]
}

resource "aws_lb_listener" "database" {
  load_balancer_arn = aws_lb.database.arn
  port              = 5432
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:targetgroup/database/1"
  }
}

# expect: pass
resource "aws_lb" "database_inside" {
  name               = "database-inside"
  load_balancer_type = "network"
  internal           = true
  subnets            = [aws_subnet.inside.id]
}

# expect: fail
resource "aws_elb" "database" {
  name    = "database"
  subnets = [aws_subnet.outside.id]

  listener {
    lb_port           = 3306
    lb_protocol       = "tcp"
    instance_port     = 3306
    instance_protocol = "tcp"
  }
}

# -- what only its address keeps inside --------------------------------------------------------------------------------------

# expect: fail
resource "aws_docdb_cluster" "open" {
  cluster_identifier     = "open"
  vpc_security_group_ids = [aws_security_group.from_everywhere.id]
}

# expect: pass
resource "aws_docdb_cluster" "closed" {
  cluster_identifier     = "closed"
  vpc_security_group_ids = [aws_security_group.only_inside.id]
}

# expect: fail
resource "aws_elasticache_replication_group" "open" {
  replication_group_id = "open"
  description          = "Sessions"
  security_group_ids   = [aws_security_group.from_everywhere.id]
}
