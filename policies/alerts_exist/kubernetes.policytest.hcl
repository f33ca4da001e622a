policytest {
  targets = ["kubernetes.policy.hcl"]
}

resource "kubernetes_manifest" "namespace" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Namespace"
      metadata   = { name = "labora", labels = { team = "migration" } }
    }
  }
}

resource "kubernetes_manifest" "prometheus_of_the_namespace" {
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "Prometheus"
      metadata   = { name = "main", namespace = "labora" }
      spec       = { ruleSelector = { matchLabels = { release = "main" } } }
    }
  }
}

resource "kubernetes_manifest" "prometheus_of_all_teams" {
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "Prometheus"
      metadata   = { name = "teams", namespace = "monitoring" }
      spec = {
        ruleSelector          = { matchLabels = { release = "teams" } }
        ruleNamespaceSelector = { matchExpressions = [{ key = "team", operator = "Exists" }] }
      }
    }
  }
}

# -- what is loaded ----------------------------------------------------------------------------------------------------------

resource "kubernetes_manifest" "loaded" {
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "PrometheusRule"
      metadata   = { name = "loaded", namespace = "labora", labels = { release = "main" } }
      spec       = { groups = [{ name = "jobs", rules = [{ alert = "JobFailed", expr = "kube_job_status_failed{namespace=\"labora\"} > 0" }] }] }
    }
  }
}

resource "kubernetes_manifest" "loaded_from_another_namespace" {
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "PrometheusRule"
      metadata   = { name = "teams", namespace = "labora", labels = { release = "teams" } }
      spec       = { groups = [{ name = "jobs", rules = [{ record = "jobs:failed", expr = "sum(kube_job_status_failed)" }] }] }
    }
  }
}

resource "kubernetes_manifest" "without_the_label" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "PrometheusRule"
      metadata   = { name = "unlabelled", namespace = "labora" }
      spec       = { groups = [] }
    }
  }
}

# Labelled for a Prometheus that reads its own namespace only.
resource "kubernetes_manifest" "in_the_wrong_namespace" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "PrometheusRule"
      metadata   = { name = "astray", namespace = "archive", labels = { release = "main" } }
      spec       = { groups = [] }
    }
  }
}

resource "kubernetes_manifest" "archive_namespace" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Namespace"
      metadata   = { name = "archive" }
    }
  }
}

# Neither Prometheus has a selector for monitors, and without one nothing is loaded.
resource "kubernetes_manifest" "monitor" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "ServiceMonitor"
      metadata   = { name = "portal", namespace = "labora", labels = { release = "main" } }
    }
  }
}

# -- what is watched ---------------------------------------------------------------------------------------------------------

resource "kubernetes_manifest" "watched_job" {
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "import", namespace = "labora" }
    }
  }
}

resource "kubernetes_manifest" "unwatched_database" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "records", namespace = "archive" }
    }
  }
}

resource "kubernetes_manifest" "deployment" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "portal", namespace = "archive" }
    }
  }
}

resource "kubernetes_manifest" "alert_on_another_namespace" {
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "PrometheusRule"
      metadata   = { name = "mail", namespace = "labora", labels = { release = "main" } }
      spec       = { groups = [{ name = "mail", rules = [{ alert = "MailDown", expr = "up{namespace=\"mail\"} == 0" }] }] }
    }
  }
}

resource "kubernetes_manifest" "database_watched_from_another_namespace" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "queue", namespace = "mail" }
    }
  }
}
