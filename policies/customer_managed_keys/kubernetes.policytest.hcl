policytest {
  targets = ["kubernetes.policy.hcl"]
}

resource "kubernetes_manifest" "encrypted" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "encrypted" }
      provisioner = "ebs.csi.aws.com"
      parameters  = { encrypted = "true" }
    }
  }
}

resource "kubernetes_manifest" "own_key" {
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "own-key" }
      provisioner = "ebs.csi.aws.com"
      parameters  = { encrypted = "true", kmsKeyId = "arn:aws:kms:eu-west-3:123456789012:key/records" }
    }
  }
}

resource "kubernetes_manifest" "google" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "google" }
      provisioner = "pd.csi.storage.gke.io"
      parameters  = { type = "pd-ssd" }
    }
  }
}

# Azure reads the names of parameters in any case.
resource "kubernetes_manifest" "azure" {
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "azure" }
      provisioner = "disk.csi.azure.com"
      parameters = {
        diskEncryptionSetId = "/subscriptions/0/resourceGroups/records/providers/Microsoft.Compute/diskEncryptionSets/records"
      }
    }
  }
}

resource "kubernetes_manifest" "encryptionconfiguration" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apiserver.config.k8s.io/v1"
      kind       = "EncryptionConfiguration"
      resources = [
        {
          resources = ["secrets"]
          providers = [{ aescbc = { keys = [{ name = "first", secret = "<from the vault>" }] } }, { identity = {} }]
        },
      ]
    }
  }
}

resource "kubernetes_manifest" "encryptionconfiguration_encryptionconfiguration" {
  attrs = {
    manifest = {
      apiVersion = "apiserver.config.k8s.io/v1"
      kind       = "EncryptionConfiguration"
      resources = [
        {
          resources = ["secrets"]
          providers = [
            { kms = { apiVersion = "v2", name = "keys", endpoint = "unix:///run/kms/keys.sock" } },
            { identity = {} },
          ]
        },
      ]
    }
  }
}
