policytest {
  targets = ["kubernetes_operators.policy.hcl"]
}

resource "kubernetes_manifest" "everything" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "postgresql.cnpg.io/v1"
      kind       = "Cluster"
      metadata   = { name = "everything", namespace = "migration" }
      spec = {
        bootstrap = {
          initdb = { import = { type = "monolith", databases = ["*"], source = { externalCluster = "source" } } }
        }
        externalClusters = [
          { name = "source", connectionParameters = { host = "source.example.org", sslmode = "verify-full" } },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "in_clear" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "postgresql.cnpg.io/v1"
      kind       = "Cluster"
      metadata   = { name = "in-clear", namespace = "migration" }
      spec = {
        bootstrap = {
          initdb = { import = { type = "monolith", databases = ["sil"], source = { externalCluster = "source" } } }
        }
        externalClusters = [{ name = "source", connectionParameters = { host = "source.example.org" } }]
      }
    }
  }
}

resource "kubernetes_manifest" "instructed" {
  attrs = {
    manifest = {
      apiVersion = "postgresql.cnpg.io/v1"
      kind       = "Cluster"
      metadata   = { name = "instructed", namespace = "migration" }
      spec = {
        bootstrap = {
          initdb = { import = { type = "monolith", databases = ["sil"], source = { externalCluster = "source" } } }
        }
        externalClusters = [
          { name = "source", connectionParameters = { host = "source.example.org", sslmode = "verify-full" } },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "all_tables" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "KafkaConnector"
      metadata   = { name = "all-tables", namespace = "migration" }
      spec = {
        class  = "io.debezium.connector.postgresql.PostgresConnector"
        config = { "database.hostname" = "source" }
      }
    }
  }
}

resource "kubernetes_manifest" "some_tables" {
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "KafkaConnector"
      metadata   = { name = "some-tables", namespace = "migration" }
      spec = {
        class  = "io.debezium.connector.postgresql.PostgresConnector"
        config = { "table.include.list" = "sil.results", "database.sslmode" = "verify-full" }
      }
    }
  }
}

resource "kubernetes_manifest" "some_tables_in_clear" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "KafkaConnector"
      metadata   = { name = "some-tables-in-clear", namespace = "migration" }
      spec = {
        class  = "io.debezium.connector.postgresql.PostgresConnector"
        config = { "table.include.list" = "sil.results", "database.sslmode" = "disable" }
      }
    }
  }
}

resource "kubernetes_manifest" "all_topics" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "KafkaMirrorMaker2"
      metadata   = { name = "all-topics", namespace = "migration" }
      spec = {
        clusters = [{ alias = "source", tls = {} }]
        mirrors  = [{ sourceCluster = "source", topicsPattern = ".*" }]
      }
    }
  }
}

resource "kubernetes_manifest" "some_topics" {
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "KafkaMirrorMaker2"
      metadata   = { name = "some-topics", namespace = "migration" }
      spec = {
        clusters = [{ alias = "source", tls = {} }]
        mirrors  = [{ sourceCluster = "source", topicsPattern = "results" }]
      }
    }
  }
}

resource "kubernetes_manifest" "some_topics_in_clear" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "KafkaMirrorMaker2"
      metadata   = { name = "some-topics-in-clear", namespace = "migration" }
      spec = {
        clusters = [{ alias = "source" }]
        mirrors  = [{ sourceCluster = "source", topicsPattern = "results" }]
      }
    }
  }
}

resource "kubernetes_manifest" "all_of_it" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "velero.io/v1"
      kind       = "Restore"
      metadata   = { name = "all-of-it", namespace = "migration" }
      spec       = { backupName = "nightly" }
    }
  }
}

resource "kubernetes_manifest" "one_namespace" {
  attrs = {
    manifest = {
      apiVersion = "velero.io/v1"
      kind       = "Restore"
      metadata   = { name = "one-namespace", namespace = "migration" }
      spec       = { backupName = "nightly", includedNamespaces = ["labora"] }
    }
  }
}

resource "kubernetes_manifest" "for_good" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "volsync.backube/v1alpha1"
      kind       = "ReplicationSource"
      metadata   = { name = "for-good", namespace = "migration" }
      spec       = { sourcePVC = "records", restic = { repository = "restic" } }
    }
  }
}

resource "kubernetes_manifest" "for_a_week" {
  attrs = {
    manifest = {
      apiVersion = "volsync.backube/v1alpha1"
      kind       = "ReplicationSource"
      metadata   = { name = "for-a-week", namespace = "migration" }
      spec       = { sourcePVC = "records", restic = { repository = "restic", retain = { daily = 7 } } }
    }
  }
}

resource "kubernetes_manifest" "some" {
  attrs = {
    manifest = {
      apiVersion = "forklift.konveyor.io/v1beta1"
      kind       = "Plan"
      metadata   = { name = "some", namespace = "migration" }
      spec       = { vms = [{ name = "sil-2019" }] }
    }
  }
}

resource "kubernetes_manifest" "none" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "forklift.konveyor.io/v1beta1"
      kind       = "Plan"
      metadata   = { name = "none", namespace = "migration" }
      spec       = { warm = true }
    }
  }
}

resource "kubernetes_manifest" "unchecked" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Secret"
      metadata   = { name = "unchecked", namespace = "migration" }
      stringData = { insecureSkipVerify = "true" }
    }
  }
}

resource "kubernetes_manifest" "in_clear_datavolume" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "cdi.kubevirt.io/v1beta1"
      kind       = "DataVolume"
      metadata   = { name = "in-clear", namespace = "migration" }
      spec       = { source = { http = { url = "http://source.example.org/sil.qcow2" } } }
    }
  }
}

resource "kubernetes_manifest" "checked" {
  attrs = {
    manifest = {
      apiVersion = "cdi.kubevirt.io/v1beta1"
      kind       = "DataVolume"
      metadata   = { name = "checked", namespace = "migration" }
      spec       = { source = { http = { url = "https://source.example.org/sil.qcow2" } } }
    }
  }
}

resource "kubernetes_manifest" "sil_export" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "argoproj.io/v1alpha1"
      kind       = "Workflow"
      metadata   = { name = "sil-export", namespace = "migration" }
      spec       = { entrypoint = "main" }
    }
  }
}

resource "kubernetes_manifest" "sil_import" {
  attrs = {
    manifest = {
      apiVersion = "argoproj.io/v1alpha1"
      kind       = "Workflow"
      metadata   = { name = "sil-import", namespace = "migration" }
      spec       = { entrypoint = "main", activeDeadlineSeconds = 3600 }
    }
  }
}
