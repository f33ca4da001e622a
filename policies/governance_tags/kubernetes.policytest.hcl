policytest {
  targets = ["kubernetes.policy.hcl"]
}

locals {
  complete = {
    data-classification = "health"
    data-controller     = "biolab-nord"
    dpa                 = "DPA-2026-014"
    purpose             = "migration"
    instruction-ref     = "INSTR-2026-031"
    "janitor/expires"   = "2027-06-30"
    owner               = "migration-office"
  }
}

resource "kubernetes_manifest" "complete_namespace" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Namespace"
      metadata   = { name = "labora", labels = local.complete }
    }
  }
}

resource "kubernetes_manifest" "bare_namespace" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Namespace"
      metadata   = { name = "bare", labels = null }
    }
  }
}

resource "kubernetes_manifest" "inherits_from_its_namespace" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolumeClaim"
      metadata   = { name = "dumps", namespace = "labora" }
    }
  }
}

resource "kubernetes_manifest" "in_a_bare_namespace" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolumeClaim"
      metadata   = { name = "dumps", namespace = "bare", annotations = { owner = "migration-office" } }
    }
  }
}

# Half of it is said by labels, the other half by annotations.
resource "kubernetes_manifest" "labels_and_annotations" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "portal"
        namespace   = "bare"
        labels      = { owner = "migration-office", purpose = "migration", dpa = "DPA-2026-014" }
        annotations = { for key, value in local.complete : key => value if !core::contains(["owner", "purpose", "dpa"], key) }
      }
    }
  }
}

resource "kubernetes_manifest" "labels_of_the_cluster" {
  attrs = {
    manifest = {
      apiVersion = "postgresql.cnpg.io/v1"
      kind       = "Cluster"
      metadata   = { name = "records", namespace = "elsewhere" }
    }
  }
}

data "kubernetes_resource" "elsewhere" {
  attrs = {
    api_version = "v1"
    kind        = "Namespace"
    metadata    = [{ name = "elsewhere" }]
    object      = { metadata = { name = "elsewhere", labels = local.complete } }
  }
}

# Clusters of other operators are no databases.
resource "kubernetes_manifest" "another_cluster" {
  attrs = {
    manifest = {
      apiVersion = "cluster.x-k8s.io/v1beta1"
      kind       = "Cluster"
      metadata   = { name = "machines", namespace = "bare" }
    }
  }
}

resource "kubernetes_manifest" "service" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "portal", namespace = "bare" }
    }
  }
}
