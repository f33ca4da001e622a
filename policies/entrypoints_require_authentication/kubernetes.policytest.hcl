policytest {
  targets = ["kubernetes.policy.hcl"]
}

inputs {
  internal_ingress_classes = ["internal"]
}

locals {
  portal = [{ http = { paths = [{ path = "/", backend = { service = { name = "portal" } } }] } }]
}

# -- the controller asks -----------------------------------------------------------------------------------------------------

resource "kubernetes_manifest" "asks_a_proxy" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "asks-a-proxy", namespace = "labora", annotations = { "nginx.ingress.kubernetes.io/auth-url" = "https://sso.example.org/oauth2/auth" } }
      spec       = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "asks_for_a_password" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "asks-for-a-password"
        namespace = "labora"
        annotations = {
          "nginx.ingress.kubernetes.io/auth-type"   = "basic"
          "nginx.ingress.kubernetes.io/auth-secret" = "accounts"
        }
      }
      spec = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "asks_for_a_certificate" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "asks-for-a-certificate", namespace = "labora", annotations = { "nginx.ingress.kubernetes.io/auth-tls-secret" = "labora/authority" } }
      spec       = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "asks_for_a_certificate_in_so_many_words" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "asks-for-a-certificate-in-so-many-words"
        namespace = "labora"
        annotations = {
          "nginx.ingress.kubernetes.io/auth-tls-secret"        = "labora/authority"
          "nginx.ingress.kubernetes.io/auth-tls-verify-client" = "on"
        }
      }
      spec = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

# -- the controller does not ask ---------------------------------------------------------------------------------------------

resource "kubernetes_manifest" "bare" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "bare", namespace = "labora" }
      spec       = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "other_annotations" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "other-annotations", namespace = "labora", annotations = { "cert-manager.io/cluster-issuer" = "letsencrypt" } }
      spec       = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "empty_address" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "empty-address", namespace = "labora", annotations = { "nginx.ingress.kubernetes.io/auth-url" = "" } }
      spec       = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

# Without the secret there are no accounts to check.
resource "kubernetes_manifest" "password_without_accounts" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "password-without-accounts", namespace = "labora", annotations = { "nginx.ingress.kubernetes.io/auth-type" = "basic" } }
      spec       = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "certificate_optional" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "certificate-optional"
        namespace = "labora"
        annotations = {
          "nginx.ingress.kubernetes.io/auth-tls-secret"        = "labora/authority"
          "nginx.ingress.kubernetes.io/auth-tls-verify-client" = "optional"
        }
      }
      spec = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "certificate_of_anybody" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "certificate-of-anybody"
        namespace = "labora"
        annotations = {
          "nginx.ingress.kubernetes.io/auth-tls-secret"        = "labora/authority"
          "nginx.ingress.kubernetes.io/auth-tls-verify-client" = "optional_no_ca"
        }
      }
      spec = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

# Where somebody comes from does not say who it is.
resource "kubernetes_manifest" "only_known_addresses" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "only-known-addresses", namespace = "labora", annotations = { "nginx.ingress.kubernetes.io/whitelist-source-range" = "192.0.2.0/24" } }
      spec       = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "addresses_or_password" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "addresses-or-password"
        namespace = "labora"
        annotations = {
          "nginx.ingress.kubernetes.io/auth-url"               = "https://sso.example.org/oauth2/auth"
          "nginx.ingress.kubernetes.io/whitelist-source-range" = "192.0.2.0/24"
          "nginx.ingress.kubernetes.io/satisfy"                = "any"
        }
      }
      spec = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "addresses_and_password" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "addresses-and-password"
        namespace = "labora"
        annotations = {
          "nginx.ingress.kubernetes.io/auth-url"               = "https://sso.example.org/oauth2/auth"
          "nginx.ingress.kubernetes.io/whitelist-source-range" = "192.0.2.0/24"
          "nginx.ingress.kubernetes.io/satisfy"                = "all"
        }
      }
      spec = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

