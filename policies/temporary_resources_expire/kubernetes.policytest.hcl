policytest {
  targets = ["kubernetes.policy.hcl"]
}

inputs {
  today = "2027-01-15"
}

resource "kubernetes_manifest" "dumps" {
  expect_failure = true
  meta = { environment = "migration" }
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolumeClaim"
      metadata   = { name = "dumps", namespace = "migration" }
      spec       = { accessModes = ["ReadWriteOnce"] }
    }
  }
}

resource "kubernetes_manifest" "scans" {
  meta = { environment = "migration" }
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolumeClaim"
      metadata   = { name = "scans", namespace = "migration", labels = { expiry = "14d" } }
      spec       = { accessModes = ["ReadWriteOnce"] }
    }
  }
}

# Neither a day nor a number of days.
resource "kubernetes_manifest" "letters" {
  expect_failure = true
  meta = { environment = "migration" }
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolumeClaim"
      metadata   = { name = "letters", namespace = "migration", annotations = { expires-at = "soon" } }
      spec       = { accessModes = ["ReadWriteOnce"] }
    }
  }
}

# The day has passed.
resource "kubernetes_manifest" "portal" {
  expect_failure = true
  meta = { environment = "migration" }
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "portal", namespace = "migration", annotations = { expires-at = "2021-03-31" } }
      spec       = { replicas = 1 }
    }
  }
}

resource "kubernetes_manifest" "records" {
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolumeClaim"
      metadata   = { name = "records", namespace = "production" }
      spec       = { accessModes = ["ReadWriteOnce"] }
    }
  }
}

resource "kubernetes_manifest" "staging" {
  meta = { environment = "staging" }
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Namespace"
      metadata   = { name = "staging", annotations = { "janitor/ttl" = "4w" } }
    }
  }
}

# Its namespace says it.
resource "kubernetes_manifest" "registry" {
  meta = { environment = "staging" }
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "registry", namespace = "staging" }
      spec       = { serviceName = "registry" }
    }
  }
}

resource "kubernetes_manifest" "migration" {
  expect_failure = true
  meta = { environment = "migration" }
  attrs = {
    manifest = { apiVersion = "v1", kind = "Namespace", metadata = { name = "migration" } }
  }
}
