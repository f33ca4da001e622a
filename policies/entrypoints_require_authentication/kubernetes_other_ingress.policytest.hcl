policytest {
  targets = ["kubernetes_other_ingress.policy.hcl"]
}

inputs {
  internal_ingress_classes = ["office"]
}

locals {
  portal = [{ http = { paths = [{ path = "/", backend = { service = { name = "portal" } } }] } }]
}

resource "kubernetes_manifest" "haproxy_nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "haproxy-nothing", namespace = "labora" }
      spec       = { ingressClassName = "haproxy", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "haproxy_basic" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "haproxy-basic"
        namespace   = "labora"
        annotations = { "haproxy.org/auth-type" = "basic-auth", "haproxy.org/auth-secret" = "labora/accounts" }
      }
      spec = { ingressClassName = "haproxy", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "haproxy_no_secret" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "haproxy-no-secret"
        namespace   = "labora"
        annotations = { "haproxy.org/auth-type" = "basic-auth" }
      }
      spec = { ingressClassName = "haproxy", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "haproxy_certificate" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "haproxy-certificate"
        namespace   = "labora"
        annotations = { "haproxy.org/client-ca" = "labora/ca" }
      }
      spec = { ingressClassName = "haproxy", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "haproxy_certificate_or_not" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "haproxy-certificate-or-not"
        namespace   = "labora"
        annotations = { "haproxy.org/client-ca" = "labora/ca", "haproxy.org/client-crt-optional" = "true" }
      }
      spec = { ingressClassName = "haproxy", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "haproxy_allow_list" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "haproxy-allow-list"
        namespace   = "labora"
        annotations = { "haproxy.org/allow-list" = "203.0.113.0/24" }
      }
      spec = { ingressClassName = "haproxy", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "haproxy_other_url" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "haproxy-other-url"
        namespace   = "labora"
        annotations = { "haproxy-ingress.github.io/auth-url" = "https://sso.example.org/oauth2/auth" }
      }
      spec = { ingressClassName = "haproxy-community", rules = local.portal }
    }
  }
}

# Annotations that the other HAProxy reads.
resource "kubernetes_manifest" "haproxy_wrong_dialect" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "haproxy-wrong-dialect"
        namespace   = "labora"
        annotations = { "haproxy.org/auth-type" = "basic-auth", "haproxy.org/auth-secret" = "labora/accounts" }
      }
      spec = { ingressClassName = "haproxy-community", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "haproxy_community" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "IngressClass"
      metadata   = { name = "haproxy-community" }
      spec       = { controller = "haproxy-ingress.github.io/controller" }
    }
  }
}

resource "kubernetes_manifest" "f5_nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "f5-nothing", namespace = "labora" }
      spec       = { ingressClassName = "nginx-f5", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "f5_basic" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "f5-basic"
        namespace   = "labora"
        annotations = { "nginx.org/basic-auth-secret" = "accounts" }
      }
      spec = { ingressClassName = "nginx-f5", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "f5_external" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "f5-external", namespace = "labora", annotations = { "nginx.org/policies" = "external" } }
      spec       = { ingressClassName = "nginx-f5", rules = local.portal }
    }
  }
}

# A kind of policy that an Ingress cannot use.
resource "kubernetes_manifest" "f5_jwt" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "f5-jwt", namespace = "labora", annotations = { "nginx.org/policies" = "tokens" } }
      spec       = { ingressClassName = "nginx-f5", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "nginx_f5" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "IngressClass"
      metadata   = { name = "nginx-f5" }
      spec       = { controller = "nginx.org/ingress-controller" }
    }
  }
}

resource "kubernetes_manifest" "external" {
  attrs = {
    manifest = {
      apiVersion = "k8s.nginx.org/v1"
      kind       = "Policy"
      metadata   = { name = "external", namespace = "labora" }
      spec       = { externalAuth = { authURI = "/verify" } }
    }
  }
}

resource "kubernetes_manifest" "tokens" {
  attrs = {
    manifest = {
      apiVersion = "k8s.nginx.org/v1"
      kind       = "Policy"
      metadata   = { name = "tokens", namespace = "labora" }
      spec       = { jwt = { realm = "portal", secret = "jwk" } }
    }
  }
}

resource "kubernetes_manifest" "pomerium_public" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "pomerium-public"
        namespace   = "labora"
        annotations = { "ingress.pomerium.io/allow_public_unauthenticated_access" = "true" }
      }
      spec = { ingressClassName = "pomerium", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "pomerium" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "pomerium"
        namespace   = "labora"
        annotations = { "ingress.pomerium.io/allow_any_authenticated_user" = "true" }
      }
      spec = { ingressClassName = "pomerium", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "envoy_blue" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "IngressClass"
      metadata   = { name = "envoy-blue" }
      spec       = { controller = "example.org/envoy-blue" }
    }
  }
}

resource "kubernetes_manifest" "openshift_nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "openshift-nothing", namespace = "labora" }
      spec       = { ingressClassName = "openshift-default", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "openshift_proxy" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "openshift-proxy", namespace = "labora" }
      spec = {
        ingressClassName = "openshift-default"
        rules            = [{ http = { paths = [{ path = "/", backend = { service = { name = "oauth2-proxy" } } }] } }]
      }
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
