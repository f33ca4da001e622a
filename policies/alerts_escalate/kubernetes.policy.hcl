# Where alerts of a cluster go: Prometheus -> Alertmanager -> route -> receiver with an address.
#
# https://prometheus-operator.dev/docs/api-reference/api/
# https://prometheus.io/docs/alerting/latest/configuration/

locals {
  # Labels by which the alerts are told apart that are meant to be dropped: the heartbeat, and what only inhibits others.
  droppable_alerts     = ["Watchdog", "InfoInhibitor"]
  droppable_severities = ["none", "info"]

  alertmanagers = hclscan::manifests("Alertmanager")
  configs       = hclscan::manifests("AlertmanagerConfig")

  # The labels of each namespace; every namespace also carries its name as a label.
  namespaces = {
    for one in hclscan::manifests("Namespace") : core::try(one.metadata.name, "") => core::merge(
      core::try(one.metadata.labels, null), { "kubernetes.io/metadata.name" = core::try(one.metadata.name, "") }
    )...
  }

  # Ways to reach somebody.
  integrations = [
    "alertmanager", "dingding", "discord", "email", "googlechat", "kafka", "line", "mqtt", "oncall", "opsgenie", "pagerduty", "pushover", "sensugo", "slack", "sns",
    "teams", "telegram", "threema", "victorops", "webex", "webhook", "wecom",
  ]
  contact_points = [for one in hclscan::manifests("GrafanaContactPoint") : core::try(one.spec.name, one.metadata.name)]

  file_names = ["alertmanager.yaml", "alertmanager.yml", "config.yaml", "config.yml"]
}

# An AlertmanagerConfig is a part of the routing; its receivers are written in camel case.
resource_policy "kubernetes_manifest" "alertmanager_config" {
  filter = core::try(attrs.manifest.kind, "") == "AlertmanagerConfig"

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    receivers = core::try([for receiver in attrs.manifest.spec.receivers : receiver], [])

    # Receivers that notify somebody: those with at least one integration.
    loud = [
      for receiver in local.receivers : receiver.name
      if core::anytrue([for key, value in receiver : core::endswith(key, "Configs") && core::try(core::length(value), 0) > 0])
    ]

    # Routes below the root, two levels deep, that name a receiver of their own.
    routes = core::try([for route in attrs.manifest.spec.route.routes : route], [])
    lower  = core::flatten([for route in local.routes : core::try([for each in route.routes : each], [])])
    silent = [
      for route in core::concat(local.routes, local.lower) : route
      if core::can(route.receiver) && !core::contains(local.loud, route.receiver)
    ]

    # Without a selector, an Alertmanager reads no such object; without one for namespaces, only those of its own.
    labels_of_namespace = core::try(local.namespaces[local.namespace], [core::getdatasource("kubernetes_resource", {
      api_version = "v1", kind = "Namespace", metadata = [{ name = local.namespace }]
    }).object.metadata.labels])
  }

  enforce {
    condition     = core::contains(local.loud, core::try(attrs.manifest.spec.route.receiver, null))
    error_message = "The receiver to which alerts go first has no address of anybody: every alert is swallowed in silence."
  }

  enforce {
    condition = core::alltrue([
      for route in local.silent : core::anytrue(core::try([
        for matcher in route.matchers :
        (matcher.name == "alertname" && core::contains(local.droppable_alerts, core::try(matcher.value, "")))
        || (matcher.name == "severity" && core::contains(local.droppable_severities, core::try(matcher.value, "")))
      ], []))
    ])
    error_message = "A route drops alerts: its receiver has no address of anybody."
  }

  enforce {
    condition = core::length(local.alertmanagers) == 0 || core::anytrue([
      for one in local.alertmanagers :
      core::try(hclscan::selects(core::try(one.spec.alertmanagerConfigSelector, null), core::try(attrs.manifest.metadata.labels, null)), false)
      && (
        core::try(one.spec.alertmanagerConfigNamespaceSelector, null) == null
        ? core::try(one.metadata.namespace, "default") == local.namespace
        : core::anytrue([for labels in local.labels_of_namespace : core::try(hclscan::selects(one.spec.alertmanagerConfigNamespaceSelector, labels), false)])
      )
    ])
    error_message = "No Alertmanager here reads this object: its labels or its namespace are not selected, so its receivers are never called."
  }
}

# The configuration of an Alertmanager as a file, in a ConfigMap or a Secret.
resource_policy "kubernetes_manifest" "alertmanager_file" {
  filter = core::contains(["ConfigMap", "Secret"], core::try(attrs.manifest.kind, "")) && hclscan::may_match(attrs.manifest, "(?m)^(alertmanager|config)[.]ya?ml$") && core::length(local.files) > 0

  locals {
    texts = core::merge(
      attrs.manifest.kind == "ConfigMap" ? core::try(attrs.manifest.data, {}) : {},
      attrs.manifest.kind == "Secret" ? core::try({ for name, text in attrs.manifest.data : name => hclscan::base64decode(text) if core::contains(local.file_names, name) }, {}) : {},
      core::try(attrs.manifest.stringData, {}),
    )
    files = [
      for name, text in local.texts : core::yamldecode(text)
      if core::contains(local.file_names, name) && core::can(core::yamldecode(text).route.receiver) && core::can(core::yamldecode(text).receivers)
    ]
  }

  enforce {
    condition = core::alltrue([
      for file in local.files : core::anytrue([
        for receiver in file.receivers :
        receiver.name == file.route.receiver
        && core::anytrue([for key, value in receiver : core::endswith(key, "_configs") && core::try(core::length(value), 0) > 0])
      ])
    ])
    error_message = "The receiver to which alerts go first has no address of anybody: every alert is swallowed in silence."
  }
}

