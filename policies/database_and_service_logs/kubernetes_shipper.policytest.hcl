# What pods write has to be collected, when that is asked for.

policytest {
  targets = ["kubernetes.policy.hcl"]
}

inputs {
  shipper_wanted = true
}

resource "kubernetes_manifest" "portal" {
  expect_failure = true
  attrs = {
    manifest = { apiVersion = "apps/v1", kind = "Deployment", metadata = { name = "portal", namespace = "labora" }, spec = { replicas = 2 } }
  }
}
