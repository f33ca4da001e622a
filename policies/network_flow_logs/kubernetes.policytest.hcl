policytest {
  targets = ["kubernetes.policy.hcl"]
}

inputs {
  cluster_flows_wanted = true
}

resource "kubernetes_manifest" "records" {
  expect_failure = true
  attrs = {
    manifest = { apiVersion = "v1", kind = "Namespace", metadata = { name = "records" } }
  }
}

resource "kubernetes_manifest" "switched_off" {
  attrs = {
    manifest = { apiVersion = "v1", kind = "ConfigMap", metadata = { name = "cilium-config", namespace = "kube-system" }, data = { enable-hubble = "false" } }
  }
}
