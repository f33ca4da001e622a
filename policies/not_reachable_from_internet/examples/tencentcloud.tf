# expect: pass
resource "tencentcloud_security_group_rule_set" "portal" {
  security_group_id = "sg-portal"

  ingress {
    action     = "ACCEPT"
    cidr_block = "0.0.0.0/0"
    protocol   = "TCP"
    port       = "80,443"
  }

  ingress {
    action     = "ACCEPT"
    cidr_block = "10.0.0.0/8"
    protocol   = "ALL"
    port       = "ALL"
  }
}

# expect: fail
resource "tencentcloud_security_group_rule_set" "remote" {
  security_group_id = "sg-remote"

  ingress {
    action     = "ACCEPT"
    cidr_block = "0.0.0.0/0"
    protocol   = "TCP"
    port       = "22"
  }
}

# expect: fail
resource "tencentcloud_security_group_lite_rule" "remote" {
  security_group_id = "sg-remote"
  ingress           = ["ACCEPT#0.0.0.0/0#443#TCP", "ACCEPT#0.0.0.0/0#3389#TCP"]
}

# expect: fail
resource "tencentcloud_instance" "copy" {
  availability_zone  = "eu-frankfurt-1"
  image_id           = "img-1"
  allocate_public_ip = true
}

# expect: fail
resource "tencentcloud_mysql_instance" "records" {
  instance_name    = "records"
  internet_service = 1
}

# expect: fail
resource "tencentcloud_kubernetes_cluster" "portal" {
  cluster_name     = "portal"
  cluster_internet = true

  worker_config {
    instance_type = "SA2.2XLARGE16"
  }
}

# expect: fail
resource "tencentcloud_kubernetes_cluster" "jobs" {
  cluster_name                    = "jobs"
  cluster_internet                = true
  cluster_internet_security_group = "sg-portal"

  worker_config {
    instance_type      = "SA2.2XLARGE16"
    public_ip_assigned = true
  }

  master_config {
    instance_type = "SA2.2XLARGE16"
  }
}
