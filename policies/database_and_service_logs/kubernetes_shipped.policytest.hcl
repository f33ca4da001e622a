# A program that collects what pods write.

policytest {
  targets = ["kubernetes.policy.hcl"]
}

inputs {
  shipper_wanted = true
}

resource "kubernetes_manifest" "portal" {
  attrs = {
    manifest = { apiVersion = "apps/v1", kind = "Deployment", metadata = { name = "portal", namespace = "labora" }, spec = { replicas = 2 } }
  }
}

resource "kubernetes_manifest" "collector" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "DaemonSet"
      metadata   = { name = "collector", namespace = "logging" }
      spec       = { template = { spec = { containers = [{ name = "main", image = "fluent/fluent-bit:3.0" }] } } }
    }
  }
}
