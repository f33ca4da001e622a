policytest {
  targets = ["kubernetes_data.policy.hcl"]
}

resource "kubernetes_manifest" "plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "plain", namespace = "labora" }
      spec = {
        template = {
          spec = {
            containers = [
              {
                name  = "main"
                image = "registry.example.org/portal:2.4"
                env   = [{ name = "DATABASE_URL", value = "postgresql://records/records?sslmode=disable" }]
              },
            ]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "checked" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "checked", namespace = "labora" }
      spec = {
        template = {
          spec = {
            containers = [
              {
                name  = "main"
                image = "registry.example.org/portal:2.4"
                env   = [{ name = "DATABASE_URL", value = "postgresql://records/records?sslmode=verify-full" }]
              },
            ]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "from_a_secret" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "from-a-secret", namespace = "labora" }
      spec = {
        template = {
          spec = {
            containers = [
              {
                name  = "main"
                image = "registry.example.org/portal:2.4"
                env   = [{ name = "DATABASE_URL", valueFrom = { secretKeyRef = { name = "records", key = "url" } } }]
              },
            ]
          }
        }
      }
    }
  }
}

# An option and its value as two arguments.
resource "kubernetes_manifest" "two_arguments" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "two-arguments", namespace = "labora" }
      spec = {
        template = {
          spec = {
            containers = [
              { name = "main", image = "registry.example.org/portal:2.4", args = ["--ssl-mode", "DISABLED"] },
            ]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "in_a_line" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "in-a-line", namespace = "labora" }
      spec = {
        template = {
          spec = {
            containers = [
              {
                name    = "main"
                image   = "registry.example.org/portal:2.4"
                command = ["sh", "-c", "exec portal --database jdbc:mysql://records/records?useSSL=false"]
              },
            ]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "without_checks" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "without-checks", namespace = "labora" }
      spec = {
        template = {
          spec = {
            containers = [
              {
                name  = "main"
                image = "registry.example.org/portal:2.4"
                env   = [{ name = "NODE_TLS_REJECT_UNAUTHORIZED", value = "0" }]
              },
            ]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "plain_settings" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "plain-settings", namespace = "labora" }
      data       = { DATABASE_URL = "jdbc:sqlserver://records;encrypt=false" }
    }
  }
}

resource "kubernetes_manifest" "settings" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "settings", namespace = "labora" }
      data       = { DATABASE_URL = "jdbc:sqlserver://records;encrypt=true" }
    }
  }
}

resource "kubernetes_manifest" "encoded_settings" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Secret"
      metadata   = { name = "encoded-settings", namespace = "labora" }
      data       = { DATABASE_URL = "cG9zdGdyZXM6Ly9kYi94P3NzbG1vZGU9ZGlzYWJsZQ==" }
    }
  }
}

resource "kubernetes_manifest" "files_plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolume"
      metadata   = { name = "files-plain" }
      spec = {
        csi = {
          driver           = "efs.csi.aws.com"
          volumeHandle     = "fs-0123"
          volumeAttributes = { encryptInTransit = "false" }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "files" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "PersistentVolume"
      metadata   = { name = "files" }
      spec       = { csi = { driver = "efs.csi.aws.com", volumeHandle = "fs-0123" } }
    }
  }
}

resource "kubernetes_manifest" "nfs" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "nfs" }
      provisioner = "file.csi.azure.com"
      parameters  = { protocol = "nfs" }
    }
  }
}

resource "kubernetes_manifest" "smb" {
  attrs = {
    manifest = {
      apiVersion  = "storage.k8s.io/v1"
      kind        = "StorageClass"
      metadata    = { name = "smb" }
      provisioner = "file.csi.azure.com"
      parameters  = { skuName = "Premium_LRS" }
    }
  }
}

resource "kubernetes_manifest" "permissive" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "security.istio.io/v1"
      kind       = "PeerAuthentication"
      metadata   = { name = "permissive", namespace = "labora" }
      spec       = { mtls = { mode = "PERMISSIVE" } }
    }
  }
}

resource "kubernetes_manifest" "strict" {
  attrs = {
    manifest = {
      apiVersion = "security.istio.io/v1"
      kind       = "PeerAuthentication"
      metadata   = { name = "strict", namespace = "labora" }
      spec       = { mtls = { mode = "STRICT" } }
    }
  }
}

resource "kubernetes_manifest" "disabled" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "DestinationRule"
      metadata   = { name = "disabled", namespace = "labora" }
      spec       = { host = "records", trafficPolicy = { tls = { mode = "DISABLE" } } }
    }
  }
}

resource "kubernetes_manifest" "mutual" {
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "DestinationRule"
      metadata   = { name = "mutual", namespace = "labora" }
      spec       = { host = "records", trafficPolicy = { tls = { mode = "ISTIO_MUTUAL" } } }
    }
  }
}

resource "kubernetes_manifest" "records_both" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "postgresql.cnpg.io/v1"
      kind       = "Cluster"
      metadata   = { name = "records-both", namespace = "labora" }
      spec       = { postgresql = { pg_hba = ["host all all all md5"] } }
    }
  }
}

