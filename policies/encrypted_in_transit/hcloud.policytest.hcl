policytest {
  targets = ["hcloud.policy.hcl"]
}

resource "hcloud_load_balancer_service" "passed_through" {
  attrs = { load_balancer_id = 1, protocol = "tcp", listen_port = 443 }
}

resource "hcloud_load_balancer_service" "another_port" {
  attrs = { load_balancer_id = 1, protocol = "https", listen_port = 8443 }
}

resource "hcloud_load_balancer_service" "sent_on" {
  attrs = { load_balancer_id = 1, protocol = "https", listen_port = null, http = [{ redirect_http = "true" }] }
}

resource "hcloud_load_balancer_service" "plain" {
  attrs          = { load_balancer_id = 1, protocol = "http", listen_port = 80 }
  expect_failure = true
}

resource "hcloud_load_balancer_service" "silent" {
  attrs          = { load_balancer_id = 1, protocol = "https", listen_port = "443", http = [{ redirect_http = false }] }
  expect_failure = true
}
