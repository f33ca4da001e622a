policytest {
  targets = ["scaleway.policy.hcl"]
}

resource "scaleway_redis_cluster" "text" {
  attrs = { name = "text", tls_enabled = "true" }
}

resource "scaleway_redis_cluster" "null" {
  attrs          = { name = "null", tls_enabled = null }
  expect_failure = true
}

resource "scaleway_container" "new_spelling" {
  attrs = { name = "new", https_connections_only = true }
}

resource "scaleway_function" "both" {
  attrs          = { name = "both", http_option = "enabled" }
  expect_failure = true
}

resource "scaleway_lb_backend" "http" {
  attrs = { id = "b-1", forward_protocol = "http" }
}

resource "scaleway_lb_backend" "tcp" {
  attrs = { id = "b-2", forward_protocol = "tcp" }
}

resource "scaleway_lb_frontend" "with_list" {
  attrs = {
    id           = "f-1"
    backend_id   = "b-1"
    inbound_port = 80
    acl          = [{ action = [{ type = "redirect", redirect = [{ type = "location", target = "https://portal.labora.example" }] }] }]
  }
}

resource "scaleway_lb_frontend" "to_plain" {
  attrs = {
    id           = "f-2"
    backend_id   = "b-1"
    inbound_port = 80
    acl          = [{ action = [{ type = "redirect", redirect = [{ type = "scheme", target = "http" }] }] }]
  }
  expect_failure = true
}

resource "scaleway_lb_frontend" "port_80_passed_on" {
  attrs          = { id = "f-3", backend_id = "b-2", inbound_port = "80", certificate_ids = null }
  expect_failure = true
}

resource "scaleway_lb_frontend" "passed_on" {
  attrs = { id = "f-4", backend_id = "b-2", inbound_port = 443, certificate_ids = [] }
}

resource "scaleway_lb" "default" {
  attrs = { id = "lb-1", ssl_compatibility_level = null }
}

resource "scaleway_lb" "old" {
  attrs          = { id = "lb-2", ssl_compatibility_level = "ssl_compatibility_level_old" }
  expect_failure = true
}

resource "scaleway_lb_backend" "bridged" {
  attrs = { id = "b-3", forward_protocol = "http", ssl_bridging = true }

  inputs {
    tls_behind_load_balancers = true
  }
}

resource "scaleway_lb_backend" "bridged_to_anyone" {
  attrs          = { id = "b-4", forward_protocol = "http", ssl_bridging = true, ignore_ssl_server_verify = true }
  expect_failure = true

  inputs {
    tls_behind_load_balancers = true
  }
}
