policytest {
  targets = ["kubernetes.policy.hcl"]
}

resource "kubernetes_manifest" "drops_critical" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "drops-critical", namespace = "monitoring" }
      data = {
        "alertmanager.yaml" = "route: { receiver: oncall, routes: [{ receiver: \"null\", matchers: ['severity=\"critical\"'] }] }\nreceivers: [{ name: oncall, email_configs: [{ to: oncall@example.org }] }, { name: \"null\" }]\n"
      }
    }
  }
}

resource "kubernetes_manifest" "drops_the_heartbeat" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "drops-the-heartbeat", namespace = "monitoring" }
      data = {
        "alertmanager.yaml" = "route: { receiver: oncall, routes: [{ receiver: \"null\", matchers: ['alertname=\"Watchdog\"'] }] }\nreceivers: [{ name: oncall, email_configs: [{ to: oncall@example.org }] }, { name: \"null\" }]\n"
      }
    }
  }
}

resource "kubernetes_manifest" "drops_the_heartbeat_as_before" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "drops-the-heartbeat-as-before", namespace = "monitoring" }
      data = {
        "alertmanager.yaml" = "route: { receiver: oncall, routes: [{ receiver: \"null\", match: { alertname: Watchdog } }] }\nreceivers: [{ name: oncall, email_configs: [{ to: oncall@example.org }] }, { name: \"null\" }]\n"
      }
    }
  }
}

# As the chart of kube-prometheus-stack ships it.
resource "kubernetes_manifest" "encoded" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Secret"
      metadata   = { name = "encoded", namespace = "monitoring" }
      data = {
        "alertmanager.yaml" = "cm91dGU6IHsgcmVjZWl2ZXI6ICJudWxsIiB9CnJlY2VpdmVyczogW3sgbmFtZTogIm51bGwiIH1dCg=="
      }
    }
  }
}

resource "kubernetes_manifest" "mail" {
  attrs = {
    manifest = {
      apiVersion = "grafana.integreatly.org/v1beta1"
      kind       = "GrafanaContactPoint"
      metadata   = { name = "mail", namespace = "labora" }
      spec       = { name = "mail", type = "email", settings = { addresses = "oncall@example.org" } }
    }
  }
}

resource "kubernetes_manifest" "nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "grafana.integreatly.org/v1beta1"
      kind       = "GrafanaContactPoint"
      metadata   = { name = "nothing", namespace = "labora" }
      spec       = { name = "nothing", type = "none", settings = {} }
    }
  }
}

resource "kubernetes_manifest" "to_mail" {
  attrs = {
    manifest = {
      apiVersion = "grafana.integreatly.org/v1beta1"
      kind       = "GrafanaNotificationPolicy"
      metadata   = { name = "to-mail", namespace = "labora" }
      spec       = { route = { receiver = "mail" } }
    }
  }
}

resource "kubernetes_manifest" "to_nobody" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "grafana.integreatly.org/v1beta1"
      kind       = "GrafanaNotificationPolicy"
      metadata   = { name = "to-nobody", namespace = "labora" }
      spec       = { route = { receiver = "grafana-default-email" } }
    }
  }
}

resource "kubernetes_manifest" "graded" {
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "PrometheusRule"
      metadata   = { name = "graded", namespace = "labora" }
      spec = {
        groups = [
          {
            name = "a"
            rules = [
              { alert = "Down", expr = "up == 0", labels = { severity = "critical" } },
              { record = "a", expr = "b" },
            ]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "ungraded" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "PrometheusRule"
      metadata   = { name = "ungraded", namespace = "labora" }
      spec       = { groups = [{ name = "a", rules = [{ alert = "Down", expr = "up == 0" }] }] }
    }
  }
}

resource "kubernetes_manifest" "for_good" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "observability.giantswarm.io/v1alpha2"
      kind       = "Silence"
      metadata   = { name = "for-good", namespace = "labora" }
      spec       = { matchers = [{ name = "alertname", value = "Down" }] }
    }
  }
}

resource "kubernetes_manifest" "for_a_while" {
  attrs = {
    manifest = {
      apiVersion = "observability.giantswarm.io/v1alpha2"
      kind       = "Silence"
      metadata   = { name = "for-a-while", namespace = "labora", annotations = { valid-until = "2027-03-31" } }
      spec       = { matchers = [{ name = "alertname", value = "Down" }] }
    }
  }
}
