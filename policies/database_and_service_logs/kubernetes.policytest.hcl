policytest {
  targets = ["kubernetes.policy.hcl"]
}

resource "kubernetes_manifest" "silent" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "postgresql.cnpg.io/v1"
      kind       = "Cluster"
      metadata   = { name = "silent", namespace = "labora" }
      spec       = { postgresql = { parameters = { log_connections = "on" } } }
    }
  }
}

resource "kubernetes_manifest" "logged" {
  attrs = {
    manifest = {
      apiVersion = "postgresql.cnpg.io/v1"
      kind       = "Cluster"
      metadata   = { name = "logged", namespace = "labora" }
      spec       = { postgresql = { parameters = { "pgaudit.log" = "read, write" } } }
    }
  }
}

resource "kubernetes_manifest" "switched_off" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "postgresql.cnpg.io/v1"
      kind       = "Cluster"
      metadata   = { name = "switched-off", namespace = "labora" }
      spec       = { postgresql = { parameters = { "pgaudit.log" = "none" } } }
    }
  }
}

resource "kubernetes_manifest" "silent_postgresql" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "acid.zalan.do/v1"
      kind       = "postgresql"
      metadata   = { name = "silent", namespace = "labora" }
      spec       = { postgresql = { version = "16" } }
    }
  }
}

resource "kubernetes_manifest" "logged_postgresql" {
  attrs = {
    manifest = {
      apiVersion = "acid.zalan.do/v1"
      kind       = "postgresql"
      metadata   = { name = "logged", namespace = "labora" }
      spec       = { postgresql = { version = "16", parameters = { log_connections = "on", log_statement = "ddl" } } }
    }
  }
}

resource "kubernetes_manifest" "silent_elasticsearch" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "elasticsearch.k8s.elastic.co/v1"
      kind       = "Elasticsearch"
      metadata   = { name = "silent", namespace = "labora" }
      spec       = { nodeSets = [{ name = "all" }] }
    }
  }
}

resource "kubernetes_manifest" "logged_elasticsearch" {
  attrs = {
    manifest = {
      apiVersion = "elasticsearch.k8s.elastic.co/v1"
      kind       = "Elasticsearch"
      metadata   = { name = "logged", namespace = "labora" }
      spec       = { nodeSets = [{ name = "all", config = { "xpack.security.audit.enabled" = true } }] }
    }
  }
}

resource "kubernetes_manifest" "silent_opensearchcluster" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "opensearch.opster.io/v1"
      kind       = "OpenSearchCluster"
      metadata   = { name = "silent", namespace = "labora" }
      spec       = { general = { serviceName = "find" } }
    }
  }
}

resource "kubernetes_manifest" "logged_opensearchcluster" {
  attrs = {
    manifest = {
      apiVersion = "opensearch.opster.io/v1"
      kind       = "OpenSearchCluster"
      metadata   = { name = "logged", namespace = "labora" }
      spec       = { general = { additionalConfig = { "plugins.security.audit.type" = "internal_opensearch" } } }
    }
  }
}

resource "kubernetes_manifest" "silent_perconaservermongodb" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "psmdb.percona.com/v1"
      kind       = "PerconaServerMongoDB"
      metadata   = { name = "silent", namespace = "labora" }
      spec       = { replsets = [{ name = "rs0" }] }
    }
  }
}

resource "kubernetes_manifest" "logged_perconaservermongodb" {
  attrs = {
    manifest = {
      apiVersion = "psmdb.percona.com/v1"
      kind       = "PerconaServerMongoDB"
      metadata   = { name = "logged", namespace = "labora" }
      spec       = { replsets = [{ name = "rs0", configuration = "auditLog:\n  destination: file\n" }] }
    }
  }
}

resource "kubernetes_manifest" "silent_kafka" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "Kafka"
      metadata   = { name = "silent", namespace = "labora" }
      spec = {
        kafka = { logging = { type = "inline", loggers = { "log4j.logger.kafka.authorizer.logger" = "OFF" } } }
      }
    }
  }
}

resource "kubernetes_manifest" "logged_kafka" {
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "Kafka"
      metadata   = { name = "logged", namespace = "labora" }
      spec       = { kafka = { replicas = 3 } }
    }
  }
}

resource "kubernetes_manifest" "portal" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "portal", namespace = "labora" }
      spec       = { replicas = 2 }
    }
  }
}
