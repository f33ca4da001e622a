# An alert that names no namespace watches them all. In a file of its own, since it would hide every other verdict.

policytest {
  targets = ["kubernetes.policy.hcl"]
}

resource "kubernetes_manifest" "alert_on_everything" {
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "PrometheusRule"
      metadata   = { name = "targets", namespace = "monitoring" }
      spec       = { groups = [{ name = "targets", rules = [{ alert = "TargetDown", expr = "up == 0" }] }] }
    }
  }
}

resource "kubernetes_manifest" "database" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "records", namespace = "labora" }
    }
  }
}
