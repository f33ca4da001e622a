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

resource "kubernetes_manifest" "ingress_nginx_controller_configmap" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "ingress-nginx-controller", namespace = "ingress-nginx" }
      data = {
        global-auth-url   = "https://sso.example.org/oauth2/auth"
        no-auth-locations = "/.well-known/acme-challenge,/export"
      }
    }
  }
}

resource "kubernetes_manifest" "like_all" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "like-all", namespace = "labora" }
      spec       = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

# The path is excluded from every question, its own annotation included.
resource "kubernetes_manifest" "excluded_path" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "excluded-path"
        namespace = "labora"
        annotations = {
          "nginx.ingress.kubernetes.io/auth-type"   = "basic"
          "nginx.ingress.kubernetes.io/auth-secret" = "accounts"
        }
      }
      spec = {
        ingressClassName = "nginx"
        rules            = [{ http = { paths = [{ path = "/export", backend = { service = { name = "portal" } } }] } }]
      }
    }
  }
}

# Certificates are asked for everywhere.
resource "kubernetes_manifest" "excluded_path_with_certificate" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "excluded-path-with-certificate"
        namespace   = "labora"
        annotations = { "nginx.ingress.kubernetes.io/auth-tls-secret" = "labora/partners-ca" }
      }
      spec = {
        ingressClassName = "nginx"
        rules            = [{ http = { paths = [{ path = "/export", backend = { service = { name = "portal" } } }] } }]
      }
    }
  }
}

resource "kubernetes_manifest" "but_not_this" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "but-not-this"
        namespace   = "labora"
        annotations = { "nginx.ingress.kubernetes.io/enable-global-auth" = "false" }
      }
      spec = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}
