# Scrapers, where it is asked that they use TLS too.

policytest {
  targets = ["kubernetes_data.policy.hcl"]
}

inputs {
  metrics_too = true
}

resource "kubernetes_manifest" "plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "ServiceMonitor"
      metadata   = { name = "plain", namespace = "labora" }
      spec       = { endpoints = [{ port = "metrics" }] }
    }
  }
}

resource "kubernetes_manifest" "unchecked" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "PodMonitor"
      metadata   = { name = "unchecked", namespace = "labora" }
      spec       = { podMetricsEndpoints = [{ port = "metrics", scheme = "https", tlsConfig = { insecureSkipVerify = true } }] }
    }
  }
}

resource "kubernetes_manifest" "encrypted" {
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "ServiceMonitor"
      metadata   = { name = "encrypted", namespace = "labora" }
      spec       = { endpoints = [{ port = "metrics", scheme = "https" }] }
    }
  }
}
