# What is watched in a cluster, beside what alerts ask for: whether figures are fetched at all, deployments, and what programs do.

# Whether there has to be a program that watches what others do.
input "runtime_detection_wanted" {
  type    = bool
  default = false
}

locals {
  yes = [true, "true"]

  services = hclscan::manifests("Service")

  every_monitor     = core::concat(hclscan::manifests("ServiceMonitor"), hclscan::manifests("VMServiceScrape"))
  every_pod_monitor = core::concat(hclscan::manifests("PodMonitor"), hclscan::manifests("VMPodScrape"))

  # Without a selector of namespaces, what is monitored is in the namespace of the monitor.
  monitors_of_others = [for one in local.every_monitor : one if core::try(one.spec.namespaceSelector, null) != null]
  pods_of_others     = [for one in local.every_pod_monitor : one if core::try(one.spec.namespaceSelector, null) != null]

  watchers = core::flatten([
    [for kind in ["TracingPolicy", "TracingPolicyNamespaced", "KubeArmorPolicy", "KubeArmorClusterPolicy", "FalcoRules"] : hclscan::manifests(kind)],
    [
      for one in hclscan::manifests("DaemonSet") : one
      if core::anytrue(core::try([for container in one.spec.template.spec.containers : core::regex_match(core::try(container.image, ""), "(^|/)(falco|falco-no-driver|tetragon|kubearmor)(:|@|$)")], []))
    ],
  ])
  flux_providers = [for one in hclscan::manifests("Provider") : "${core::try(one.metadata.namespace, "default")}/${core::try(one.metadata.name, "")}"]

  data_programs = "(?i)(^|[/-])(postgres|postgresql|mysql|mariadb|percona|mongo|mongodb|redis|valkey|elasticsearch|opensearch|kafka|rabbitmq|cassandra|minio|clickhouse)([-:@/]|$)"
}

# https://prometheus-operator.dev/docs/developer/getting-started/ ; services of a namespace that is not here are in the cluster.
resource_policy "kubernetes_manifest" "service_monitor" {
  filter = core::contains(["ServiceMonitor", "VMServiceScrape"], core::try(attrs.manifest.kind, ""))

  locals {
    namespace  = core::try(attrs.manifest.metadata.namespace, "default")
    namespaces = core::try([for one in attrs.manifest.spec.namespaceSelector.matchNames : one], [local.namespace])
    anywhere   = core::contains(local.yes, core::try(attrs.manifest.spec.namespaceSelector.any, false))
    here       = local.anywhere ? local.services : core::flatten([for one in local.namespaces : hclscan::manifests_in("Service", one)])
  }

  enforce {
    condition = core::anytrue([for one in local.here : core::try(hclscan::selects(core::try(attrs.manifest.spec.selector, null), core::try(one.metadata.labels, null)), false)]) || (
      core::length(local.here) == 0 && core::length(core::getdatasource("kubernetes_resources", {
        api_version = "v1", kind = "Service", namespace = local.namespace
      }).objects) > 0
    )
    error_message = "No service here carries the labels that this asks for: nothing is fetched, and no alert on it can ever fire."
  }
}

# Where figures are fetched at all, those of databases are worth it.
resource_policy "kubernetes_manifest" "data_is_watched" {
  enforcement_level = "advisory"

  filter = core::try(attrs.manifest.kind, "") == "StatefulSet" && core::length(local.every_monitor) + core::length(local.every_pod_monitor) > 0 && core::anytrue(core::try([
    for container in attrs.manifest.spec.template.spec.containers : core::regex_match(core::try(container.image, ""), local.data_programs)
  ], []))

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    labels    = core::try(attrs.manifest.spec.template.metadata.labels, {})
    in_front = [
      for one in hclscan::manifests_in("Service", local.namespace) : one
      if core::try(core::length(one.spec.selector), 0) > 0 && core::try(hclscan::selects(one.spec.selector, local.labels), false)
    ]
    monitors = core::concat(
      hclscan::manifests_in("ServiceMonitor", local.namespace), hclscan::manifests_in("VMServiceScrape", local.namespace), local.monitors_of_others,
    )
    pods = core::concat(
      hclscan::manifests_in("PodMonitor", local.namespace), hclscan::manifests_in("VMPodScrape", local.namespace), local.pods_of_others,
    )
  }

  enforce {
    condition = (
      core::try(attrs.manifest.spec.template.metadata.annotations["prometheus.io/scrape"], "") == "true"
      || core::anytrue([for one in local.pods : core::try(hclscan::selects(core::try(one.spec.selector, null), local.labels), false)])
      || core::anytrue(core::flatten([
        for one in local.monitors : [for service in local.in_front : core::try(hclscan::selects(core::try(one.spec.selector, null), core::try(service.metadata.labels, null)), false)]
      ]))
    )
    error_message = "No figures of this database are fetched: nobody is told when it fills up or stops."
  }
}

# https://fluxcd.io/flux/components/notification/alerts/
resource_policy "kubernetes_manifest" "flux_alert" {
  filter = core::try(attrs.manifest.kind, "") == "Alert" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "notification.toolkit.fluxcd.io/")

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.manifest.spec.suspend, false))
    error_message = "This alert is switched off: nobody is told when a deployment fails."
  }

  enforce {
    condition = core::contains(local.flux_providers, "${core::try(attrs.manifest.metadata.namespace, "default")}/${core::try(attrs.manifest.spec.providerRef.name, "")}") || (
      core::length(local.flux_providers) == 0 && core::can(core::getdatasource("kubernetes_resource", {
        api_version = "notification.toolkit.fluxcd.io/v1beta3", kind = "Provider", metadata = [{ name = core::try(attrs.manifest.spec.providerRef.name, "") }]
      }).object.spec)
    )
    error_message = "This alert names a provider that is not in its namespace: nobody is told when a deployment fails."
  }
}

resource_policy "kubernetes_manifest" "runtime_detection" {
  filter = core::contains(["StatefulSet", "Deployment"], core::try(attrs.manifest.kind, "")) && input.runtime_detection_wanted

  enforce {
    condition     = core::length(local.watchers) > 0
    error_message = "Nothing watches what this program does: nobody is told when somebody opens a shell in it and copies its files."
  }
}
