policytest {
  targets = ["kubernetes_ingress.policy.hcl"]
}

inputs {
  internal_ingress_classes = ["office"]
}

locals {
  portal = [{ http = { paths = [{ path = "/", backend = { service = { name = "portal" } } }] } }]
}

resource "kubernetes_manifest" "traefik_nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "traefik-nothing", namespace = "labora" }
      spec       = { ingressClassName = "traefik", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "traefik_forward" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "traefik-forward"
        namespace   = "labora"
        annotations = { "traefik.ingress.kubernetes.io/router.middlewares" = "labora-forward@kubernetescrd" }
      }
      spec = { ingressClassName = "traefik", rules = local.portal }
    }
  }
}

# The chain of a chain.
resource "kubernetes_manifest" "traefik_chain" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "traefik-chain"
        namespace = "labora"
        annotations = {
          "traefik.ingress.kubernetes.io/router.middlewares" = "labora-headers@kubernetescrd,labora-all@kubernetescrd"
        }
      }
      spec = { ingressClassName = "traefik", rules = local.portal }
    }
  }
}

# A list of addresses asks nobody.
resource "kubernetes_manifest" "traefik_addresses" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "traefik-addresses"
        namespace   = "labora"
        annotations = { "traefik.ingress.kubernetes.io/router.middlewares" = "labora-addresses@kubernetescrd" }
      }
      spec = { ingressClassName = "traefik", rules = local.portal }
    }
  }
}

# The middleware is in another namespace.
resource "kubernetes_manifest" "traefik_elsewhere" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "traefik-elsewhere"
        namespace   = "labora"
        annotations = { "traefik.ingress.kubernetes.io/router.middlewares" = "labora-of-others@kubernetescrd" }
      }
      spec = { ingressClassName = "traefik", rules = local.portal }
    }
  }
}

# Annotations of another controller.
resource "kubernetes_manifest" "traefik_annotations_of_nginx" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "traefik-annotations-of-nginx"
        namespace   = "labora"
        annotations = { "nginx.ingress.kubernetes.io/auth-url" = "https://sso.example.org/oauth2/auth" }
      }
      spec = { ingressClassName = "traefik", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "traefik_certificate" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "traefik-certificate"
        namespace   = "labora"
        annotations = { "traefik.ingress.kubernetes.io/router.tls.options" = "labora-partners@kubernetescrd" }
      }
      spec = { ingressClassName = "traefik", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "forward" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "Middleware"
      metadata   = { name = "forward", namespace = "labora" }
      spec       = { forwardAuth = { address = "http://sso.sso.svc/verify" } }
    }
  }
}

resource "kubernetes_manifest" "some" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "Middleware"
      metadata   = { name = "some", namespace = "labora" }
      spec       = { chain = { middlewares = [{ name = "addresses" }, { name = "forward" }] } }
    }
  }
}

resource "kubernetes_manifest" "all" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "Middleware"
      metadata   = { name = "all", namespace = "labora" }
      spec       = { chain = { middlewares = [{ name = "some" }] } }
    }
  }
}

resource "kubernetes_manifest" "headers" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "Middleware"
      metadata   = { name = "headers", namespace = "labora" }
      spec       = { headers = { stsSeconds = 31536000 } }
    }
  }
}

resource "kubernetes_manifest" "addresses" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "Middleware"
      metadata   = { name = "addresses", namespace = "labora" }
      spec       = { ipAllowList = { sourceRange = ["203.0.113.0/24"] } }
    }
  }
}

resource "kubernetes_manifest" "of_others" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "Middleware"
      metadata   = { name = "of-others", namespace = "clinic" }
      spec       = { basicAuth = { secret = "accounts" } }
    }
  }
}

resource "kubernetes_manifest" "partners" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "TLSOption"
      metadata   = { name = "partners", namespace = "labora" }
      spec       = { clientAuth = { clientAuthType = "RequireAndVerifyClientCert", secretNames = ["partners-ca"] } }
    }
  }
}

resource "kubernetes_manifest" "kong_nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "kong-nothing", namespace = "labora" }
      spec       = { ingressClassName = "kong", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "kong_openid" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "kong-openid"
        namespace   = "labora"
        annotations = { "konghq.com/plugins" = "limits, openid" }
      }
      spec = { ingressClassName = "kong", rules = local.portal }
    }
  }
}

