policytest {
  targets = ["kubernetes.policy.hcl"]
}

# -- classes -----------------------------------------------------------------------------------------------------------------

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

resource "kubernetes_manifest" "without_parameters" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "without-parameters" }
      provisioner = "kubernetes.io/aws-ebs"
    }
  }
}

# A key without the switch encrypts nothing.
resource "kubernetes_manifest" "switched_off" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "switched-off" }
      provisioner = "ebs.csi.aws.com"
      parameters  = { encrypted = "false", kmsKeyId = "alias/data" }
    }
  }
}

# Disks of Google and Azure are always encrypted.
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

resource "kubernetes_manifest" "scaleway" {
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "scaleway" }
      provisioner = "csi.scaleway.com"
      parameters = {
        encrypted                                   = "true"
        "csi.storage.k8s.io/node-stage-secret-name" = "passphrase"
      }
    }
  }
}

resource "kubernetes_manifest" "scaleway_without_passphrase" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "scaleway-without-passphrase" }
      provisioner = "csi.scaleway.com"
      parameters  = { encrypted = "true" }
    }
  }
}

resource "kubernetes_manifest" "hetzner" {
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "hetzner" }
      provisioner = "csi.hetzner.cloud"
      parameters  = { "csi.storage.k8s.io/node-publish-secret-name" = "passphrase" }
    }
  }
}

resource "kubernetes_manifest" "hetzner_plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "hetzner-plain" }
      provisioner = "csi.hetzner.cloud"
    }
  }
}

resource "kubernetes_manifest" "portworx" {
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "portworx" }
      provisioner = "pxd.portworx.com"
      parameters  = { secure = "true" }
    }
  }
}

resource "kubernetes_manifest" "longhorn_plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "longhorn-plain" }
      provisioner = "driver.longhorn.io"
      parameters  = { numberOfReplicas = "3" }
    }
  }
}

# Rook calls its drivers by the namespace it runs in.
resource "kubernetes_manifest" "ceph" {
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "ceph" }
      provisioner = "rook-ceph.rbd.csi.ceph.com"
      parameters  = { encrypted = "true" }
    }
  }
}

resource "kubernetes_manifest" "ceph_plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "ceph-plain" }
      provisioner = "storage.cephfs.csi.ceph.com"
      parameters  = { fsName = "records" }
    }
  }
}

# The type of the volume decides, and this one says so.
resource "kubernetes_manifest" "openstack" {
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "openstack" }
      provisioner = "cinder.csi.openstack.org"
      parameters  = { type = "high-speed-luks" }
    }
  }
}

resource "kubernetes_manifest" "default" {
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "default", annotations = { "storageclass.kubernetes.io/is-default-class" = "true" } }
      provisioner = "ebs.csi.aws.com"
      parameters  = { encrypted = "true" }
    }
  }
}

# Whether a file server encrypts, only the cluster may know.
resource "kubernetes_manifest" "file_server" {
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "file-server" }
      provisioner = "nfs.csi.k8s.io"
      parameters  = { server = "files.example.org" }
    }
  }
}

data "kubernetes_resource" "file_server" {
  attrs = {
    api_version = "storage.k8s.io/v1"
    kind        = "StorageClass"
    metadata    = [{ name = "file-server" }]
    object      = { parameters = { encrypted = "true" } }
  }
}

# -- claims ------------------------------------------------------------------------------------------------------------------

resource "kubernetes_manifest" "claim_on_an_encrypted_class" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolumeClaim"
      metadata   = { name = "claim-on-an-encrypted-class", namespace = "labora" }
      spec       = { storageClassName = "encrypted" }
    }
  }
}

resource "kubernetes_manifest" "claim_on_a_plain_class" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolumeClaim"
      metadata   = { name = "claim-on-a-plain-class", namespace = "labora" }
      spec       = { storageClassName = "plain" }
    }
  }
}

resource "kubernetes_manifest" "claim_on_the_default_class" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolumeClaim"
      metadata   = { name = "claim-on-the-default-class", namespace = "labora" }
      spec       = { accessModes = ["ReadWriteOnce"] }
    }
  }
}

resource "kubernetes_manifest" "claim_on_a_volume_made_by_hand" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolumeClaim"
      metadata   = { name = "claim-on-a-volume-made-by-hand", namespace = "labora" }
      spec       = { storageClassName = "", volumeName = "by-hand" }
    }
  }
}

