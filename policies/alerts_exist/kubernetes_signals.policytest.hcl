policytest {
  targets = ["kubernetes_signals.policy.hcl"]
}

resource "kubernetes_manifest" "records" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "records", namespace = "labora", labels = { app = "records" } }
      spec       = { selector = { app = "records" }, ports = [{ name = "metrics", port = 9187 }] }
    }
  }
}

resource "kubernetes_manifest" "records_servicemonitor" {
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "ServiceMonitor"
      metadata   = { name = "records", namespace = "labora" }
      spec       = { selector = { matchLabels = { app = "records" } }, endpoints = [{ port = "metrics" }] }
    }
  }
}

# No service carries these labels.
resource "kubernetes_manifest" "mistyped" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "ServiceMonitor"
      metadata   = { name = "mistyped", namespace = "labora" }
      spec       = { selector = { matchLabels = { app = "record" } }, endpoints = [{ port = "metrics" }] }
    }
  }
}

resource "kubernetes_manifest" "records_statefulset" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "records", namespace = "labora" }
      spec = {
        template = {
          metadata = { labels = { app = "records" } }
          spec     = { containers = [{ name = "main", image = "postgres:16" }] }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "letters" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "letters", namespace = "labora" }
      spec = {
        template = {
          metadata = { labels = { app = "letters" } }
          spec     = { containers = [{ name = "main", image = "postgres:16" }] }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "deployments" {
  attrs = {
    manifest = {
      apiVersion = "notification.toolkit.fluxcd.io/v1beta3"
      kind       = "Alert"
      metadata   = { name = "deployments", namespace = "labora" }
      spec       = { providerRef = { name = "teams" }, eventSources = [] }
    }
  }
}

resource "kubernetes_manifest" "suspended" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "notification.toolkit.fluxcd.io/v1beta3"
      kind       = "Alert"
      metadata   = { name = "suspended", namespace = "labora" }
      spec       = { suspend = true, providerRef = { name = "teams" }, eventSources = [] }
    }
  }
}

# The provider is in another namespace.
resource "kubernetes_manifest" "elsewhere" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "notification.toolkit.fluxcd.io/v1beta3"
      kind       = "Alert"
      metadata   = { name = "elsewhere", namespace = "labora" }
      spec       = { providerRef = { name = "of-the-clinic" }, eventSources = [] }
    }
  }
}

resource "kubernetes_manifest" "teams" {
  attrs = {
    manifest = {
      apiVersion = "notification.toolkit.fluxcd.io/v1beta3"
      kind       = "Provider"
      metadata   = { name = "teams", namespace = "labora" }
      spec       = { type = "msteams" }
    }
  }
}

resource "kubernetes_manifest" "of_the_clinic" {
  attrs = {
    manifest = {
      apiVersion = "notification.toolkit.fluxcd.io/v1beta3"
      kind       = "Provider"
      metadata   = { name = "of-the-clinic", namespace = "clinic" }
      spec       = { type = "msteams" }
    }
  }
}
