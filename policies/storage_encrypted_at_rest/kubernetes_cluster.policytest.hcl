policytest {
  targets = ["kubernetes_cluster.policy.hcl"]
}

resource "kubernetes_manifest" "encryptionconfiguration" {
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

# The first one writes as it is.
resource "kubernetes_manifest" "encryptionconfiguration_encryptionconfiguration" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apiserver.config.k8s.io/v1"
      kind       = "EncryptionConfiguration"
      resources = [
        {
          resources = ["secrets"]
          providers = [{ identity = {} }, { aescbc = { keys = [{ name = "first", secret = "<from the vault>" }] } }]
        },
      ]
    }
  }
}

resource "kubernetes_manifest" "encryptionconfiguration_encryptionconfiguration_" {
  attrs = {
    manifest = {
      apiVersion = "apiserver.config.k8s.io/v1"
      kind       = "EncryptionConfiguration"
      resources = [
        {
          resources = ["*.*"]
          providers = [{ secretbox = { keys = [{ name = "first", secret = "<from the vault>" }] } }]
        },
      ]
    }
  }
}

resource "kubernetes_manifest" "api_plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api-plain", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name    = "main"
            image   = "registry.k8s.io/kube-apiserver:v1.30.0"
            command = ["kube-apiserver", "--etcd-servers=https://127.0.0.1:2379"]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "api_encrypted" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api-encrypted", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name    = "main"
            image   = "registry.k8s.io/kube-apiserver:v1.30.0"
            command = ["kube-apiserver", "--encryption-provider-config=/etc/kubernetes/encryption.yaml"]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "api_encrypted_in_a_line" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api-encrypted-in-a-line", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name  = "main"
            image = "registry.k8s.io/kube-apiserver:v1.30.0"
            args  = ["exec /usr/local/bin/kube-apiserver --encryption-provider-config /etc/kubernetes/encryption.yaml"]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "another_program" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "another-program", namespace = "kube-system" }
      spec = {
        containers = [
          { name = "main", image = "registry.k8s.io/kube-apiserver:v1.30.0", command = ["my-kube-apiserver-proxy"] },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "clusterconfiguration" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "kubeadm.k8s.io/v1beta3"
      kind       = "ClusterConfiguration"
      apiServer  = { extraArgs = { profiling = "false" } }
    }
  }
}

resource "kubernetes_manifest" "clusterconfiguration_clusterconfiguration" {
  attrs = {
    manifest = {
      apiVersion = "kubeadm.k8s.io/v1beta4"
      kind       = "ClusterConfiguration"
      apiServer  = { extraArgs = [{ name = "encryption-provider-config", value = "/etc/kubernetes/encryption.yaml" }] }
    }
  }
}

resource "kubernetes_manifest" "clusterconfiguration_with_a_list" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "kubeadm.k8s.io/v1beta4"
      kind       = "ClusterConfiguration"
      apiServer  = { extraArgs = [{ name = "profiling", value = "false" }] }
    }
  }
}

resource "kubernetes_manifest" "plain_disks" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "ceph.rook.io/v1"
      kind       = "CephCluster"
      metadata   = { name = "plain-disks", namespace = "clinic" }
      spec       = { storage = { useAllNodes = true } }
    }
  }
}

resource "kubernetes_manifest" "source" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Secret"
      metadata   = { name = "source", namespace = "clinic" }
      type       = "Opaque"
      stringData = { username = "migration", password = "correct horse battery" }
    }
  }
}

resource "kubernetes_manifest" "source_encoded" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Secret"
      metadata   = { name = "source-encoded", namespace = "clinic" }
      type       = "Opaque"
      data       = { password = "Y29ycmVjdCBob3JzZQ==" }
    }
  }
}

resource "kubernetes_manifest" "source_empty" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Secret"
      metadata   = { name = "source-empty", namespace = "clinic" }
      type       = "Opaque"
      stringData = { username = "migration", password = "$${DATABASE_PASSWORD}" }
    }
  }
}

resource "kubernetes_manifest" "source_sops" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Secret"
      metadata   = { name = "source-sops", namespace = "clinic" }
      type       = "Opaque"
      stringData = { password = "ENC[AES256_GCM,data:abc,type:str]" }
      sops       = { version = "3.8.1" }
    }
  }
}

resource "kubernetes_manifest" "elsewhere" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "velero.io/v1"
      kind       = "BackupStorageLocation"
      metadata   = { name = "elsewhere", namespace = "clinic" }
      spec = {
        provider      = "aws"
        objectStorage = { bucket = "backups" }
        config        = { region = "gra", s3Url = "https://s3.gra.io.cloud.ovh.net" }
      }
    }
  }
}

resource "kubernetes_manifest" "elsewhere_encrypted" {
  attrs = {
    manifest = {
      apiVersion = "velero.io/v1"
      kind       = "BackupStorageLocation"
      metadata   = { name = "elsewhere-encrypted", namespace = "clinic" }
      spec = {
        provider      = "aws"
        objectStorage = { bucket = "backups" }
        config        = { region = "gra", s3Url = "https://s3.gra.io.cloud.ovh.net", serverSideEncryption = "AES256" }
      }
    }
  }
}

resource "kubernetes_manifest" "aws" {
  attrs = {
    manifest = {
      apiVersion = "velero.io/v1"
      kind       = "BackupStorageLocation"
      metadata   = { name = "aws", namespace = "clinic" }
      spec       = { provider = "aws", objectStorage = { bucket = "backups" }, config = { region = "eu-west-3" } }
    }
  }
}

resource "kubernetes_manifest" "plain_store" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "barmancloud.cnpg.io/v1"
      kind       = "ObjectStore"
      metadata   = { name = "plain-store", namespace = "clinic" }
      spec       = { configuration = { destinationPath = "s3://backups", endpointURL = "https://s3.fr-par.scw.cloud" } }
    }
  }
}

resource "kubernetes_manifest" "store" {
  attrs = {
    manifest = {
      apiVersion = "barmancloud.cnpg.io/v1"
      kind       = "ObjectStore"
      metadata   = { name = "store", namespace = "clinic" }
      spec = {
        configuration = {
          destinationPath = "s3://backups"
          endpointURL     = "https://s3.fr-par.scw.cloud"
          data            = { encryption = "AES256" }
          wal             = { encryption = "AES256" }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "plain_documents" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "psmdb.percona.com/v1"
      kind       = "PerconaServerMongoDB"
      metadata   = { name = "plain-documents", namespace = "clinic" }
      spec       = { replsets = [{ name = "rs0", configuration = "security:\n  enableEncryption: false\n" }] }
    }
  }
}

resource "kubernetes_manifest" "documents" {
  attrs = {
    manifest = {
      apiVersion = "psmdb.percona.com/v1"
      kind       = "PerconaServerMongoDB"
      metadata   = { name = "documents", namespace = "clinic" }
      spec       = { replsets = [{ name = "rs0", size = 3 }] }
    }
  }
}

resource "kubernetes_manifest" "disks" {
  attrs = {
    manifest = {
      apiVersion = "ceph.rook.io/v1"
      kind       = "CephCluster"
      metadata   = { name = "disks", namespace = "clinic" }
      spec       = { storage = { useAllNodes = true, config = { encryptedDevice = "true" } } }
    }
  }
}

resource "kubernetes_manifest" "rook" {
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