resource "kubernetes_manifest" "claim_on_a_class_of_the_cluster" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolumeClaim"
      metadata   = { name = "claim-on-a-class-of-the-cluster", namespace = "labora" }
      spec       = { storageClassName = "elsewhere" }
    }
  }
}

data "kubernetes_resource" "elsewhere" {
  attrs = {
    api_version = "storage.k8s.io/v1"
    kind        = "StorageClass"
    metadata    = [{ name = "elsewhere" }]
    object      = { parameters = { encrypted = "false" } }
  }
}

resource "kubernetes_manifest" "database_on_a_plain_class" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "records", namespace = "labora" }
      spec       = { volumeClaimTemplates = [{ spec = { storageClassName = "encrypted" } }, { spec = { storageClassName = "plain" } }] }
    }
  }
}

resource "kubernetes_manifest" "database_on_an_encrypted_class" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "accounts", namespace = "labora" }
      spec       = { volumeClaimTemplates = [{ spec = { storageClassName = "encrypted" } }] }
    }
  }
}

resource "kubernetes_manifest" "workload_without_volumes" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "cache", namespace = "labora" }
      spec       = { volumeClaimTemplates = null }
    }
  }
}

# -- volumes past every class ------------------------------------------------------------------------------------------------

resource "kubernetes_manifest" "volume_of_a_driver" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolume"
      metadata   = { name = "by-hand" }
      spec       = { csi = { driver = "ebs.csi.aws.com", volumeHandle = "vol-1" } }
    }
  }
}

resource "kubernetes_manifest" "volume_on_a_node" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolume"
      metadata   = { name = "on-a-node" }
      spec       = { hostPath = { path = "/data" } }
    }
  }
}

resource "kubernetes_manifest" "dump_on_a_volume" {
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "CronJob"
      metadata   = { name = "dump-on-a-volume", namespace = "labora" }
      spec       = { jobTemplate = { spec = { template = { spec = { containers = [{ name = "dump", volumeMounts = [{ name = "dumps", mountPath = "/dumps" }] }], volumes = [{ name = "dumps", persistentVolumeClaim = { claimName = "dumps" } }] } } } } }
    }
  }
}

resource "kubernetes_manifest" "dump_on_a_node" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "CronJob"
      metadata   = { name = "dump-on-a-node", namespace = "labora" }
      spec       = { jobTemplate = { spec = { template = { spec = { containers = [{ name = "dump", volumeMounts = [{ name = "dumps", mountPath = "/dumps" }] }], volumes = [{ name = "dumps", hostPath = { path = "/var/lib/dumps" } }] } } } } }
    }
  }
}

resource "kubernetes_manifest" "application_on_a_node" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "application-on-a-node", namespace = "labora" }
      spec       = { template = { spec = { containers = [{ name = "dump", volumeMounts = [{ name = "dumps", mountPath = "/dumps" }] }], volumes = [{ name = "dumps", hostPath = { path = "/srv/records" } }] } } }
    }
  }
}

# What is only read is written by somebody else.
resource "kubernetes_manifest" "reads_from_a_node" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "reads-from-a-node", namespace = "labora" }
      spec       = { template = { spec = { containers = [{ name = "dump", volumeMounts = [{ name = "dumps", mountPath = "/dumps", readOnly = true }] }], volumes = [{ name = "dumps", hostPath = { path = "/srv/records" } }] } } }
    }
  }
}

resource "kubernetes_manifest" "speaks_to_the_node" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "speaks-to-the-node", namespace = "labora" }
      spec       = { template = { spec = { containers = [{ name = "dump", volumeMounts = [{ name = "dumps", mountPath = "/dumps" }] }], volumes = [{ name = "dumps", hostPath = { path = "/run/containerd/containerd.sock" } }] } } }
    }
  }
}

# Agents have business with the files of a node.
resource "kubernetes_manifest" "agent_on_every_node" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "DaemonSet"
      metadata   = { name = "agent-on-every-node", namespace = "labora" }
      spec       = { template = { spec = { containers = [{ name = "dump", volumeMounts = [{ name = "dumps", mountPath = "/dumps" }] }], volumes = [{ name = "dumps", hostPath = { path = "/srv/logs" } }] } } }
    }
  }
}
