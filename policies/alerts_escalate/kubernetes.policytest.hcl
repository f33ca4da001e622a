policytest {
  targets = ["kubernetes.policy.hcl"]
}

resource "kubernetes_manifest" "namespace" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Namespace"
      metadata   = { name = "labora", labels = { team = "migration" } }
    }
  }
}

resource "kubernetes_manifest" "alertmanager" {
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "Alertmanager"
      metadata   = { name = "main", namespace = "labora" }
      spec       = { replicas = 1, alertmanagerConfigSelector = { matchLabels = { alertmanager = "main" } } }
    }
  }
}

resource "kubernetes_manifest" "alertmanager_of_all_teams" {
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "Alertmanager"
      metadata   = { name = "teams", namespace = "monitoring" }
      spec = {
        alertmanagerConfigSelector          = { matchLabels = { alertmanager = "teams" } }
        alertmanagerConfigNamespaceSelector = { matchLabels = { team = "migration" } }
      }
    }
  }
}

resource "kubernetes_manifest" "alertmanager_without_replicas" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "Alertmanager"
      metadata   = { name = "asleep", namespace = "labora" }
      spec       = { replicas = 0 }
    }
  }
}

# -- receivers ---------------------------------------------------------------------------------------------------------------

resource "kubernetes_manifest" "pages" {
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1alpha1"
      kind       = "AlertmanagerConfig"
      metadata   = { name = "pages", namespace = "labora", labels = { alertmanager = "main" } }
      spec = {
        route = {
          receiver = "oncall"
          routes   = [{ receiver = "nobody", matchers = [{ name = "alertname", value = "Watchdog" }] }]
        }
        receivers = [
          { name = "oncall", pagerdutyConfigs = [{ routingKey = { name = "paging", key = "key" } }] },
          { name = "nobody" },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "read_from_another_namespace" {
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1alpha1"
      kind       = "AlertmanagerConfig"
      metadata   = { name = "mails", namespace = "labora", labels = { alertmanager = "teams" } }
      spec = {
        route     = { receiver = "mail" }
        receivers = [{ name = "mail", emailConfigs = [{ to = "oncall@example.org" }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "to_the_null_receiver" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1alpha1"
      kind       = "AlertmanagerConfig"
      metadata   = { name = "silent", namespace = "labora", labels = { alertmanager = "main" } }
      spec = {
        route     = { receiver = "null" }
        receivers = [{ name = "null" }]
      }
    }
  }
}

resource "kubernetes_manifest" "to_an_empty_list" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1alpha1"
      kind       = "AlertmanagerConfig"
      metadata   = { name = "empty", namespace = "labora", labels = { alertmanager = "main" } }
      spec = {
        route     = { receiver = "oncall" }
        receivers = [{ name = "oncall", emailConfigs = [] }]
      }
    }
  }
}

# The receiver with an address is not the one that is used.
resource "kubernetes_manifest" "to_another_receiver" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1alpha1"
      kind       = "AlertmanagerConfig"
      metadata   = { name = "another", namespace = "labora", labels = { alertmanager = "main" } }
      spec = {
        route     = { receiver = "blackhole" }
        receivers = [{ name = "blackhole" }, { name = "oncall", slackConfigs = [{ channel = "#oncall" }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "drops_the_critical_ones" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1alpha1"
      kind       = "AlertmanagerConfig"
      metadata   = { name = "drops", namespace = "labora", labels = { alertmanager = "main" } }
      spec = {
        route = {
          receiver = "oncall"
          routes   = [{ receiver = "nobody", matchers = [{ name = "severity", value = "critical" }] }]
        }
        receivers = [{ name = "oncall", emailConfigs = [{ to = "oncall@example.org" }] }, { name = "nobody" }]
      }
    }
  }
}

resource "kubernetes_manifest" "read_by_nobody" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1alpha1"
      kind       = "AlertmanagerConfig"
      metadata   = { name = "unread", namespace = "labora", labels = { alertmanager = "other" } }
      spec = {
        route     = { receiver = "mail" }
        receivers = [{ name = "mail", emailConfigs = [{ to = "oncall@example.org" }] }]
      }
    }
  }
}

# -- configuration as a file -------------------------------------------------------------------------------------------------

resource "kubernetes_manifest" "file_with_an_address" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Secret"
      metadata   = { name = "alertmanager-main", namespace = "monitoring" }
      stringData = {
        "alertmanager.yaml" = <<-EOT
          route:
            receiver: oncall
          receivers:
            - name: "null"
            - name: oncall
              email_configs:
                - to: oncall@example.org
        EOT
      }
    }
  }
}

resource "kubernetes_manifest" "file_as_it_is_shipped" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "alertmanager", namespace = "monitoring" }
      data = {
        "alertmanager.yml" = <<-EOT
          route:
            receiver: "null"
          receivers:
            - name: "null"
        EOT
      }
    }
  }
}

resource "kubernetes_manifest" "another_file" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "application", namespace = "labora" }
      data       = { "config.yaml" = "level: debug", greeting = "- hello: [" }
    }
  }
}

resource "kubernetes_manifest" "encoded_secret" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Secret"
      metadata   = { name = "alertmanager-encoded", namespace = "monitoring" }
      data       = { "alertmanager.yaml" = "cm91dGU6IHt9" }
    }
  }
}

