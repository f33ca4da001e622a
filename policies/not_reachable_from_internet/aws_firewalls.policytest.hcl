policytest {
  targets = ["aws_firewalls.policy.hcl"]
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

resource "aws_security_group" "null_rules" {
  attrs = {
    ingress = null
  }
}

# What is not a range of addresses lets in nobody from outside.
resource "aws_security_group" "from_groups_and_lists" {
  attrs = {
    ingress = [
      { from_port = 22, to_port = 22, protocol = "tcp", security_groups = ["sg-web"], cidr_blocks = null, ipv6_cidr_blocks = null },
      { from_port = 5432, to_port = 5432, protocol = "tcp", prefix_list_ids = ["pl-office"] },
    ]
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

# -- lists of ranges ---------------------------------------------------------------------------------------------------------

resource "aws_ec2_managed_prefix_list" "office" {
  attrs = {
    id    = "pl-office"
    entry = [{ cidr = "192.0.2.0/24" }, { cidr = "198.51.100.0/24" }]
  }
}

resource "aws_ec2_managed_prefix_list" "everyone" {
  attrs = {
    id    = "pl-everyone"
    entry = [{ cidr = "192.0.2.0/24" }, { cidr = "0.0.0.0/0" }]
  }
}

resource "aws_ec2_managed_prefix_list" "with_entries_beside_it" {
  attrs = {
    id = "pl-beside"
  }
}

resource "aws_ec2_managed_prefix_list_entry" "everyone" {
  attrs = {
    prefix_list_id = "pl-beside"
    cidr           = "::/0"
  }
}

resource "aws_security_group" "from_a_list_of_everyone" {
  expect_failure = true
  attrs = {
    ingress = [{ from_port = 22, to_port = 22, protocol = "tcp", prefix_list_ids = ["pl-office", "pl-everyone"] }]
  }
}

resource "aws_security_group_rule" "from_a_list_of_everyone" {
  expect_failure = true
  attrs = {
    type            = "ingress"
    from_port       = 22
    to_port         = 22
    protocol        = "tcp"
    prefix_list_ids = ["pl-beside"]
  }
}

resource "aws_vpc_security_group_ingress_rule" "from_a_list_of_everyone" {
  expect_failure = true
  attrs = {
    from_port      = 22
    to_port        = 22
    ip_protocol    = "tcp"
    prefix_list_id = "pl-everyone"
  }
}

resource "aws_vpc_security_group_ingress_rule" "from_the_office" {
  attrs = {
    from_port      = 22
    to_port        = 22
    ip_protocol    = "tcp"
    prefix_list_id = "pl-office"
  }
}

resource "aws_vpc_security_group_ingress_rule" "web_from_a_list_of_everyone" {
  attrs = {
    from_port      = 443
    to_port        = 443
    ip_protocol    = "tcp"
    prefix_list_id = "pl-everyone"
  }
}

# -- before VPC --------------------------------------------------------------------------------------------------------------

resource "aws_db_security_group" "everyone" {
  expect_failure = true
  attrs = {
    name    = "database"
    ingress = [{ cidr = "10.0.0.0/8" }, { cidr = "0.0.0.0/0" }]
  }
}

resource "aws_redshift_security_group" "office" {
  attrs = {
    name    = "warehouse"
    ingress = [{ cidr = "10.0.0.0/8" }, { security_group_name = "analysts" }]
  }
}

# -- Lightsail ---------------------------------------------------------------------------------------------------------------

resource "aws_lightsail_instance" "with_ports" {
  attrs = {
    name = "with-ports"
  }
}

resource "aws_lightsail_instance_public_ports" "web_and_office" {
  attrs = {
    instance_name = "with-ports"
    port_info = [
      { protocol = "tcp", from_port = 443, to_port = 443 },
      { protocol = "icmp", from_port = -1, to_port = -1 },
      { protocol = "tcp", from_port = 22, to_port = 22, cidrs = ["192.0.2.0/24"] },
      { protocol = "tcp", from_port = 22, to_port = 22, cidr_list_aliases = ["lightsail-connect"] },
    ]
  }
}

resource "aws_lightsail_instance" "silent" {
  expect_failure = true
  attrs = {
    name = "silent"
  }
}

resource "aws_lightsail_instance_public_ports" "without_ranges" {
  expect_failure = true
  attrs = {
    instance_name = "another"
    port_info     = [{ protocol = "tcp", from_port = 22, to_port = 22 }]
  }
}

resource "aws_lightsail_instance_public_ports" "everyone" {
  expect_failure = true
  attrs = {
    instance_name = "another"
    port_info     = [{ protocol = "tcp", from_port = 5432, to_port = 5432, cidrs = ["0.0.0.0/0"] }]
  }
}

# -- access lists of networks ------------------------------------------------------------------------------------------------

resource "aws_network_acl" "from_inside" {
  attrs = {
    ingress = [{ rule_no = 100, action = "allow", protocol = "-1", from_port = 0, to_port = 0, cidr_block = "10.0.0.0/16" }]
    egress  = [{ rule_no = 100, action = "allow", protocol = "-1", from_port = 0, to_port = 0, cidr_block = "0.0.0.0/0" }]
  }
}

resource "aws_network_acl" "web_and_answers" {
  attrs = {
    ingress = [
      { rule_no = 100, action = "allow", protocol = "tcp", from_port = 443, to_port = 443, cidr_block = "0.0.0.0/0" },
      { rule_no = 110, action = "allow", protocol = "6", from_port = 1024, to_port = 65535, cidr_block = "0.0.0.0/0" },
      { rule_no = 120, action = "allow", protocol = "icmp", from_port = 0, to_port = 0, cidr_block = "0.0.0.0/0" },
    ]
  }
}

resource "aws_default_network_acl" "everything" {
  expect_failure = true
  attrs = {
    ingress = [{ rule_no = 100, action = "allow", protocol = -1, from_port = 0, to_port = 0, cidr_block = "0.0.0.0/0" }]
  }
}

resource "aws_network_acl" "shell_over_ipv6" {
  expect_failure = true
  attrs = {
    ingress = [{ rule_no = 100, action = "Allow", protocol = "tcp", from_port = 20, to_port = 30, ipv6_cidr_block = "::/0" }]
  }
}

resource "aws_network_acl" "denied_before" {
  attrs = {
    ingress = [
      { rule_no = "10", action = "deny", protocol = "tcp", from_port = 0, to_port = 79, cidr_block = "0.0.0.0/0" },
      { rule_no = 20, action = "allow", protocol = "tcp", from_port = 22, to_port = 80, cidr_block = "0.0.0.0/0" },
    ]
  }
}

resource "aws_network_acl" "denied_too_late" {
  expect_failure = true
  attrs = {
    ingress = [
      { rule_no = 10, action = "allow", protocol = "tcp", from_port = 22, to_port = 80, cidr_block = "0.0.0.0/0" },
      { rule_no = 20, action = "deny", protocol = "-1", from_port = 0, to_port = 0, cidr_block = "0.0.0.0/0" },
    ]
  }
}

resource "aws_network_acl_rule" "everything" {
  expect_failure = true
  attrs = {
    network_acl_id = "acl-1"
    rule_number    = 100
    rule_action    = "allow"
    protocol       = "all"
    cidr_block     = "0.0.0.0/0"
  }
}

resource "aws_network_acl_rule" "outwards" {
  attrs = {
    network_acl_id = "acl-1"
    rule_number    = 100
    egress         = true
    rule_action    = "allow"
    protocol       = "-1"
    cidr_block     = "0.0.0.0/0"
  }
}

resource "aws_network_acl_rule" "database" {
  expect_failure = true
  attrs = {
    network_acl_id = "acl-2"
    rule_number    = 100
    rule_action    = "allow"
    protocol       = "tcp"
    from_port      = 5432
    to_port        = 5432
    cidr_block     = "0.0.0.0/0"
  }
}

resource "aws_network_acl_rule" "web" {
  attrs = {
    network_acl_id = "acl-2"
    rule_number    = 110
    rule_action    = "allow"
    protocol       = "tcp"
    from_port      = 443
    to_port        = 443
    cidr_block     = "0.0.0.0/0"
  }
}

resource "aws_network_acl_rule" "answers" {
  attrs = {
    network_acl_id = "acl-2"
    rule_number    = 120
    rule_action    = "allow"
    protocol       = "tcp"
    from_port      = 1024
    to_port        = 65535
    cidr_block     = "0.0.0.0/0"
  }
}

resource "aws_network_acl_rule" "denial" {
  attrs = {
    network_acl_id = "acl-3"
    rule_number    = 50
    rule_action    = "deny"
    protocol       = "tcp"
    from_port      = 22
    to_port        = 22
    cidr_block     = "0.0.0.0/0"
  }
}

resource "aws_network_acl_rule" "denied_before" {
  attrs = {
    network_acl_id = "acl-3"
    rule_number    = 100
    rule_action    = "allow"
    protocol       = "tcp"
    from_port      = 22
    to_port        = 22
    cidr_block     = "0.0.0.0/0"
  }
}

resource "aws_network_acl_rule" "of_another_list" {
  expect_failure = true
  attrs = {
    network_acl_id = "acl-4"
    rule_number    = 100
    rule_action    = "allow"
    protocol       = "tcp"
    from_port      = 22
    to_port        = 22
    cidr_block     = "0.0.0.0/0"
  }
}
