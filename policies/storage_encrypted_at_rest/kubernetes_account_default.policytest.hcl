# An account that encrypts every new disk: what a class asks for does not matter. In a file of its own, since the setting would hide
# every other verdict.

policytest {
  targets = ["kubernetes.policy.hcl"]
}

resource "aws_ebs_encryption_by_default" "account" {
  attrs = {
    enabled = true
  }
}

resource "kubernetes_manifest" "silent" {
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "silent" }
      provisioner = "ebs.csi.aws.com"
      parameters  = { type = "gp3" }
    }
  }
}

resource "kubernetes_manifest" "claim" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolumeClaim"
      metadata   = { name = "claim", namespace = "labora" }
      spec       = { storageClassName = "silent" }
    }
  }
}

# Other drivers know nothing of it.
resource "kubernetes_manifest" "another_provider" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "another-provider", annotations = { "storageclass.kubernetes.io/is-default-class" = "true" } }
      provisioner = "driver.longhorn.io"
      parameters  = { numberOfReplicas = "3" }
    }
  }
}

resource "kubernetes_manifest" "claim_on_the_default_class" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolumeClaim"
      metadata   = { name = "claim-on-the-default-class", namespace = "labora" }
      spec       = { accessModes = ["ReadWriteOnce"] }
    }
  }
}
