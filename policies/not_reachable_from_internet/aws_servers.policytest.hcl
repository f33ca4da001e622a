policytest {
  targets = ["aws_servers.policy.hcl"]
}

# -- firewalls ---------------------------------------------------------------------------------------------------------------

resource "aws_security_group" "internal" {
  attrs = {
    id      = "sg-internal"
    ingress = [{ from_port = 5432, to_port = 5432, protocol = "tcp", cidr_blocks = ["10.0.0.0/8"] }]
  }
}

resource "aws_security_group" "closed" {
  attrs = {
    id      = "sg-closed"
    ingress = null
  }
}

resource "aws_security_group" "web" {
  attrs = {
    id      = "sg-web"
    ingress = [{ from_port = 443, to_port = 443, protocol = "tcp", cidr_blocks = ["0.0.0.0/0"] }]
  }
}

resource "aws_security_group" "ssh" {
  attrs = {
    id      = "sg-ssh"
    ingress = [{ from_port = 22, to_port = 22, protocol = "tcp", cidr_blocks = ["0.0.0.0/0"] }]
  }
}

resource "aws_security_group" "with_rules_of_their_own" {
  attrs = {
    id = "sg-split"
  }
}

resource "aws_vpc_security_group_ingress_rule" "everything" {
  attrs = {
    security_group_id = "sg-split"
    cidr_ipv6         = "::/0"
    ip_protocol       = "-1"
  }
}

resource "aws_security_group" "with_old_rules_of_their_own" {
  attrs = {
    id = "sg-old-split"
  }
}

