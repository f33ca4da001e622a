policytest {
  targets = ["ovh.policy.hcl"]
}

resource "ovh_iploadbalancing_http_frontend" "text" {
  attrs = { port = "443", ssl = "true" }
}

resource "ovh_iploadbalancing_http_frontend" "redirects_to_plain" {
  attrs          = { port = "80", redirect_location = "http://portal.labora.example" }
  expect_failure = true
}

resource "ovh_iploadbalancing_http_frontend" "disabled" {
  attrs = { port = "80", disabled = true }
}

resource "ovh_iploadbalancing_tcp_frontend" "https" {
  attrs = { port = 443 }
}

resource "ovh_iploadbalancing_tcp_frontend" "plain" {
  attrs          = { port = "5432", ssl = false }
  expect_failure = true
}

resource "ovh_cloud_project_loadbalancer" "none" {
  attrs = { name = "none", listeners = null }
}

resource "ovh_cloud_project_loadbalancer" "plain" {
  attrs          = { name = "plain", listeners = [{ port = 80, protocol = "HTTP" }] }
  expect_failure = true
}

resource "ovh_cloud_project_loadbalancer" "old" {
  attrs          = { name = "old", listeners = [{ port = 443, protocol = "terminatedHTTPS", tls_versions = ["TLSv1.1"] }] }
  expect_failure = true
}

resource "ovh_cloud_loadbalancer_listener" "encrypted" {
  attrs = { id = "l-1", protocol = "TERMINATED_HTTPS", tls_versions = null }
}

resource "ovh_cloud_loadbalancer_listener" "old" {
  attrs          = { id = "l-2", protocol = "TERMINATED_HTTPS", tls_versions = ["SSLv3"] }
  expect_failure = true
}

# It sends callers to another pool, and not to HTTPS.
resource "ovh_cloud_loadbalancer_listener" "to_a_pool" {
  attrs          = { id = "l-3", protocol = "HTTP" }
  expect_failure = true
}

resource "ovh_cloud_loadbalancer_l7policy" "to_a_pool" {
  attrs = { listener_id = "l-3", action = "REDIRECT_TO_POOL" }
}
