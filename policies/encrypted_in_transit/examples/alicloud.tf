# expect: pass
resource "alicloud_db_instance" "records" {
  engine     = "PostgreSQL"
  ssl_action = "Open"
}

# expect: fail
resource "alicloud_db_instance" "results" {
  engine = "MySQL"
}

# expect: fail
resource "alicloud_mongodb_instance" "documents" {
  engine_version = "7.0"
  ssl_action     = "Close"
}

# expect: fail
resource "alicloud_api_gateway_api" "results" {
  name      = "results"
  auth_type = "APP"

  request_config {
    protocol = "HTTP,HTTPS"
    method   = "GET"
    path     = "/results"
    mode     = "MAPPING"
  }
}

# expect: fail
resource "alicloud_slb_tls_cipher_policy" "old" {
  tls_cipher_policy_name = "old"
  tls_versions           = ["TLSv1.1", "TLSv1.2"]
  ciphers                = ["AES256-SHA256"]
}

# expect: pass
resource "alicloud_slb_listener" "redirect" {
  load_balancer_id = "lb-1"
  frontend_port    = 80
  protocol         = "http"
  listener_forward = "on"
  forward_port     = 443
}

# expect: fail
resource "alicloud_slb_listener" "plain" {
  load_balancer_id = "lb-2"
  frontend_port    = 80
  protocol         = "http"
}

# expect: fail
resource "alicloud_kvstore_instance" "sessions" {
  db_instance_name = "sessions"
}