# There is no list of addresses that could do instead.
resource "kubernetes_manifest" "password_always" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "password-always"
        namespace = "labora"
        annotations = {
          "nginx.ingress.kubernetes.io/auth-type"   = "basic"
          "nginx.ingress.kubernetes.io/auth-secret" = "accounts"
          "nginx.ingress.kubernetes.io/satisfy"     = "any"
        }
      }
      spec = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "accounts_without_a_question" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "accounts-without-a-question", namespace = "labora", annotations = { "nginx.ingress.kubernetes.io/auth-secret" = "accounts" } }
      spec       = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

# A page to sign in is shown to nobody when nobody is asked.
resource "kubernetes_manifest" "sign_in_page_alone" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "sign-in-page-alone", namespace = "labora", annotations = { "nginx.ingress.kubernetes.io/auth-signin" = "https://sso.example.org/oauth2/start" } }
      spec       = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "class_in_an_annotation" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "class-in-an-annotation", namespace = "labora", annotations = { "kubernetes.io/ingress.class" = "nginx" } }
      spec       = { rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "recognised_by_its_annotations" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "recognised-by-its-annotations", namespace = "labora", annotations = { "nginx.ingress.kubernetes.io/proxy-body-size" = "64m" } }
      spec       = { ingressClassName = "public", rules = local.portal }
    }
  }
}

# -- classes that are declared -----------------------------------------------------------------------------------------------

resource "kubernetes_manifest" "class_of_nginx" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "IngressClass"
      metadata   = { name = "web", annotations = { "ingressclass.kubernetes.io/is-default-class" = "true" } }
      spec       = { controller = "k8s.io/ingress-nginx" }
    }
  }
}

resource "kubernetes_manifest" "of_a_declared_class" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "of-a-declared-class", namespace = "labora" }
      spec       = { ingressClassName = "web", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "of_the_default_class" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "of-the-default-class", namespace = "labora" }
      spec       = { rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "class_of_traefik" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "IngressClass"
      metadata   = { name = "traefik" }
      spec       = { controller = "traefik.io/ingress-controller" }
    }
  }
}

# How other controllers authenticate is not read: only the cluster knows whether the entry can be reached.
resource "kubernetes_manifest" "of_another_controller" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "of-another-controller", namespace = "labora", annotations = { "traefik.ingress.kubernetes.io/router.middlewares" = "labora-sso@kubernetescrd" } }
      spec       = { ingressClassName = "traefik", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "of_an_unknown_class" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "of-an-unknown-class", namespace = "labora" }
      spec       = { ingressClassName = "blue", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "of_another_nginx" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "of-another-nginx", namespace = "labora", annotations = { "nginx.org/basic-auth-secret" = "accounts" } }
      spec       = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "of_another_controller_through_a_proxy" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "of-another-controller-through-a-proxy", namespace = "labora" }
      spec       = { ingressClassName = "traefik", rules = [{ http = { paths = [{ path = "/", backend = { service = { name = "proxy" } } }] } }] }
    }
  }
}

data "kubernetes_ingress_v1" "of_another_controller" {
  attrs = {
    metadata = [{ name = "of-another-controller", namespace = "labora" }]
    status   = [{ load_balancer = [{ ingress = [] }] }]
  }
}

data "kubernetes_ingress_v1" "of_an_unknown_class" {
  attrs = {
    metadata = [{ name = "of-an-unknown-class", namespace = "labora" }]
    status   = [{ load_balancer = [{ ingress = [{ ip = "203.0.113.7" }] }] }]
  }
}

data "kubernetes_ingress_v1" "of_another_nginx" {
  attrs = {
    metadata = [{ name = "of-another-nginx", namespace = "labora" }]
    status   = [{ load_balancer = [{ ingress = [] }] }]
  }
}

data "kubernetes_ingress_v1" "passed_through" {
  attrs = {
    metadata = [{ name = "passed-through", namespace = "labora" }]
    status   = [{ load_balancer = [{ ingress = [] }] }]
  }
}

data "kubernetes_ingress_v1" "asks_in_a_snippet" {
  attrs = {
    metadata = [{ name = "asks-in-a-snippet", namespace = "labora" }]
    status   = [{ load_balancer = [{ ingress = [] }] }]
  }
}

data "kubernetes_ingress_v1" "proxy_from_elsewhere" {
  attrs = {
    metadata = [{ name = "proxy-from-elsewhere", namespace = "labora" }]
    status   = [{ load_balancer = [{ ingress = [] }] }]
  }
}

