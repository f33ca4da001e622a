policytest {
  targets = ["kubernetes.policy.hcl"]
}

resource "kubernetes_manifest" "stays" {
  expect_failure = true
  meta = { environment = "migration" }
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "stays", namespace = "migration" }
      spec = {
        template = {
          spec = {
            restartPolicy = "Never"
            containers    = [{ name = "main", image = "registry.example.org/dump:2.1" }]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "goes" {
  meta = { environment = "migration" }
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "goes", namespace = "migration" }
      spec = {
        ttlSecondsAfterFinished = 3600
        template = {
          spec = {
            restartPolicy = "Never"
            containers    = [{ name = "main", image = "registry.example.org/dump:2.1" }]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "goes_at_once" {
  meta = { environment = "migration" }
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "goes-at-once", namespace = "migration" }
      spec = {
        ttlSecondsAfterFinished = 0
        template = {
          spec = {
            restartPolicy = "Never"
            containers    = [{ name = "main", image = "registry.example.org/dump:2.1" }]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "goes_in_a_year" {
  expect_failure = true
  meta = { environment = "migration" }
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "goes-in-a-year", namespace = "migration" }
      spec = {
        ttlSecondsAfterFinished = 31536000
        template = {
          spec = {
            restartPolicy = "Never"
            containers    = [{ name = "main", image = "registry.example.org/dump:2.1" }]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "hook" {
  meta = { environment = "migration" }
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata = {
        name        = "hook"
        namespace   = "migration"
        annotations = { "helm.sh/hook" = "pre-upgrade", "helm.sh/hook-delete-policy" = "hook-succeeded" }
      }
      spec = {
        template = {
          spec = {
            restartPolicy = "Never"
            containers    = [{ name = "main", image = "registry.example.org/dump:2.1" }]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "many_runs" {
  expect_failure = true
  meta = { environment = "migration" }
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "CronJob"
      metadata   = { name = "many-runs", namespace = "migration" }
      spec = {
        schedule                   = "0 3 * * *"
        successfulJobsHistoryLimit = 100
        jobTemplate = {
          spec = {
            template = {
              spec = {
                restartPolicy = "Never"
                containers    = [{ name = "main", image = "registry.example.org/dump:2.1" }]
              }
            }
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "few_runs" {
  meta = { environment = "migration" }
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "CronJob"
      metadata   = { name = "few-runs", namespace = "migration" }
      spec = {
        schedule = "0 3 * * *"
        jobTemplate = {
          spec = {
            template = {
              spec = {
                restartPolicy = "Never"
                containers    = [{ name = "main", image = "registry.example.org/dump:2.1" }]
              }
            }
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "keeps" {
  expect_failure = true
  meta = { environment = "staging" }
  attrs = {
    manifest = {
      apiVersion    = "storage.k8s.io/v1"
      kind          = "StorageClass"
      metadata      = { name = "keeps", labels = { environment = "staging" } }
      provisioner   = "ebs.csi.aws.com"
      reclaimPolicy = "Retain"
    }
  }
}

resource "kubernetes_manifest" "deletes" {
  meta = { environment = "staging" }
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "deletes", labels = { environment = "staging" } }
      provisioner = "ebs.csi.aws.com"
    }
  }
}

resource "kubernetes_manifest" "keeps_in_production" {
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion    = "storage.k8s.io/v1"
      kind          = "StorageClass"
      metadata      = { name = "keeps-in-production", labels = { environment = "production" } }
      provisioner   = "ebs.csi.aws.com"
      reclaimPolicy = "Retain"
    }
  }
}

resource "kubernetes_manifest" "by_hand" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolume"
      metadata   = { name = "by-hand" }
      spec       = { csi = { driver = "ebs.csi.aws.com", volumeHandle = "vol-1" } }
    }
  }
}

resource "kubernetes_manifest" "by_hand_and_gone" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolume"
      metadata   = { name = "by-hand-and-gone" }
      spec = {
        persistentVolumeReclaimPolicy = "Delete"
        csi                           = { driver = "ebs.csi.aws.com", volumeHandle = "vol-2" }
      }
    }
  }
}

resource "kubernetes_manifest" "records_stay" {
  expect_failure = true
  meta = { environment = "migration" }
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "records-stay", namespace = "migration" }
      spec = {
        serviceName          = "records"
        volumeClaimTemplates = [{ metadata = { name = "data" }, spec = { accessModes = ["ReadWriteOnce"] } }]
      }
    }
  }
}

resource "kubernetes_manifest" "records_go" {
  meta = { environment = "migration" }
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "records-go", namespace = "migration" }
      spec = {
        serviceName                          = "records"
        persistentVolumeClaimRetentionPolicy = { whenDeleted = "Delete" }
        volumeClaimTemplates                 = [{ metadata = { name = "data" }, spec = { accessModes = ["ReadWriteOnce"] } }]
      }
    }
  }
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

resource "kubernetes_manifest" "dumps_until" {
  meta = { environment = "migration" }
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolumeClaim"
      metadata   = { name = "dumps-until", namespace = "migration", annotations = { expires-at = "2027-03-31" } }
      spec       = { accessModes = ["ReadWriteOnce"] }
    }
  }
}

# Stays when the release is removed.
resource "kubernetes_manifest" "dumps_kept" {
  expect_failure = true
  meta = { environment = "migration" }
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolumeClaim"
      metadata = {
        name        = "dumps-kept"
        namespace   = "migration"
        annotations = { expires-at = "2027-03-31", "helm.sh/resource-policy" = "keep" }
      }
      spec = { accessModes = ["ReadWriteOnce"] }
    }
  }
}

resource "kubernetes_manifest" "dumps_of_a_namespace" {
  meta = { environment = "staging" }
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolumeClaim"
      metadata   = { name = "dumps-of-a-namespace", namespace = "staging-lab" }
      spec       = { accessModes = ["ReadWriteOnce"] }
    }
  }
}

resource "kubernetes_manifest" "staging_lab" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Namespace"
      metadata   = { name = "staging-lab", annotations = { "janitor/expires" = "2027-03-31" } }
      spec       = "None"
    }
  }
}

