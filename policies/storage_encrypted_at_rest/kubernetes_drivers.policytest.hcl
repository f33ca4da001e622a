policytest {
  targets = ["kubernetes.policy.hcl"]
}

# Encrypts whatever it stores.
resource "kubernetes_manifest" "google" {
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

resource "kubernetes_manifest" "azure" {
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "azure" }
      provisioner = "disk.csi.azure.com"
    }
  }
}

# Without the Secret that holds the passphrase.
resource "kubernetes_manifest" "scaleway" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "scaleway" }
      provisioner = "csi.scaleway.com"
      parameters  = { encrypted = "true" }
    }
  }
}

resource "kubernetes_manifest" "scaleway_encrypted" {
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "scaleway-encrypted" }
      provisioner = "csi.scaleway.com"
      parameters  = { encrypted = "true", "csi.storage.k8s.io/node-stage-secret-name" = "passphrase" }
    }
  }
}

resource "kubernetes_manifest" "longhorn" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "longhorn" }
      provisioner = "driver.longhorn.io"
      parameters  = { numberOfReplicas = "3" }
    }
  }
}

resource "kubernetes_manifest" "rook" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "rook" }
      provisioner = "rook-ceph.rbd.csi.ceph.com"
      parameters  = { pool = "replicated" }
    }
  }
}

resource "kubernetes_manifest" "rook_encrypted" {
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "rook-encrypted" }
      provisioner = "rook-ceph.rbd.csi.ceph.com"
      parameters  = { pool = "replicated", encrypted = "true", encryptionKMSID = "vault" }
    }
  }
}

resource "kubernetes_manifest" "hetzner" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "hetzner" }
      provisioner = "csi.hetzner.cloud"
    }
  }
}

resource "kubernetes_manifest" "openstack_luks" {
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "openstack-luks" }
      provisioner = "cinder.csi.openstack.org"
      parameters  = { type = "high-speed-luks" }
    }
  }
}

resource "kubernetes_manifest" "node" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "node" }
      provisioner = "rancher.io/local-path"
    }
  }
}

resource "kubernetes_manifest" "plain_records" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "postgresql.cnpg.io/v1"
      kind       = "Cluster"
      metadata   = { name = "plain-records", namespace = "clinic" }
      spec       = { storage = { size = "50Gi", storageClass = "plain" } }
    }
  }
}

resource "kubernetes_manifest" "records" {
  attrs = {
    manifest = {
      apiVersion = "postgresql.cnpg.io/v1"
      kind       = "Cluster"
      metadata   = { name = "records", namespace = "clinic" }
      spec = {
        storage    = { size = "50Gi", storageClass = "encrypted" }
        walStorage = { size = "5Gi", storageClass = "encrypted" }
      }
    }
  }
}

resource "kubernetes_manifest" "plain_patients" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "acid.zalan.do/v1"
      kind       = "postgresql"
      metadata   = { name = "plain-patients", namespace = "clinic" }
      spec       = { volume = { size = "50Gi", storageClass = "plain" } }
    }
  }
}

resource "kubernetes_manifest" "log" {
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "Kafka"
      metadata   = { name = "log", namespace = "clinic" }
      spec = {
        kafka = {
          storage = {
            type    = "jbod"
            volumes = [{ id = 0, type = "persistent-claim", class = "encrypted", size = "50Gi" }]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "plain_brokers" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "KafkaNodePool"
      metadata   = { name = "plain-brokers", namespace = "clinic" }
      spec       = { storage = { type = "persistent-claim", class = "plain", size = "50Gi" } }
    }
  }
}

# Encrypts by itself.
resource "kubernetes_manifest" "objects" {
  attrs = {
    manifest = {
      apiVersion = "minio.min.io/v2"
      kind       = "Tenant"
      metadata   = { name = "objects", namespace = "clinic" }
      spec = {
        kes   = { kesSecret = { name = "kes" } }
        pools = [{ volumeClaimTemplate = { spec = { storageClassName = "plain" } } }]
      }
    }
  }
}

resource "kubernetes_manifest" "plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "plain" }
      provisioner = "ebs.csi.aws.com"
      parameters  = { type = "gp3" }
    }
  }
}

resource "kubernetes_manifest" "encrypted" {
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "encrypted" }
      provisioner = "ebs.csi.aws.com"
      parameters  = { type = "gp3", encrypted = "true" }
    }
  }
}