# -- Prometheus --------------------------------------------------------------------------------------------------------------

resource "kubernetes_manifest" "prometheus" {
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "Prometheus"
      metadata   = { name = "main", namespace = "labora" }
      spec = {
        ruleSelector = {}
        alerting     = { alertmanagers = [{ namespace = "labora", name = "alertmanager-operated", port = "web" }] }
      }
    }
  }
}

resource "kubernetes_manifest" "prometheus_without_alertmanager" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "Prometheus"
      metadata   = { name = "alone", namespace = "labora" }
      spec       = { ruleSelector = {} }
    }
  }
}

# It reads no rules, so there is nothing to pass on.
resource "kubernetes_manifest" "prometheus_without_rules" {
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "Prometheus"
      metadata   = { name = "metrics", namespace = "labora" }
      spec       = { replicas = 1 }
    }
  }
}

# -- routes and namespaces ---------------------------------------------------------------------------------------------------

resource "kubernetes_manifest" "drops_what_only_informs" {
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1alpha1"
      kind       = "AlertmanagerConfig"
      metadata   = { name = "drops-what-only-informs", namespace = "labora", labels = { alertmanager = "main" } }
      spec = {
        route     = { receiver = "oncall", routes = [{ receiver = "nobody", matchers = [{ name = "severity", value = "info" }] }] }
        receivers = [{ name = "oncall", emailConfigs = [{ to = "oncall@example.org" }] }, { name = "nobody" }]
      }
    }
  }
}

resource "kubernetes_manifest" "drops_an_alert" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1alpha1"
      kind       = "AlertmanagerConfig"
      metadata   = { name = "drops-an-alert", namespace = "labora", labels = { alertmanager = "main" } }
      spec = {
        route     = { receiver = "oncall", routes = [{ receiver = "nobody", matchers = [{ name = "alertname", value = "PortalDown" }] }] }
        receivers = [{ name = "oncall", emailConfigs = [{ to = "oncall@example.org" }] }, { name = "nobody" }]
      }
    }
  }
}

resource "kubernetes_manifest" "drops_a_team" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1alpha1"
      kind       = "AlertmanagerConfig"
      metadata   = { name = "drops-a-team", namespace = "labora", labels = { alertmanager = "main" } }
      spec = {
        route     = { receiver = "oncall", routes = [{ receiver = "nobody", matchers = [{ name = "team", value = "info" }] }] }
        receivers = [{ name = "oncall", emailConfigs = [{ to = "oncall@example.org" }] }, { name = "nobody" }]
      }
    }
  }
}

resource "kubernetes_manifest" "drops_a_team_called_watchdog" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1alpha1"
      kind       = "AlertmanagerConfig"
      metadata   = { name = "drops-a-team-called-watchdog", namespace = "labora", labels = { alertmanager = "main" } }
      spec = {
        route     = { receiver = "oncall", routes = [{ receiver = "nobody", matchers = [{ name = "team", value = "Watchdog" }] }] }
        receivers = [{ name = "oncall", emailConfigs = [{ to = "oncall@example.org" }] }, { name = "nobody" }]
      }
    }
  }
}

resource "kubernetes_manifest" "drops_further_down" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1alpha1"
      kind       = "AlertmanagerConfig"
      metadata   = { name = "drops-further-down", namespace = "labora", labels = { alertmanager = "main" } }
      spec = {
        route     = { receiver = "oncall", routes = [{ receiver = "oncall", routes = [{ receiver = "nobody" }] }] }
        receivers = [{ name = "oncall", emailConfigs = [{ to = "oncall@example.org" }] }, { name = "nobody" }]
      }
    }
  }
}

# The Alertmanager reads its own namespace only.
resource "kubernetes_manifest" "in_a_namespace_that_is_not_read" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1alpha1"
      kind       = "AlertmanagerConfig"
      metadata   = { name = "in-a-namespace-that-is-not-read", namespace = "archive", labels = { alertmanager = "main" } }
      spec = {
        route     = { receiver = "oncall" }
        receivers = [{ name = "oncall", emailConfigs = [{ to = "oncall@example.org" }] }, { name = "nobody" }]
      }
    }
  }
}

resource "kubernetes_manifest" "archive_namespace" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Namespace"
      metadata   = { name = "archive" }
    }
  }
}

resource "kubernetes_manifest" "file_with_an_empty_list" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "alertmanager-empty", namespace = "monitoring" }
      data       = { "alertmanager.yml" = "{route: {receiver: oncall}, receivers: [{name: oncall, email_configs: []}]}" }
    }
  }
}

resource "kubernetes_manifest" "file_with_another_receiver" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "alertmanager-another", namespace = "monitoring" }
      data       = { "alertmanager.yml" = "{route: {receiver: nobody}, receivers: [{name: nobody}, {name: oncall, email_configs: [{to: a}]}]}" }
    }
  }
}

resource "kubernetes_manifest" "prometheus_with_an_outer_alertmanager" {
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "Prometheus"
      metadata   = { name = "outer", namespace = "labora" }
      spec       = { ruleSelector = {}, additionalAlertManagerConfigs = { name = "alertmanagers", key = "config.yaml" } }
    }
  }
}
