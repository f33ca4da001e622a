policytest {
  targets = ["alicloud.policy.hcl"]
}

resource "alicloud_db_instance" "renewed" {
  attrs = { engine = "MySQL", ssl_action = "Update" }
}

resource "alicloud_db_instance" "mariadb" {
  attrs = { engine = "MariaDB" }
}

resource "alicloud_kvstore_instance" "on" {
  attrs = { db_instance_name = "cache", ssl_enable = "Enable" }
}

resource "alicloud_kvstore_instance" "null" {
  attrs          = { db_instance_name = "cache", ssl_enable = null }
  expect_failure = true
}

resource "alicloud_api_gateway_api" "https" {
  attrs = { name = "a", request_config = [{ protocol = "HTTPS" }] }
}

resource "alicloud_api_gateway_api" "one_of_two" {
  attrs          = { name = "b", request_config = [{ protocol = "HTTPS" }, { protocol = "HTTP" }] }
  expect_failure = true
}

resource "alicloud_slb_tls_cipher_policy" "new" {
  attrs = { tls_versions = ["TLSv1.2", "TLSv1.3"] }
}

resource "alicloud_slb_tls_cipher_policy" "old" {
  attrs          = { tls_versions = ["TLSv1.0"] }
  expect_failure = true
}

resource "alicloud_slb_listener" "tcp" {
  attrs = { protocol = "tcp", frontend_port = 443 }
}

resource "alicloud_slb_listener" "sent_on" {
  attrs = { protocol = "http", frontend_port = 80, listener_forward = "on" }
}

resource "alicloud_slb_listener" "not_sent_on" {
  attrs          = { protocol = "http", frontend_port = 80, listener_forward = "off" }
  expect_failure = true
}
