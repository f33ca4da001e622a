policytest {
  targets = ["kubernetes_records.policy.hcl"]
}

resource "kubernetes_manifest" "nightly" {
  expect_failure = true
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "velero.io/v1"
      kind       = "Schedule"
      metadata   = { name = "nightly", namespace = "production" }
      spec       = { schedule = "0 3 * * *", template = { ttl = "8760h0m0s" } }
    }
  }
}

resource "kubernetes_manifest" "nightly_month" {
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "velero.io/v1"
      kind       = "Schedule"
      metadata   = { name = "nightly-month", namespace = "production" }
      spec       = { schedule = "0 3 * * *", template = { ttl = "720h0m0s" } }
    }
  }
}

# Thirty days where nothing is said.
resource "kubernetes_manifest" "once" {
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "velero.io/v1"
      kind       = "Backup"
      metadata   = { name = "once", namespace = "production" }
      spec       = { includedNamespaces = ["labora"] }
    }
  }
}

resource "kubernetes_manifest" "records" {
  expect_failure = true
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "postgresql.cnpg.io/v1"
      kind       = "Cluster"
      metadata   = { name = "records", namespace = "production" }
      spec       = { backup = { barmanObjectStore = { destinationPath = "s3://backups" } } }
    }
  }
}

resource "kubernetes_manifest" "records_month" {
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "postgresql.cnpg.io/v1"
      kind       = "Cluster"
      metadata   = { name = "records-month", namespace = "production" }
      spec       = { backup = { retentionPolicy = "30d", barmanObjectStore = { destinationPath = "s3://backups" } } }
    }
  }
}

# M is for months.
resource "kubernetes_manifest" "records_years" {
  expect_failure = true
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "postgresql.cnpg.io/v1"
      kind       = "Cluster"
      metadata   = { name = "records-years", namespace = "production" }
      spec       = { backup = { retentionPolicy = "60m", barmanObjectStore = { destinationPath = "s3://backups" } } }
    }
  }
}

resource "kubernetes_manifest" "store" {
  expect_failure = true
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "barmancloud.cnpg.io/v1"
      kind       = "ObjectStore"
      metadata   = { name = "store", namespace = "production" }
      spec       = { configuration = { destinationPath = "s3://backups" } }
    }
  }
}

resource "kubernetes_manifest" "store_month" {
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "barmancloud.cnpg.io/v1"
      kind       = "ObjectStore"
      metadata   = { name = "store-month", namespace = "production" }
      spec       = { retentionPolicy = "4w", configuration = { destinationPath = "s3://backups" } }
    }
  }
}

resource "kubernetes_manifest" "shop" {
  expect_failure = true
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "pxc.percona.com/v1"
      kind       = "PerconaXtraDBCluster"
      metadata   = { name = "shop", namespace = "production" }
      spec       = { backup = { schedule = [{ name = "daily", schedule = "0 3 * * *" }] } }
    }
  }
}

resource "kubernetes_manifest" "shop_bounded" {
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "pxc.percona.com/v1"
      kind       = "PerconaXtraDBCluster"
      metadata   = { name = "shop-bounded", namespace = "production" }
      spec       = { backup = { schedule = [{ name = "daily", schedule = "0 3 * * *", keep = 14 }] } }
    }
  }
}

resource "kubernetes_manifest" "registry" {
  expect_failure = true
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "pgv2.percona.com/v2"
      kind       = "PerconaPGCluster"
      metadata   = { name = "registry", namespace = "production" }
      spec       = { backups = { pgbackrest = { repos = [{ name = "repo1" }] } } }
    }
  }
}

resource "kubernetes_manifest" "registry_bounded" {
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "pgv2.percona.com/v2"
      kind       = "PerconaPGCluster"
      metadata   = { name = "registry-bounded", namespace = "production" }
      spec       = { backups = { pgbackrest = { global = { repo1-retention-full = "14" }, repos = [{ name = "repo1" }] } } }
    }
  }
}

