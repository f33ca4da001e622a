policytest {
  targets = ["kubernetes_signals.policy.hcl"]
}

inputs {
  runtime_detection_wanted = true
}

resource "kubernetes_manifest" "portal" {
  expect_failure = true
  attrs = {
    manifest = { apiVersion = "apps/v1", kind = "Deployment", metadata = { name = "portal", namespace = "labora" }, spec = { replicas = 2 } }
  }
}
