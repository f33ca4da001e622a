policytest {
  targets = ["kubernetes.policy.hcl"]
}

inputs {
  cluster_flows_wanted = true
}

resource "kubernetes_manifest" "records" {
  attrs = {
    manifest = { apiVersion = "v1", kind = "Namespace", metadata = { name = "records" } }
  }
}

resource "kubernetes_manifest" "switched_on" {
  attrs = {
    manifest = { apiVersion = "v1", kind = "ConfigMap", metadata = { name = "cilium-config", namespace = "kube-system" }, data = { enable-hubble = "true" } }
  }
}
