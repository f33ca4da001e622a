# Alerts in a cluster, as the Prometheus operator reads them. Where nothing of the monitoring is among the manifests, it is set up
# elsewhere and nothing is said.
#
# https://prometheus-operator.dev/docs/api-reference/api/

locals {
  # Which selector of a Prometheus decides whether an object is loaded.
  selectors = {
    PrometheusRule = { objects = "ruleSelector", namespaces = "ruleNamespaceSelector" }
    ServiceMonitor = { objects = "serviceMonitorSelector", namespaces = "serviceMonitorNamespaceSelector" }
    PodMonitor     = { objects = "podMonitorSelector", namespaces = "podMonitorNamespaceSelector" }
    Probe          = { objects = "probeSelector", namespaces = "probeNamespaceSelector" }
  }

  prometheuses = core::concat(hclscan::manifests("Prometheus"), hclscan::manifests("ThanosRuler"))
  rules        = core::concat(hclscan::manifests("PrometheusRule"), hclscan::manifests("VMRule"))
  grafana      = hclscan::manifests("GrafanaAlertRuleGroup")
  monitored    = core::length(local.prometheuses) + core::length(local.rules) + core::length(local.grafana) > 0

  # The labels of each namespace; every namespace also carries its name as a label.
  namespaces = {
    for one in hclscan::manifests("Namespace") : core::valuetostring(core::try(one.metadata.name, "")) => core::merge(
      core::try(one.metadata.labels, null), { "kubernetes.io/metadata.name" = core::try(one.metadata.name, "") }
    )...
  }

  # Alerts, as opposed to rules that only record a series.
  alerts = core::flatten([[
    for one in local.grafana : core::try([
      for rule in one.spec.rules : { namespace = core::try(one.metadata.namespace, "default"), query = core::valuetostring(rule) }
    ], [])
    ], [
    for rule in local.rules : core::try([
      for group in rule.spec.groups : core::try([
        for one in group.rules : {
          namespace = core::try(rule.metadata.namespace, "default")
          query     = core::try(core::valuetostring(one.expr), "")
        } if core::can(one.alert)
      ], [])
    ], [])
  ]])
}

# A selector that is absent selects nothing, an empty one everything; without a selector for namespaces, only the one in which the
# Prometheus itself runs is read.
resource_policy "kubernetes_manifest" "monitoring_is_loaded" {
  filter = core::contains(core::keys(local.selectors), core::try(attrs.manifest.kind, "")) && core::length(local.prometheuses) > 0

  locals {
    selector  = local.selectors[attrs.manifest.kind]
    namespace = core::try(attrs.manifest.metadata.namespace, "default")

    # The labels of a namespace that is not among the manifests are those it has in the cluster.
    labels_of_namespace = core::try(local.namespaces[local.namespace], [core::getdatasource("kubernetes_resource", {
      api_version = "v1", kind = "Namespace", metadata = [{ name = local.namespace }]
    }).object.metadata.labels])
  }

  enforce {
    condition = core::anytrue([
      for one in local.prometheuses :
      (
        core::try(one.spec[local.selector.namespaces], null) == null
        ? core::try(one.metadata.namespace, "default") == local.namespace
        : core::anytrue([for labels in local.labels_of_namespace : core::try(hclscan::selects(one.spec[local.selector.namespaces], labels), false)])
      )
      && core::try(hclscan::selects(core::try(one.spec[local.selector.objects], null), core::try(attrs.manifest.metadata.labels, null)), false)
    ])
    error_message = "No Prometheus here loads this ${attrs.manifest.kind}: its labels or its namespace are not selected, so it watches nothing."
  }
}

locals {
  alerts_by_namespace = { for alert in local.alerts : alert.namespace => true... }
  queries             = core::join("\n", [for alert in local.alerts : alert.query])

  # A query that says nothing of namespaces is about all of them.
  watches_every_namespace = core::anytrue([for alert in local.alerts : !core::contains_substring(alert.query, "namespace")])
}

# Databases and jobs that move data; for the rest of a namespace it is enough that something in it is watched.
resource_policy "kubernetes_manifest" "namespace_alert" {
  filter = core::contains([
    "StatefulSet", "CronJob", "Job", "Cluster", "postgresql", "Kafka", "Elasticsearch", "PerconaXtraDBCluster", "PerconaServerMongoDB",
  ], core::try(attrs.manifest.kind, "")) && local.monitored

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
  }

  enforce {
    condition = (
      core::can(local.alerts_by_namespace[local.namespace])
      || core::contains_substring(local.queries, local.namespace)
      || local.watches_every_namespace
    )
    error_message = "No alert is defined for the namespace ${local.namespace}: nobody is told when this ${attrs.manifest.kind} fails."
  }
}
