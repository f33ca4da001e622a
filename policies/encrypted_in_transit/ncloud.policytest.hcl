policytest {
  targets = ["ncloud.policy.hcl"]
}

resource "ncloud_lb_listener" "passed_through" {
  attrs = { protocol = "TCP", port = 443 }
}

resource "ncloud_lb_listener" "https" {
  attrs = { protocol = "HTTPS", port = 443, tls_min_version_type = "TLSV12" }
}

resource "ncloud_lb_listener" "null" {
  attrs          = { protocol = "HTTPS", port = 443, tls_min_version_type = null }
  expect_failure = true
}

resource "ncloud_lb_listener" "http" {
  attrs          = { protocol = "http", port = 8080 }
  expect_failure = true
}

resource "ncloud_lb_listener" "old_version" {
  attrs          = { protocol = "HTTPS", port = 443, tls_min_version_type = "TLSV11" }
  expect_failure = true
}
