policytest {
  targets = ["kubernetes_network.policy.hcl"]
}

resource "kubernetes_manifest" "records" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "records", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "records" } }
        template = {
          metadata = { labels = { app = "records" } }
          spec     = { containers = [{ name = "main", image = "postgres:16", ports = [{ containerPort = 5432 }] }] }
        }
      }
    }
  }
}