resource "kubernetes_manifest" "records" {
  attrs = {
    manifest = {
      apiVersion = "postgresql.cnpg.io/v1"
      kind       = "Cluster"
      metadata   = { name = "records", namespace = "labora" }
      spec       = { postgresql = { pg_hba = ["hostssl all all all scram-sha-256"] } }
    }
  }
}

resource "kubernetes_manifest" "log_both" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "Kafka"
      metadata   = { name = "log-both", namespace = "labora" }
      spec = {
        kafka = {
          listeners = [
            { name = "plain", port = 9092, type = "internal", tls = false },
            { name = "tls", port = 9093, type = "internal", tls = true },
          ]
        }
      }
    }
  }
}

resource "kubernetes_manifest" "log" {
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "Kafka"
      metadata   = { name = "log", namespace = "labora" }
      spec       = { kafka = { listeners = [{ name = "tls", port = 9093, type = "internal", tls = true }] } }
    }
  }
}

resource "kubernetes_manifest" "search_plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "elasticsearch.k8s.elastic.co/v1"
      kind       = "Elasticsearch"
      metadata   = { name = "search-plain", namespace = "labora" }
      spec = {
        http     = { tls = { selfSignedCertificate = { disabled = true } } }
        nodeSets = [{ name = "all", count = 1 }]
      }
    }
  }
}

resource "kubernetes_manifest" "search" {
  attrs = {
    manifest = {
      apiVersion = "elasticsearch.k8s.elastic.co/v1"
      kind       = "Elasticsearch"
      metadata   = { name = "search", namespace = "labora" }
      spec       = { nodeSets = [{ name = "all", count = 1 }] }
    }
  }
}

resource "kubernetes_manifest" "find_plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "opensearch.opster.io/v1"
      kind       = "OpenSearchCluster"
      metadata   = { name = "find-plain", namespace = "labora" }
      spec       = { general = { additionalConfig = { "plugins.security.ssl.http.enabled" = "false" } } }
    }
  }
}

resource "kubernetes_manifest" "find" {
  attrs = {
    manifest = {
      apiVersion = "opensearch.opster.io/v1"
      kind       = "OpenSearchCluster"
      metadata   = { name = "find", namespace = "labora" }
      spec       = { general = { serviceName = "find" } }
    }
  }
}

resource "kubernetes_manifest" "documents_plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "psmdb.percona.com/v1"
      kind       = "PerconaServerMongoDB"
      metadata   = { name = "documents-plain", namespace = "labora" }
      spec       = { unsafeFlags = { tls = true }, tls = { mode = "disabled" } }
    }
  }
}

resource "kubernetes_manifest" "documents" {
  attrs = {
    manifest = {
      apiVersion = "psmdb.percona.com/v1"
      kind       = "PerconaServerMongoDB"
      metadata   = { name = "documents", namespace = "labora" }
      spec       = { crVersion = "1.16.0" }
    }
  }
}

resource "kubernetes_manifest" "papers_plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "mongodbcommunity.mongodb.com/v1"
      kind       = "MongoDBCommunity"
      metadata   = { name = "papers-plain", namespace = "labora" }
      spec       = { members = 3 }
    }
  }
}

resource "kubernetes_manifest" "papers" {
  attrs = {
    manifest = {
      apiVersion = "mongodbcommunity.mongodb.com/v1"
      kind       = "MongoDBCommunity"
      metadata   = { name = "papers", namespace = "labora" }
      spec       = { members = 3, security = { tls = { enabled = true, certificateKeySecretRef = { name = "tls" } } } }
    }
  }
}

# What does not encrypt is still open.
resource "kubernetes_manifest" "queue_both" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "rabbitmq.com/v1beta1"
      kind       = "RabbitmqCluster"
      metadata   = { name = "queue-both", namespace = "labora" }
      spec       = { tls = { secretName = "tls" } }
    }
  }
}

resource "kubernetes_manifest" "queue" {
  attrs = {
    manifest = {
      apiVersion = "rabbitmq.com/v1beta1"
      kind       = "RabbitmqCluster"
      metadata   = { name = "queue", namespace = "labora" }
      spec       = { tls = { secretName = "tls", disableNonTLSListeners = true } }
    }
  }
}

resource "kubernetes_manifest" "objects_plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "minio.min.io/v2"
      kind       = "Tenant"
      metadata   = { name = "objects-plain", namespace = "labora" }
      spec       = { requestAutoCert = false }
    }
  }
}

resource "kubernetes_manifest" "objects" {
  attrs = {
    manifest = {
      apiVersion = "minio.min.io/v2"
      kind       = "Tenant"
      metadata   = { name = "objects", namespace = "labora" }
      spec       = { pools = [] }
    }
  }
}

resource "kubernetes_manifest" "disks_plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "ceph.rook.io/v1"
      kind       = "CephCluster"
      metadata   = { name = "disks-plain", namespace = "labora" }
      spec       = { storage = { useAllNodes = true } }
    }
  }
}

resource "kubernetes_manifest" "disks" {
  attrs = {
    manifest = {
      apiVersion = "ceph.rook.io/v1"
      kind       = "CephCluster"
      metadata   = { name = "disks", namespace = "labora" }
      spec       = { network = { connections = { encryption = { enabled = true } } } }
    }
  }
}