resource "kubernetes_manifest" "kept" {
  expect_failure = true
  meta = { environment = "staging" }
  attrs = {
    manifest = {
      apiVersion     = "snapshot.storage.k8s.io/v1"
      kind           = "VolumeSnapshotClass"
      metadata       = { name = "kept", labels = { environment = "staging" } }
      driver         = "ebs.csi.aws.com"
      deletionPolicy = "Retain"
    }
  }
}

resource "kubernetes_manifest" "deleted" {
  meta = { environment = "staging" }
  attrs = {
    manifest = {
      apiVersion     = "snapshot.storage.k8s.io/v1"
      kind           = "VolumeSnapshotClass"
      metadata       = { name = "deleted", labels = { environment = "staging" } }
      driver         = "ebs.csi.aws.com"
      deletionPolicy = "Delete"
    }
  }
}

resource "kubernetes_manifest" "before_the_migration" {
  expect_failure = true
  meta = { environment = "migration" }
  attrs = {
    manifest = {
      apiVersion = "snapshot.storage.k8s.io/v1"
      kind       = "VolumeSnapshot"
      metadata   = { name = "before-the-migration", namespace = "migration" }
      spec       = { source = { persistentVolumeClaimName = "records" } }
    }
  }
}

resource "kubernetes_manifest" "until" {
  meta = { environment = "migration" }
  attrs = {
    manifest = {
      apiVersion = "snapshot.storage.k8s.io/v1"
      kind       = "VolumeSnapshot"
      metadata   = { name = "until", namespace = "migration", labels = { expiry = "2027-03-31" } }
      spec       = { source = { persistentVolumeClaimName = "records" } }
    }
  }
}
