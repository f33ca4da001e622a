policytest {
  targets = ["kubernetes.policy.hcl"]
}

resource "kubernetes_manifest" "silent" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "silent"
        namespace   = "labora"
        annotations = { "nginx.ingress.kubernetes.io/enable-access-log" = "false" }
      }
      spec = {
        ingressClassName = "nginx"
        defaultBackend   = { service = { name = "portal", port = { number = 8080 } } }
      }
    }
  }
}

resource "kubernetes_manifest" "logged" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "logged", namespace = "labora" }
      spec = {
        ingressClassName = "nginx"
        defaultBackend   = { service = { name = "portal", port = { number = 8080 } } }
      }
    }
  }
}

resource "kubernetes_manifest" "ingress_nginx_controller" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "ingress-nginx-controller", namespace = "ingress-nginx" }
      data       = { disable-access-log = "true" }
    }
  }
}

resource "kubernetes_manifest" "settings" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "settings", namespace = "labora" }
      data       = { colour = "blue" }
    }
  }
}

resource "kubernetes_manifest" "alb_silent" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "alb-silent", namespace = "labora" }
      spec = {
        ingressClassName = "alb"
        defaultBackend   = { service = { name = "portal", port = { number = 8080 } } }
      }
    }
  }
}

resource "kubernetes_manifest" "alb_logged" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "alb-logged"
        namespace = "labora"
        annotations = {
          "alb.ingress.kubernetes.io/load-balancer-attributes" = "access_logs.s3.enabled=true,access_logs.s3.bucket=logs"
          "alb.ingress.kubernetes.io/group.name"               = "shared"
        }
      }
      spec = {
        ingressClassName = "alb"
        defaultBackend   = { service = { name = "portal", port = { number = 8080 } } }
      }
    }
  }
}

# Of the same group.
resource "kubernetes_manifest" "alb_logged_with_others" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "alb-logged-with-others"
        namespace   = "labora"
        annotations = { "alb.ingress.kubernetes.io/group.name" = "shared" }
      }
      spec = {
        ingressClassName = "alb"
        defaultBackend   = { service = { name = "portal", port = { number = 8080 } } }
      }
    }
  }
}

resource "kubernetes_manifest" "alb_logged_by_class" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "alb-logged-by-class", namespace = "labora" }
      spec = {
        ingressClassName = "office"
        defaultBackend   = { service = { name = "portal", port = { number = 8080 } } }
      }
    }
  }
}

resource "kubernetes_manifest" "office" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "IngressClass"
      metadata   = { name = "office" }
      spec = {
        controller = "ingress.k8s.aws/alb"
        parameters = { apiGroup = "elbv2.k8s.aws", kind = "IngressClassParams", name = "office" }
      }
    }
  }
}

resource "kubernetes_manifest" "office_ingressclassparams" {
  attrs = {
    manifest = {
      apiVersion = "elbv2.k8s.aws/v1beta1"
      kind       = "IngressClassParams"
      metadata   = { name = "office" }
      spec = {
        loadBalancerAttributes = [
          { key = "access_logs.s3.enabled", value = "true" },
          { key = "access_logs.s3.bucket", value = "logs" },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "balancer" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name        = "balancer"
        namespace   = "labora"
        annotations = { "service.beta.kubernetes.io/aws-load-balancer-type" = "external" }
      }
      spec = { type = "LoadBalancer", ports = [{ port = 443 }] }
    }
  }
}

resource "kubernetes_manifest" "balancer_logged" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name      = "balancer-logged"
        namespace = "labora"
        annotations = {
          "service.beta.kubernetes.io/aws-load-balancer-access-log-enabled"        = "true"
          "service.beta.kubernetes.io/aws-load-balancer-access-log-s3-bucket-name" = "logs"
        }
      }
      spec = { type = "LoadBalancer", ports = [{ port = 443 }] }
    }
  }
}

resource "kubernetes_manifest" "silent_backendconfig" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "cloud.google.com/v1"
      kind       = "BackendConfig"
      metadata   = { name = "silent", namespace = "labora" }
      spec       = { logging = { enable = false } }
    }
  }
}

resource "kubernetes_manifest" "as_usual" {
  attrs = {
    manifest = {
      apiVersion = "cloud.google.com/v1"
      kind       = "BackendConfig"
      metadata   = { name = "as-usual", namespace = "labora" }
      spec       = { timeoutSec = 30 }
    }
  }
}

resource "kubernetes_manifest" "silent_telemetry" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "telemetry.istio.io/v1"
      kind       = "Telemetry"
      metadata   = { name = "silent", namespace = "labora" }
      spec       = { accessLogging = [{ disabled = true }] }
    }
  }
}

resource "kubernetes_manifest" "silent_envoyproxy" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "gateway.envoyproxy.io/v1alpha1"
      kind       = "EnvoyProxy"
      metadata   = { name = "silent", namespace = "labora" }
      spec       = { telemetry = { accessLog = { disable = true } } }
    }
  }
}

resource "kubernetes_manifest" "as_usual_envoyproxy" {
  attrs = {
    manifest = {
      apiVersion = "gateway.envoyproxy.io/v1alpha1"
      kind       = "EnvoyProxy"
      metadata   = { name = "as-usual", namespace = "labora" }
      spec       = { provider = { type = "Kubernetes" } }
    }
  }
}

resource "kubernetes_manifest" "traefik" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "traefik", namespace = "labora" }
      spec = {
        template = {
          spec = {
            containers = [{ name = "traefik", image = "traefik:v3.0", args = ["--providers.kubernetesingress"] }]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "traefik_logged" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "traefik-logged", namespace = "labora" }
      spec = {
        template = {
          spec = { containers = [{ name = "traefik", image = "traefik:v3.0", args = ["--accesslog=true"] }] }
        }
      }
    }
  }
}