# A list of groups asks nobody.
resource "kubernetes_manifest" "kong_acl" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "kong-acl", namespace = "labora", annotations = { "konghq.com/plugins" = "groups" } }
      spec       = { ingressClassName = "kong", rules = local.portal }
    }
  }
}

# Without a token, everybody is one consumer.
resource "kubernetes_manifest" "kong_anonymous" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "kong-anonymous"
        namespace   = "labora"
        annotations = { "konghq.com/plugins" = "token-or-nothing" }
      }
      spec = { ingressClassName = "kong", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "kong_disabled" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "kong-disabled"
        namespace   = "labora"
        annotations = { "konghq.com/plugins" = "switched-off" }
      }
      spec = { ingressClassName = "kong", rules = local.portal }
    }
  }
}

# The plugin is in another namespace.
resource "kubernetes_manifest" "kong_elsewhere" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "kong-elsewhere"
        namespace   = "labora"
        annotations = { "konghq.com/plugins" = "of-others" }
      }
      spec = { ingressClassName = "kong", rules = local.portal }
    }
  }
}

# The plugin is named at the service.
resource "kubernetes_manifest" "kong_service" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "kong-service", namespace = "labora" }
      spec = {
        ingressClassName = "kong"
        rules            = [{ http = { paths = [{ path = "/", backend = { service = { name = "asked" } } }] } }]
      }
    }
  }
}

resource "kubernetes_manifest" "asked" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "asked", namespace = "labora", annotations = { "konghq.com/plugins" = "openid" } }
      spec       = { ports = [{ port = 8080 }] }
    }
  }
}

resource "kubernetes_manifest" "openid" {
  attrs = {
    manifest = {
      apiVersion = "configuration.konghq.com/v1"
      kind       = "KongPlugin"
      metadata   = { name = "openid", namespace = "labora" }
      plugin     = "openid-connect"
    }
  }
}

resource "kubernetes_manifest" "limits" {
  attrs = {
    manifest = {
      apiVersion = "configuration.konghq.com/v1"
      kind       = "KongPlugin"
      metadata   = { name = "limits", namespace = "labora" }
      plugin     = "rate-limiting"
    }
  }
}

resource "kubernetes_manifest" "groups" {
  attrs = {
    manifest = {
      apiVersion = "configuration.konghq.com/v1"
      kind       = "KongPlugin"
      metadata   = { name = "groups", namespace = "labora" }
      plugin     = "acl"
    }
  }
}

resource "kubernetes_manifest" "token_or_nothing" {
  attrs = {
    manifest = {
      apiVersion = "configuration.konghq.com/v1"
      kind       = "KongPlugin"
      metadata   = { name = "token-or-nothing", namespace = "labora" }
      plugin     = "jwt"
      config     = { anonymous = "guest" }
    }
  }
}

resource "kubernetes_manifest" "switched_off" {
  attrs = {
    manifest = {
      apiVersion = "configuration.konghq.com/v1"
      kind       = "KongPlugin"
      metadata   = { name = "switched-off", namespace = "labora" }
      plugin     = "jwt"
      disabled   = true
    }
  }
}

resource "kubernetes_manifest" "of_others_kongplugin" {
  attrs = {
    manifest = {
      apiVersion = "configuration.konghq.com/v1"
      kind       = "KongPlugin"
      metadata   = { name = "of-others", namespace = "clinic" }
      plugin     = "jwt"
    }
  }
}

resource "kubernetes_manifest" "portal" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "portal", namespace = "labora" }
      spec       = { ports = [{ port = 8080 }] }
    }
  }
}

resource "kubernetes_manifest" "oauth2_proxy" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "oauth2-proxy", namespace = "labora" }
      spec       = { selector = { app = "oauth2-proxy" }, ports = [{ port = 8080 }] }
    }
  }
}

resource "kubernetes_manifest" "oauth2_proxy_deployment" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "oauth2-proxy", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "oauth2-proxy" } }
        template = {
          metadata = { labels = { app = "oauth2-proxy" } }
          spec = {
            containers = [
              {
                name  = "proxy"
                image = "quay.io/oauth2-proxy/oauth2-proxy:v7.6.0"
                args  = ["--provider=oidc", "--upstream=http://portal:8080"]
              },
            ]
          }
        }
      }
    }
  }
}
