policytest {
  targets = ["kubernetes_signals.policy.hcl"]
}

inputs {
  runtime_detection_wanted = true
}

resource "kubernetes_manifest" "portal" {

  attrs = {
    manifest = { apiVersion = "apps/v1", kind = "Deployment", metadata = { name = "portal", namespace = "labora" }, spec = { replicas = 2 } }
  }
}

resource "kubernetes_manifest" "falco" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "DaemonSet"
      metadata   = { name = "falco", namespace = "falco" }
      spec       = { template = { spec = { containers = [{ name = "main", image = "falcosecurity/falco:0.38.0" }] } } }
    }
  }
}