# -- what is not to be decided by annotations --------------------------------------------------------------------------------

# The controller never sees the request.
resource "kubernetes_manifest" "passed_through" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "passed-through", namespace = "labora", annotations = { "nginx.ingress.kubernetes.io/ssl-passthrough" = "true" } }
      spec       = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "asks_in_a_snippet" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "asks-in-a-snippet", namespace = "labora", annotations = { "nginx.ingress.kubernetes.io/configuration-snippet" = "auth_request /check;" } }
      spec       = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

# -- entries that need not ask -----------------------------------------------------------------------------------------------

resource "kubernetes_manifest" "internal" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "internal", namespace = "labora" }
      spec       = { ingressClassName = "internal", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "canary" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "canary", namespace = "labora", annotations = { "nginx.ingress.kubernetes.io/canary" = "true" } }
      spec       = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "redirect" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "redirect", namespace = "labora", annotations = { "nginx.ingress.kubernetes.io/permanent-redirect" = "https://www.example.org" } }
      spec       = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "certificate_challenge" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "certificate-challenge", namespace = "labora" }
      spec       = { ingressClassName = "nginx", rules = [{ http = { paths = [{ path = "/.well-known/acme-challenge/abc", backend = { service = { name = "solver" } } }] } }] }
    }
  }
}

resource "kubernetes_manifest" "health_beside_the_rest" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "health-beside-the-rest", namespace = "labora" }
      spec       = { ingressClassName = "nginx", rules = [{ http = { paths = [{ path = "/healthz" }, { path = "/results", backend = { service = { name = "portal" } } }] } }] }
    }
  }
}

resource "kubernetes_manifest" "default_backend" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "default-backend", namespace = "labora" }
      spec       = { ingressClassName = "nginx", rules = [], defaultBackend = { service = { name = "portal" } } }
    }
  }
}

# -- a program that asks stands in between -----------------------------------------------------------------------------------

resource "kubernetes_manifest" "through_a_proxy" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "through-a-proxy", namespace = "labora" }
      spec       = { ingressClassName = "nginx", rules = [{ http = { paths = [{ path = "/", backend = { service = { name = "proxy" } } }] } }] }
    }
  }
}

resource "kubernetes_manifest" "proxy_and_past_it" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "proxy-and-past-it", namespace = "labora" }
      spec       = { ingressClassName = "nginx", rules = [{ http = { paths = [{ path = "/", backend = { service = { name = "proxy" } } }, { path = "/api", backend = { service = { name = "portal" } } }] } }] }
    }
  }
}

resource "kubernetes_manifest" "proxy_that_lets_pass" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "proxy-that-lets-pass", namespace = "labora" }
      spec       = { ingressClassName = "nginx", rules = [{ http = { paths = [{ path = "/", backend = { service = { name = "open-proxy" } } }] } }] }
    }
  }
}

# Declared elsewhere, as its name says.
resource "kubernetes_manifest" "proxy_from_elsewhere" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "proxy-from-elsewhere", namespace = "labora" }
      spec       = { ingressClassName = "nginx", rules = [{ http = { paths = [{ path = "/", backend = { service = { name = "oauth2-proxy" } } }] } }] }
    }
  }
}

resource "kubernetes_manifest" "proxy_service" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "proxy", namespace = "labora" }
      spec       = { selector = { app = "proxy" } }
    }
  }
}

resource "kubernetes_manifest" "proxy_deployment" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "proxy", namespace = "labora" }
      spec = {
        template = {
          metadata = { labels = { app = "proxy" } }
          spec     = { containers = [{ image = "quay.io/oauth2-proxy/oauth2-proxy:v7.6.0", args = ["--email-domain=example.org"] }] }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "open_proxy_service" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "open-proxy", namespace = "labora" }
      spec       = { selector = { app = "open-proxy" } }
    }
  }
}

resource "kubernetes_manifest" "open_proxy_deployment" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "open-proxy", namespace = "labora" }
      spec = {
        template = {
          metadata = { labels = { app = "open-proxy" } }
          spec     = { containers = [{ image = "quay.io/oauth2-proxy/oauth2-proxy:v7.6.0", args = ["--skip-auth-route=^/.*"] }] }
        }
      }
    }
  }
}
