policytest {
  targets = ["digitalocean.policy.hcl"]
}

resource "digitalocean_loadbalancer" "passed_through" {
  attrs = { name = "tcp", forwarding_rule = [{ entry_port = 443, entry_protocol = "https", tls_passthrough = true }, { entry_port = 22, entry_protocol = "tcp" }] }
}

# Only port 80 is sent on.
resource "digitalocean_loadbalancer" "another_port" {
  attrs          = { name = "other", redirect_http_to_https = true, forwarding_rule = [{ entry_port = 8080, entry_protocol = "http" }] }
  expect_failure = true
}

resource "digitalocean_loadbalancer" "sent_on" {
  attrs = { name = "on", redirect_http_to_https = "true", forwarding_rule = [{ entry_port = "80", entry_protocol = "http" }] }
}

resource "digitalocean_database_online_migration" "encrypted" {
  attrs = { cluster_id = "a", disable_ssl = null }
}

resource "digitalocean_database_online_migration" "as_text" {
  attrs          = { cluster_id = "b", disable_ssl = "true" }
  expect_failure = true
}

resource "digitalocean_database_logsink_rsyslog" "encrypted" {
  attrs = { cluster_id = "c", tls = true }
}

resource "digitalocean_database_logsink_rsyslog" "off" {
  attrs          = { cluster_id = "d", tls = false }
  expect_failure = true
}
