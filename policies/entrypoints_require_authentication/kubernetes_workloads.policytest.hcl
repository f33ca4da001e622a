policytest {
  targets = ["kubernetes_workloads.policy.hcl"]
}

resource "kubernetes_manifest" "dashboards" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "dashboards", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "dashboards" } }
        template = {
          metadata = { labels = { app = "dashboards" } }
          spec = {
            containers = [
              {
                name  = "main"
                image = "grafana/grafana:11.0.0"
                env   = [{ name = "GF_AUTH_ANONYMOUS_ENABLED", value = "true" }]
              },
            ]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "dashboards_asking" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "dashboards-asking", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "dashboards-asking" } }
        template = {
          metadata = { labels = { app = "dashboards-asking" } }
          spec = {
            containers = [
              {
                name  = "main"
                image = "grafana/grafana:11.0.0"
                env = [
                  { name = "GF_AUTH_ANONYMOUS_ENABLED", value = "false" },
                  { name = "GF_AUTH_GENERIC_OAUTH_ENABLED", value = "true" },
                ]
              },
            ]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "cluster_dashboard" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "cluster-dashboard", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "cluster-dashboard" } }
        template = {
          metadata = { labels = { app = "cluster-dashboard" } }
          spec = {
            containers = [
              {
                name  = "main"
                image = "docker.io/kubernetesui/dashboard:v2.7.0"
                args  = ["--auto-generate-certificates", "--enable-skip-login"]
              },
            ]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "search" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "search", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "search" } }
        template = {
          metadata = { labels = { app = "search" } }
          spec = {
            containers = [
              {
                name  = "main"
                image = "opensearchproject/opensearch:2.14.0"
                env   = [{ name = "DISABLE_SECURITY_PLUGIN", value = "true" }]
              },
            ]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "administration" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "administration", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "administration" } }
        template = {
          metadata = { labels = { app = "administration" } }
          spec = {
            containers = [
              {
                name  = "main"
                image = "dpage/pgadmin4:8.6"
                env   = [{ name = "PGADMIN_CONFIG_SERVER_MODE", value = "False" }]
              },
            ]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "records" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "records", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "records" } }
        template = {
          metadata = { labels = { app = "records" } }
          spec = {
            containers = [
              {
                name  = "main"
                image = "postgres:16"
                env   = [{ name = "POSTGRES_HOST_AUTH_METHOD", value = "trust" }]
              },
            ]
          }
        }
      }
    }
  }
}

# A proxy that is told to let everything pass.
resource "kubernetes_manifest" "asks_nobody" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "asks-nobody", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "asks-nobody" } }
        template = {
          metadata = { labels = { app = "asks-nobody" } }
          spec = {
            containers = [
              {
                name  = "main"
                image = "quay.io/oauth2-proxy/oauth2-proxy:v7.6.0"
                args  = ["--skip-auth-route=GET=^/.*"]
              },
            ]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "asks_except_health" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "asks-except-health", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "asks-except-health" } }
        template = {
          metadata = { labels = { app = "asks-except-health" } }
          spec = {
            containers = [
              {
                name  = "main"
                image = "quay.io/oauth2-proxy/oauth2-proxy:v7.6.0"
                args  = ["--skip-auth-route=^/healthz$"]
              },
            ]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "argocd_cm" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "argocd-cm", namespace = "monitoring" }
      data       = { "users.anonymous.enabled" = "true" }
    }
  }
}

resource "kubernetes_manifest" "argocd_cmd_params_cm" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "argocd-cmd-params-cm", namespace = "monitoring" }
      data       = { "server.disable.auth" = "false" }
    }
  }
}

resource "kubernetes_manifest" "grafana" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "grafana", namespace = "monitoring" }
      data       = { "grafana.ini" = "[auth.anonymous]\nenabled = true\n" }
    }
  }
}

resource "kubernetes_manifest" "portal" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "portal", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "portal" } }
        template = {
          metadata = { labels = { app = "portal" } }
          spec     = { containers = [{ name = "main", image = "registry.example.org/portal:2.4" }] }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "portal_public" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "portal-public", namespace = "labora" }
      spec       = { type = "LoadBalancer", selector = { app = "portal" }, ports = [{ port = 443 }] }
    }
  }
}

resource "kubernetes_manifest" "portal_inside" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name        = "portal-inside"
        namespace   = "labora"
        annotations = { "service.beta.kubernetes.io/azure-load-balancer-internal" = "true" }
      }
      spec = { type = "LoadBalancer", selector = { app = "portal" }, ports = [{ port = 443 }] }
    }
  }
}

resource "kubernetes_manifest" "portal_inside_aws" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "portal-inside-aws", namespace = "labora" }
      spec = {
        type              = "LoadBalancer"
        selector          = { app = "portal" }
        ports             = [{ port = 443 }]
        loadBalancerClass = "service.k8s.aws/nlb"
      }
    }
  }
}

# What it leads to is judged by itself.
resource "kubernetes_manifest" "way_in" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "way-in", namespace = "labora" }
      spec       = { type = "LoadBalancer", selector = { app = "ingress-nginx" }, ports = [{ port = 443 }] }
    }
  }
}

resource "kubernetes_manifest" "asked_first" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "asked-first", namespace = "labora" }
      spec       = { type = "LoadBalancer", selector = { app = "asks-except-health" }, ports = [{ port = 443 }] }
    }
  }
}
