variable "ovh_project" {
  type    = string
  default = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
}

# expect: fail
resource "ovh_cloud_project_database" "results" {
  service_name = var.ovh_project
  description  = "results"
  engine       = "postgresql"
  version      = "16"
  plan         = "essential"
  flavor       = "db1-7"

  nodes {
    region = "GRA"
  }

  ip_restrictions {
    description = "everyone"
    ip          = "0.0.0.0/0"
  }
}

# Nobody is listed, and nobody gets in.
# expect: pass
resource "ovh_cloud_project_database" "unlisted" {
  service_name = var.ovh_project
  description  = "unlisted"
  engine       = "postgresql"
  version      = "16"
  plan         = "essential"
  flavor       = "db1-7"

  nodes {
    region = "GRA"
  }
}

# expect: pass
resource "ovh_cloud_project_database" "private" {
  service_name = var.ovh_project
  description  = "private"
  engine       = "postgresql"
  version      = "16"
  plan         = "essential"
  flavor       = "db1-7"

  nodes {
    region     = "GRA"
    network_id = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
    subnet_id  = "2f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  }
}

# expect: fail
resource "ovh_cloud_project_database_ip_restriction" "unlisted" {
  service_name = var.ovh_project
  engine       = "postgresql"
  cluster_id   = ovh_cloud_project_database.unlisted.id
  ip           = "0.0.0.0/0"
}

# expect: pass
resource "ovh_hosting_privatedatabase_whitelist" "laboratory" {
  service_name = "labora-001"
  ip           = "192.0.2.14"
  name         = "laboratory"
  service      = true
  sftp         = false
}

# expect: fail
resource "ovh_storage_efs_share_acl" "everyone" {
  service_name = var.ovh_project
  share_id     = "3f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  access_level = "rw"
  access_to    = "0.0.0.0/0"
}

# expect: pass
resource "ovh_storage_efs_share_acl" "converter" {
  service_name = var.ovh_project
  share_id     = "3f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  access_level = "rw"
  access_to    = "10.0.0.12"
}

# expect: fail
resource "ovh_dbaas_logs_cluster" "logs" {
  service_name             = "ldp-xx-12345"
  archive_allowed_networks = ["198.51.100.0/24"]
  query_allowed_networks   = ["0.0.0.0/0"]
}

# expect: fail
resource "ovh_cloud_project_kube" "staging" {
  service_name = var.ovh_project
  name         = "staging"
  region       = "GRA11"
}

# expect: pass
resource "ovh_cloud_project_kube" "listed" {
  service_name = var.ovh_project
  name         = "listed"
  region       = "GRA11"
}

# expect: pass
resource "ovh_cloud_project_kube_iprestrictions" "listed" {
  service_name = var.ovh_project
  kube_id      = ovh_cloud_project_kube.listed.id
  ips          = ["192.0.2.0/24"]
}

# expect: fail
resource "ovh_cloud_project_kube_iprestrictions" "another" {
  service_name = var.ovh_project
  kube_id      = "4f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  ips          = ["192.0.2.0/24", "0.0.0.0/0"]
}

# expect: fail
resource "ovh_cloud_project_containerregistry" "images" {
  service_name = var.ovh_project
  region       = "GRA"
  name         = "images"
}

# expect: fail
resource "ovh_cloud_project_containerregistry_ip_restrictions_management" "another" {
  service_name    = var.ovh_project
  registry_id     = "5f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  ip_restrictions = [{ ip_block = "0.0.0.0/0", description = "everyone" }]
}

# expect: fail
resource "ovh_cloud_project_instance" "converter" {
  service_name   = var.ovh_project
  region         = "GRA11"
  billing_period = "hourly"
  name           = "converter"

  boot_from {
    image_id = "6f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  }

  flavor {
    flavor_id = "7f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  }

  network {
    public = true
  }
}

# A floating address is a public one.
# expect: fail
resource "ovh_cloud_project_instance" "floating" {
  service_name   = var.ovh_project
  region         = "GRA11"
  billing_period = "hourly"
  name           = "floating"

  network {
    private {
      floating_ip_create {
        description = "import"
      }

      network {
        id        = "8f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
        subnet_id = "9f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
      }
    }
  }
}

# expect: pass
resource "ovh_cloud_project_instance" "private" {
  service_name   = var.ovh_project
  region         = "GRA11"
  billing_period = "hourly"
  name           = "private"

  network {
    private {
      network {
        id        = "8f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
        subnet_id = "9f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
      }
    }
  }
}

# expect: fail
resource "ovh_cloud_instance" "import" {
  service_name = var.ovh_project
  region       = "GRA11"
  name         = "import"
  flavor_id    = "7f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"

  networks = [{ auto_assign_public_ip = true }]
}

# expect: pass
resource "ovh_cloud_instance" "portal" {
  service_name       = var.ovh_project
  region             = "GRA11"
  name               = "portal"
  flavor_id          = "7f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  security_group_ids = [ovh_cloud_security_group.portal.id]

  networks = [{ auto_assign_public_ip = true }]
}

# expect: pass
resource "ovh_cloud_security_group" "portal" {
  service_name = var.ovh_project
  region       = "GRA11"
  name         = "portal"

  rule = [
    {
      direction        = "INGRESS"
      ethernet_type    = "IPV4"
      protocol         = "TCP"
      port_range_min   = 443
      port_range_max   = 443
      remote_ip_prefix = "0.0.0.0/0"
    },
    {
      direction     = "EGRESS"
      ethernet_type = "IPV4"
    },
  ]
}

# expect: fail
resource "ovh_cloud_security_group" "sftp" {
  service_name = var.ovh_project
  region       = "GRA11"
  name         = "sftp"

  rule = [{
    direction      = "INGRESS"
    ethernet_type  = "IPV4"
    protocol       = "TCP"
    port_range_min = 22
    port_range_max = 22
  }]
}

# expect: fail
resource "ovh_ip_firewall" "server" {
  ip             = "192.0.2.7"
  ip_on_firewall = "192.0.2.7"
  enabled        = false
}

# expect: fail
resource "ovh_ip_firewall_rule" "ssh" {
  ip               = "192.0.2.7"
  ip_on_firewall   = "192.0.2.7"
  sequence         = 1
  action           = "permit"
  protocol         = "tcp"
  destination_port = 22
}

# expect: pass
resource "ovh_ip_firewall_rule" "web" {
  ip               = "192.0.2.7"
  ip_on_firewall   = "192.0.2.7"
  sequence         = 2
  action           = "permit"
  protocol         = "tcp"
  destination_port = 443
}

resource "ovh_ip_firewall_rule" "deny" {
  ip             = "192.0.2.7"
  ip_on_firewall = "192.0.2.7"
  sequence       = 19
  action         = "deny"
  protocol       = "ipv4"
}

# expect: fail
resource "ovh_iploadbalancing_tcp_frontend" "sftp" {
  service_name = "loadbalancer-0a1b2c"
  display_name = "sftp"
  zone         = "all"
  port         = "22,443"
}

# expect: pass
resource "ovh_iploadbalancing_http_frontend" "portal" {
  service_name = "loadbalancer-0a1b2c"
  display_name = "portal"
  zone         = "all"
  port         = "80,443"
}

# expect: fail
resource "ovh_cloud_managed_kubernetes" "test" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  name         = "test"
  region       = "GRA11"
}