resource "aws_security_group_rule" "remote_desktop" {
  attrs = {
    security_group_id = "sg-old-split"
    type              = "ingress"
    from_port         = 3389
    to_port           = 3389
    protocol          = "tcp"
    cidr_blocks       = ["0.0.0.0/0"]
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

# -- addresses without a word about firewalls ----------------------------------------------------------------------------------

resource "aws_instance" "public_without_firewall" {
  expect_failure = true
  attrs = {
    id                          = "i-20"
    subnet_id                   = aws_subnet.private.id
    associate_public_ip_address = "true"
  }
}

resource "aws_launch_configuration" "public_without_firewall" {
  expect_failure = true
  attrs = {
    name                        = "public"
    associate_public_ip_address = true
  }
}

resource "aws_launch_configuration" "public_behind_an_open_firewall" {
  expect_failure = true
  attrs = {
    name                        = "open"
    associate_public_ip_address = true
    security_groups             = [aws_security_group.ssh.id]
  }
}

resource "aws_launch_configuration" "public_behind_a_closed_firewall" {
  attrs = {
    name                        = "closed"
    associate_public_ip_address = true
    security_groups             = [aws_security_group.closed.id]
  }
}

# It follows its subnets, which are not written here.
resource "aws_launch_configuration" "silent" {
  attrs = {
    name            = "silent"
    security_groups = [aws_security_group.ssh.id]
  }
}

resource "aws_launch_template" "silent" {
  attrs = {
    image_id = "ami-1"
  }
}

resource "aws_launch_template" "private" {
  attrs = {
    network_interfaces = [{ associate_public_ip_address = "false", security_groups = [aws_security_group.ssh.id] }]
  }
}

resource "aws_launch_template" "public_without_firewall" {
  expect_failure = true
  attrs = {
    network_interfaces = [{ associate_public_ip_address = "true" }]
  }
}

resource "aws_launch_template" "public_behind_an_open_firewall" {
  expect_failure = true
  attrs = {
    network_interfaces = [{ associate_public_ip_address = true, security_groups = ["sg-old-split"] }]
  }
}

resource "aws_launch_template" "public_behind_a_closed_firewall" {
  attrs = {
    network_interfaces = [{ associate_public_ip_address = true, security_groups = [aws_security_group.internal.id] }]
  }
}

# -- interfaces ----------------------------------------------------------------------------------------------------------------

resource "aws_eip" "of_an_interface" {
  attrs = {
    network_interface = "eni-1"
  }
}

resource "aws_network_interface" "open" {
  expect_failure = true
  attrs = {
    id              = "eni-1"
    security_groups = [aws_security_group.ssh.id]
  }
}

resource "aws_eip_association" "of_an_interface" {
  attrs = {
    network_interface_id = "eni-2"
    allocation_id        = "eipalloc-2"
  }
}

resource "aws_network_interface" "closed" {
  attrs = {
    id              = "eni-2"
    security_groups = [aws_security_group.internal.id]
  }
}

resource "aws_network_interface" "without_address" {
  attrs = {
    id              = "eni-3"
    security_groups = [aws_security_group.ssh.id]
  }
}

# -- clusters ------------------------------------------------------------------------------------------------------------------

resource "aws_emr_cluster" "inside" {
  attrs = {
    ec2_attributes = [{
      subnet_id                         = aws_subnet.private.id
      emr_managed_master_security_group = aws_security_group.internal.id
      emr_managed_slave_security_group  = aws_security_group.internal.id
    }]
  }
}

# It makes its own firewalls, which are closed.
resource "aws_emr_cluster" "silent" {
  attrs = {
    name = "silent"
  }
}

resource "aws_emr_cluster" "open" {
  expect_failure = true
  attrs = {
    ec2_attributes = [{
      emr_managed_master_security_group = aws_security_group.ssh.id
      emr_managed_slave_security_group  = aws_security_group.internal.id
    }]
  }
}

resource "aws_emr_cluster" "in_a_public_subnet" {
  expect_failure = true
  attrs = {
    ec2_attributes = [{ subnet_id = aws_subnet.public.id }]
  }
}

# -- load balancers ------------------------------------------------------------------------------------------------------------

resource "aws_lb" "database" {
  expect_failure = true
  attrs = {
    arn                = "arn:lb/database"
    load_balancer_type = "network"
  }
}

resource "aws_lb_listener" "database" {
  attrs = {
    load_balancer_arn = "arn:lb/database"
    port              = 5432
    protocol          = "TCP"
  }
}

resource "aws_lb" "web" {
  attrs = {
    arn                = "arn:lb/web"
    load_balancer_type = "network"
  }
}

resource "aws_lb_listener" "web" {
  attrs = {
    load_balancer_arn = "arn:lb/web"
    port              = "443"
    protocol          = "TLS"
  }
}

resource "aws_lb" "inside" {
  attrs = {
    arn                = "arn:lb/inside"
    load_balancer_type = "network"
    internal           = true
  }
}

resource "aws_lb_listener" "inside" {
  attrs = {
    load_balancer_arn = "arn:lb/inside"
    port              = 5432
    protocol          = "TCP"
  }
}

resource "aws_alb" "for_partners" {
  attrs = {
    arn                = "arn:lb/for-partners"
    load_balancer_type = "network"
    security_groups    = [aws_security_group.internal.id]
  }
}

resource "aws_alb_listener" "for_partners" {
  attrs = {
    load_balancer_arn = "arn:lb/for-partners"
    port              = 22
    protocol          = "TCP"
  }
}

# Requests are a matter of authentication, on whatever port.
resource "aws_lb" "portal" {
  attrs = {
    arn = "arn:lb/portal"
  }
}

resource "aws_lb_listener" "portal" {
  attrs = {
    load_balancer_arn = "arn:lb/portal"
    port              = 8443
    protocol          = "HTTPS"
  }
}

resource "aws_elb" "web" {
  attrs = {
    listener = [{ lb_port = 443, lb_protocol = "https", instance_port = 8080, instance_protocol = "http" }]
  }
}

resource "aws_elb" "database" {
  expect_failure = true
  attrs = {
    listener        = [{ lb_port = 3306, lb_protocol = "tcp", instance_port = 3306, instance_protocol = "tcp" }]
    security_groups = [aws_security_group.internal.id, aws_security_group.web.id]
  }
}

resource "aws_elb" "database_inside" {
  attrs = {
    internal = "true"
    listener = [{ lb_port = 3306, lb_protocol = "tcp", instance_port = 3306, instance_protocol = "tcp" }]
  }
}

# -- what only its address keeps inside ----------------------------------------------------------------------------------------

resource "aws_docdb_cluster" "open" {
  expect_failure = true
  attrs = {
    vpc_security_group_ids = [aws_security_group.internal.id, "sg-split"]
  }
}

resource "aws_docdb_cluster" "closed" {
  attrs = {
    vpc_security_group_ids = [aws_security_group.internal.id]
  }
}

resource "aws_db_instance" "silent" {
  attrs = {
    engine = "postgres"
  }
}

resource "aws_elasticache_replication_group" "open" {
  expect_failure = true
  attrs = {
    security_group_ids = [aws_security_group.ssh.id]
  }
}

resource "aws_memorydb_cluster" "closed" {
  attrs = {
    security_group_ids = [aws_security_group.internal.id]
  }
}