# A route below the first that drops more than what is meant to be dropped.
resource_policy "kubernetes_manifest" "alertmanager_file_route" {
  filter = core::contains(["ConfigMap", "Secret"], core::try(attrs.manifest.kind, "")) && hclscan::may_match(attrs.manifest, "(?m)^(alertmanager|config)[.]ya?ml$") && core::length(local.files) > 0

  locals {
    texts = core::merge(
      attrs.manifest.kind == "ConfigMap" ? core::try(attrs.manifest.data, {}) : {},
      attrs.manifest.kind == "Secret" ? core::try({ for name, text in attrs.manifest.data : name => hclscan::base64decode(text) if core::contains(local.file_names, name) }, {}) : {},
      core::try(attrs.manifest.stringData, {}),
    )
    files = [
      for name, text in local.texts : core::yamldecode(text)
      if core::contains(local.file_names, name) && core::can(core::yamldecode(text).route.receiver) && core::can(core::yamldecode(text).receivers)
    ]
    silent = core::flatten([
      for file in local.files : [
        for receiver in file.receivers : receiver.name
        if !core::anytrue([for key, value in receiver : core::endswith(key, "_configs") && core::try(core::length(value), 0) > 0])
      ]
    ])
    routes = core::flatten([for file in local.files : core::try([for route in file.route.routes : route], [])])
    lower  = core::flatten([for route in local.routes : core::try([for each in route.routes : each], [])])
    # What a route asks for, in the old and the new way to write it.
    dropping = [
      for route in core::concat(local.routes, local.lower) : core::concat(
        core::try([for matcher in route.matchers : matcher], []), core::try([for key, value in route.match : "${key}=${value}"], [])
      ) if core::contains(local.silent, core::try(route.receiver, null))
    ]
  }

  enforce {
    condition = core::alltrue([
      for matchers in local.dropping : core::anytrue([
        for text in matchers : core::regex_match(core::valuetostring(text), "(alertname\\s*=~?\\s*\"?\\(?(Watchdog|InfoInhibitor))|(severity\\s*=\\s*\"?(none|info)\"?$)")
      ])
    ])
    error_message = "A route drops alerts: its receiver has no address of anybody."
  }
}

resource_policy "kubernetes_manifest" "alertmanager" {
  filter = (
    core::try(attrs.manifest.kind, "") == "Alertmanager"
    && core::startswith(core::try(attrs.manifest.apiVersion, ""), "monitoring.coreos.com/")
  )

  enforce {
    condition     = core::try(attrs.manifest.spec.replicas, 1) != 0
    error_message = "This Alertmanager runs no replica: alerts are raised and nothing passes them on."
  }
}

# A Prometheus that is told of no Alertmanager evaluates its alerts for nobody.
resource_policy "kubernetes_manifest" "prometheus" {
  filter = (
    core::try(attrs.manifest.kind, "") == "Prometheus"
    && core::startswith(core::try(attrs.manifest.apiVersion, ""), "monitoring.coreos.com/")
    && core::try(attrs.manifest.spec.ruleSelector, null) != null
  )

  enforce {
    condition = (
      core::can(attrs.manifest.spec.additionalAlertManagerConfigs)
      || core::try(core::length(attrs.manifest.spec.alerting.alertmanagers), 0) > 0
    )
    error_message = "This Prometheus raises alerts but is told of no Alertmanager: they never leave it."
  }
}

# -- Grafana, https://grafana.github.io/grafana-operator/docs/api/ ----------------------------------------------------------------

resource_policy "kubernetes_manifest" "grafana_contact_point" {
  filter = core::try(attrs.manifest.kind, "") == "GrafanaContactPoint"

  enforce {
    condition = core::contains(local.integrations, core::lower(core::try(attrs.manifest.spec.type, ""))) || core::anytrue(core::try([
      for one in attrs.manifest.spec.receivers : core::contains(local.integrations, core::lower(one.type))
    ], []))
    error_message = "Alerts that go here reach nobody: it is no way to reach a person or an on-call service."
  }
}

resource_policy "kubernetes_manifest" "grafana_policy" {
  filter = core::try(attrs.manifest.kind, "") == "GrafanaNotificationPolicy"

  enforce {
    condition = core::contains(local.contact_points, core::try(attrs.manifest.spec.route.receiver, "")) || (
      core::length(local.contact_points) == 0 && core::can(core::getdatasource("kubernetes_resource", {
        api_version = "grafana.integreatly.org/v1beta1", kind = "GrafanaContactPoint", metadata = [{ name = core::try(attrs.manifest.spec.route.receiver, "") }]
      }).object.spec)
    )
    error_message = "Alerts go to a contact point that is not there."
  }
}

# -- the rest --------------------------------------------------------------------------------------------------------------------

# Routes tell alerts apart by how severe they are.
resource_policy "kubernetes_manifest" "severity" {
  enforcement_level = "advisory"

  filter = core::contains(["PrometheusRule", "VMRule"], core::try(attrs.manifest.kind, ""))

  enforce {
    condition = core::alltrue(core::flatten(core::try([
      for group in attrs.manifest.spec.groups : core::try([for one in group.rules : core::can(one.labels.severity) if core::can(one.alert)], [])
    ], [])))
    error_message = "An alert here does not say how severe it is: it cannot be told from those that may wait."
  }
}

# A silence without an end is an alert that was deleted.
resource_policy "kubernetes_manifest" "silence" {
  filter = core::try(attrs.manifest.kind, "") == "Silence"

  enforce {
    condition     = core::can(attrs.manifest.spec.endsAt) || core::can(attrs.manifest.metadata.annotations["valid-until"])
    error_message = "This silence has no end: what it is about will never be heard of again."
  }
}
