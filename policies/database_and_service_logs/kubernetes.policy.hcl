# Databases that operators make, and whether they write down who asked them for what.

# Whether there has to be a program that collects what pods write, and another that watches them.
input "shipper_wanted" {
  type    = bool
  default = false
}

locals {
  yes = [true, "true", "on", "all"]
  off = [null, "", "off", "none", "false", false]

  shippers_kinds = ["ClusterLogForwarder", "Logging", "FluentBit", "Fluentd", "ClusterOutput", "Vector", "OpenTelemetryCollector", "Alloy"]
  shipper_images = "(?i)(^|/)(fluent-bit|fluentd|vector|promtail|alloy|filebeat|opentelemetry-collector[a-z-]*|agent|logstash)(:|@|$)"
  shippers = core::concat(
    core::flatten([for kind in local.shippers_kinds : hclscan::manifests(kind)]),
    [
      for one in hclscan::manifests("DaemonSet") : one
      if core::anytrue(core::try([for container in one.spec.template.spec.containers : core::regex_match(core::try(container.image, ""), local.shipper_images)], []))
    ],
  )
}

# The operator loads the library once one of its parameters is set.
# https://cloudnative-pg.io/documentation/current/logging/#pgaudit-logs
resource_policy "kubernetes_manifest" "cnpg_cluster" {
  filter = core::try(attrs.manifest.kind, "") == "Cluster" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "postgresql.cnpg.io/")

  enforce {
    condition     = !core::contains(local.off, core::try(attrs.manifest.spec.postgresql.parameters["pgaudit.log"], null))
    error_message = "This database writes down nobody's queries: after a leak, nobody can say whose records were read."
  }
}

# https://postgres-operator.readthedocs.io/en/latest/reference/cluster_manifest/
resource_policy "kubernetes_manifest" "postgresql" {
  filter = core::contains(["postgresql", "PostgresCluster", "PerconaPGCluster"], core::try(attrs.manifest.kind, ""))

  locals {
    parameters = core::try(
      attrs.manifest.spec.postgresql.parameters, attrs.manifest.spec.patroni.dynamicConfiguration.postgresql.parameters, {}
    )
  }

  # The extension, or the connections and the statements of the server itself.
  enforce {
    condition = !core::contains(local.off, core::try(local.parameters["pgaudit.log"], null)) || (
      core::contains(local.yes, core::try(local.parameters["log_connections"], null)) && !core::contains(local.off, core::try(local.parameters["log_statement"], null))
    )
    error_message = "This database writes down nobody's queries: after a leak, nobody can say whose records were read."
  }
}

# https://www.elastic.co/guide/en/elasticsearch/reference/current/enable-audit-logging.html
resource_policy "kubernetes_manifest" "elasticsearch" {
  filter = core::try(attrs.manifest.kind, "") == "Elasticsearch"

  enforce {
    condition     = core::try(core::length(attrs.manifest.spec.nodeSets) > 0 && core::alltrue([for set in attrs.manifest.spec.nodeSets : core::contains(local.yes, core::try(set.config["xpack.security.audit.enabled"], false))]), false)
    error_message = "This cluster writes down nobody's queries: after a leak, nobody can say whose records were read."
  }
}

# https://opensearch.org/docs/latest/security/audit-logs/index/
resource_policy "kubernetes_manifest" "opensearch" {
  filter = core::try(attrs.manifest.kind, "") == "OpenSearchCluster"

  enforce {
    condition     = !core::contains(local.off, core::try(attrs.manifest.spec.general.additionalConfig["plugins.security.audit.type"], null))
    error_message = "This cluster writes down nobody's queries: after a leak, nobody can say whose records were read."
  }
}

# Settings of these are the text of a file.
resource_policy "kubernetes_manifest" "percona" {
  filter = core::contains(["PerconaServerMongoDB", "PerconaXtraDBCluster"], core::try(attrs.manifest.kind, ""))

  locals {
    texts = core::concat(core::try([for one in attrs.manifest.spec.replsets : core::try(one.configuration, "")], []), core::try([attrs.manifest.spec.pxc.configuration], []))
  }

  enforce {
    condition     = core::length(local.texts) > 0 && core::alltrue([for text in local.texts : core::regex_match(text, "(?m)^\\s*(auditLog:|audit_log)")])
    error_message = "This database writes down nobody's queries: after a leak, nobody can say whose records were read."
  }
}

# https://strimzi.io/docs/operators/latest/configuring#con-common-configuration-logging-reference
resource_policy "kubernetes_manifest" "kafka" {
  filter = core::try(attrs.manifest.kind, "") == "Kafka"

  enforce {
    condition = !core::anytrue(core::try([
      for key, value in attrs.manifest.spec.kafka.logging.loggers : core::regex_match(key, "kafka[.]authorizer") && core::regex_match(core::upper(value), "^(OFF|ERROR|FATAL)")
    ], []))
    error_message = "These brokers do not write down who was turned away: an attempt to read what is not one's own leaves no trace."
  }
}

# What pods write is gone when their node needs the room, or they are deleted.
# https://kubernetes.io/docs/concepts/cluster-administration/logging/
resource_policy "kubernetes_manifest" "shipper" {
  filter = core::contains(["Deployment", "StatefulSet"], core::try(attrs.manifest.kind, "")) && input.shipper_wanted

  enforce {
    condition     = core::length(local.shippers) > 0
    error_message = "Nothing collects what this program writes: it is gone when its node needs the room."
  }
}