resource "kubernetes_manifest" "for_good" {
  expect_failure = true
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "KafkaTopic"
      metadata   = { name = "for-good", namespace = "production" }
      spec       = { config = { "retention.ms" = -1 } }
    }
  }
}

resource "kubernetes_manifest" "a_week" {
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "KafkaTopic"
      metadata   = { name = "a-week", namespace = "production" }
      spec       = { config = { "retention.ms" = 604800000 } }
    }
  }
}

resource "kubernetes_manifest" "as_usual" {
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "KafkaTopic"
      metadata   = { name = "as-usual", namespace = "production" }
      spec       = { partitions = 3 }
    }
  }
}

resource "kubernetes_manifest" "log" {
  expect_failure = true
  meta = { environment = "staging" }
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "Kafka"
      metadata   = { name = "log", namespace = "staging" }
      spec       = { kafka = { storage = { type = "persistent-claim", size = "50Gi" } } }
    }
  }
}

resource "kubernetes_manifest" "log_goes" {
  meta = { environment = "staging" }
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "Kafka"
      metadata   = { name = "log-goes", namespace = "staging" }
      spec       = { kafka = { storage = { type = "persistent-claim", size = "50Gi", deleteClaim = true } } }
    }
  }
}

resource "kubernetes_manifest" "search" {
  expect_failure = true
  meta = { environment = "staging" }
  attrs = {
    manifest = {
      apiVersion = "elasticsearch.k8s.elastic.co/v1"
      kind       = "Elasticsearch"
      metadata   = { name = "search", namespace = "staging" }
      spec       = { volumeClaimDeletePolicy = "DeleteOnScaledownOnly" }
    }
  }
}

resource "kubernetes_manifest" "search_goes" {
  meta = { environment = "staging" }
  attrs = {
    manifest = {
      apiVersion = "elasticsearch.k8s.elastic.co/v1"
      kind       = "Elasticsearch"
      metadata   = { name = "search-goes", namespace = "staging" }
      spec       = { version = "8.14.0" }
    }
  }
}

resource "kubernetes_manifest" "years" {
  expect_failure = true
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "Prometheus"
      metadata   = { name = "years", namespace = "production" }
      spec       = { retention = "5y" }
    }
  }
}

resource "kubernetes_manifest" "days" {
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "Prometheus"
      metadata   = { name = "days", namespace = "production" }
      spec       = { retention = "30d" }
    }
  }
}

resource "kubernetes_manifest" "logs" {
  expect_failure = true
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "loki.grafana.com/v1"
      kind       = "LokiStack"
      metadata   = { name = "logs", namespace = "production" }
      spec       = { size = "1x.small" }
    }
  }
}

resource "kubernetes_manifest" "logs_bounded" {
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "loki.grafana.com/v1"
      kind       = "LokiStack"
      metadata   = { name = "logs-bounded", namespace = "production" }
      spec       = { limits = { global = { retention = { days = 180 } } } }
    }
  }
}

resource "kubernetes_manifest" "run" {
  expect_failure = true
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "argoproj.io/v1alpha1"
      kind       = "Workflow"
      metadata   = { name = "run", namespace = "production" }
      spec       = { entrypoint = "main" }
    }
  }
}

resource "kubernetes_manifest" "run_goes" {
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "argoproj.io/v1alpha1"
      kind       = "Workflow"
      metadata   = { name = "run-goes", namespace = "production" }
      spec       = { entrypoint = "main", ttlStrategy = { secondsAfterCompletion = 86400 } }
    }
  }
}

resource "kubernetes_manifest" "config" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "operator.tekton.dev/v1alpha1"
      kind       = "TektonConfig"
      metadata   = { name = "config" }
      spec       = { pruner = { disabled = true } }
    }
  }
}

resource "kubernetes_manifest" "config_prunes" {
  attrs = {
    manifest = {
      apiVersion = "operator.tekton.dev/v1alpha1"
      kind       = "TektonConfig"
      metadata   = { name = "config-prunes" }
      spec       = { pruner = { keep = 20, resources = ["pipelinerun"] } }
    }
  }
}
