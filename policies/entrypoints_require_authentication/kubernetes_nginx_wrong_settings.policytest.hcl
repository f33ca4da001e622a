policytest {
  targets = ["kubernetes.policy.hcl"]
}

locals {
  portal = [{ http = { paths = [{ path = "/", backend = { service = { name = "portal" } } }] } }]
}

resource "kubernetes_manifest" "ingress_nginx_controller" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "ingress-nginx-controller", namespace = "ingress-nginx" }
      spec = {
        selector = { matchLabels = { app = "ingress-nginx" } }
        template = {
          metadata = { labels = { app = "ingress-nginx" } }
          spec = {
            containers = [
              {
                name  = "controller"
                image = "registry.k8s.io/ingress-nginx/controller:v1.11.0"
                args  = ["/nginx-ingress-controller", "--configmap=$(POD_NAMESPACE)/ingress-nginx-controller"]
              },
            ]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "ingress_settings" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "ingress-settings", namespace = "labora" }
      data       = { global-auth-url = "https://sso.example.org/oauth2/auth" }
    }
  }
}

resource "kubernetes_manifest" "asks_nobody" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "asks-nobody", namespace = "labora" }
      spec       = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}
