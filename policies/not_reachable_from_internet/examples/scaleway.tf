resource "scaleway_vpc_private_network" "records" {
  name = "records"
}

# Without a private network there is a public endpoint.
# expect: fail
resource "scaleway_rdb_instance" "results" {
  name      = "results"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-15"
}

# expect: fail
resource "scaleway_rdb_instance" "both" {
  name      = "both"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-15"

  private_network {
    pn_id       = scaleway_vpc_private_network.records.id
    enable_ipam = true
  }

  load_balancer {}
}

# expect: pass
resource "scaleway_rdb_instance" "private" {
  name      = "private"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-15"

  private_network {
    pn_id       = scaleway_vpc_private_network.records.id
    enable_ipam = true
  }
}

# expect: pass
resource "scaleway_rdb_instance" "listed" {
  name      = "listed"
  node_type = "DB-GP-XS"
  engine    = "MySQL-8"
}

# expect: pass
resource "scaleway_rdb_acl" "listed" {
  instance_id = scaleway_rdb_instance.listed.id

  acl_rules {
    ip          = "192.0.2.0/24"
    description = "laboratory"
  }
}

resource "scaleway_rdb_instance" "open" {
  name      = "open"
  node_type = "DB-GP-XS"
  engine    = "MySQL-8"
}

# expect: fail
resource "scaleway_rdb_acl" "open" {
  instance_id = scaleway_rdb_instance.open.id

  acl_rules {
    ip = "0.0.0.0/0"
  }
}

# expect: fail
resource "scaleway_redis_cluster" "sessions" {
  name      = "sessions"
  version   = "7.0.5"
  node_type = "RED1-MICRO"
  user_name = "portal"
  password  = var.scaleway_redis_password

  acl {
    ip          = "0.0.0.0/0"
    description = "everyone"
  }
}

# expect: pass
resource "scaleway_redis_cluster" "private" {
  name      = "private"
  version   = "7.0.5"
  node_type = "RED1-MICRO"
  user_name = "portal"
  password  = var.scaleway_redis_password

  private_network {
    id = scaleway_vpc_private_network.records.id
  }
}

variable "scaleway_redis_password" {
  type      = string
  sensitive = true
}

# expect: fail
resource "scaleway_mongodb_instance" "documents" {
  name        = "documents"
  version     = "7.0"
  node_type   = "MGDB-PLAY2-NANO"
  node_number = 1

  private_network {
    pn_id = scaleway_vpc_private_network.records.id
  }

  public_network {}
}

# expect: fail
resource "scaleway_opensearch_deployment" "search" {
  name        = "search"
  version     = "2.0"
  node_amount = 1
  node_type   = "SEARCHDB-SHARED-2C-8G"

  volume {
    type       = "sbs_5k"
    size_in_gb = 10
  }
}

# Nothing is written about what no rule speaks of.
# expect: fail
resource "scaleway_instance_security_group" "converter" {
  name = "converter"

  inbound_rule {
    action   = "accept"
    port     = 22
    ip_range = "192.0.2.0/24"
  }
}

# A rule without a range.
# expect: fail
resource "scaleway_instance_security_group" "sftp" {
  name                   = "sftp"
  inbound_default_policy = "drop"

  inbound_rule {
    action = "accept"
    port   = 22
  }
}

# expect: pass
resource "scaleway_instance_security_group" "portal" {
  name                   = "portal"
  inbound_default_policy = "drop"

  inbound_rule {
    action = "accept"
    port   = 443
  }

  inbound_rule {
    action   = "accept"
    port     = 22
    ip_range = "192.0.2.0/24"
  }

  inbound_rule {
    action   = "accept"
    protocol = "ICMP"
  }
}

# expect: fail
resource "scaleway_instance_security_group_rules" "sftp" {
  security_group_id = scaleway_instance_security_group.sftp.id

  inbound_rule {
    action     = "accept"
    port_range = "20-25"
    ip_range   = "0.0.0.0/0"
  }
}

variable "scaleway_laboratory_range" {
  type = string
}

# expect: unknown
resource "scaleway_instance_security_group" "exchange" {
  name                   = "exchange"
  inbound_default_policy = "drop"

  inbound_rule {
    action   = "accept"
    port     = 22
    ip_range = var.scaleway_laboratory_range
  }
}

resource "scaleway_instance_ip" "converter" {}

# expect: fail
resource "scaleway_instance_server" "converter" {
  name  = "converter"
  type  = "PRO2-S"
  image = "ubuntu_jammy"
  ip_id = scaleway_instance_ip.converter.id
}

# expect: pass
resource "scaleway_instance_server" "portal" {
  name              = "portal"
  type              = "PRO2-S"
  image             = "ubuntu_jammy"
  ip_id             = scaleway_instance_ip.converter.id
  security_group_id = scaleway_instance_security_group.portal.id
}

# expect: fail
resource "scaleway_k8s_cluster" "staging" {
  name                        = "staging"
  version                     = "1.31.2"
  cni                         = "cilium"
  delete_additional_resources = true
  private_network_id          = scaleway_vpc_private_network.records.id
}

# expect: pass
resource "scaleway_k8s_cluster" "listed" {
  name                        = "listed"
  version                     = "1.31.2"
  cni                         = "cilium"
  delete_additional_resources = true
  private_network_id          = scaleway_vpc_private_network.records.id
}

# expect: pass
resource "scaleway_k8s_acl" "listed" {
  cluster_id = scaleway_k8s_cluster.listed.id

  acl_rules {
    ip = "192.0.2.0/24"
  }

  acl_rules {
    scaleway_ranges = true
  }
}

# expect: fail
resource "scaleway_k8s_acl" "another" {
  cluster_id = "fr-par/2f1c9a52-1f0e-4d8a-9f4b-0c3c5d4e6f70"

  acl_rules {
    ip = "0.0.0.0/0"
  }
}

# expect: fail
resource "scaleway_vpc_public_gateway" "main" {
  name            = "main"
  type            = "VPC-GW-S"
  bastion_enabled = true
}

# expect: fail
resource "scaleway_vpc_public_gateway_pat_rule" "database" {
  gateway_id   = scaleway_vpc_public_gateway.main.id
  private_ip   = "172.16.4.7"
  private_port = 5432
  public_port  = 5432
  protocol     = "tcp"
}

resource "scaleway_lb" "exchange" {
  type = "LB-S"
}

# expect: fail
resource "scaleway_lb_frontend" "sftp" {
  lb_id        = scaleway_lb.exchange.id
  backend_id   = scaleway_lb_backend.sftp.id
  name         = "sftp"
  inbound_port = 22
}

resource "scaleway_lb_backend" "sftp" {
  lb_id            = scaleway_lb.exchange.id
  forward_protocol = "tcp"
  forward_port     = 22
}

# expect: pass
resource "scaleway_lb_frontend" "portal" {
  lb_id        = scaleway_lb.exchange.id
  backend_id   = scaleway_lb_backend.sftp.id
  name         = "portal"
  inbound_port = "443"
}

# expect: fail
resource "scaleway_inference_deployment" "letters" {
  node_type   = "L4"
  model_id    = "fr-par/0f2c9a52-1f0e-4d8a-9f4b-0c3c5d4e6f70"
  accept_eula = true

  public_endpoint {
    is_enabled   = true
    disable_auth = true
  }
}
