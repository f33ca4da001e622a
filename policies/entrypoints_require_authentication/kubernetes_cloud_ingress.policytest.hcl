policytest {
  targets = ["kubernetes_cloud_ingress.policy.hcl"]
}

inputs {
  internal_ingress_classes = ["office"]
}

locals {
  portal = [{ http = { paths = [{ path = "/", backend = { service = { name = "portal" } } }] } }]
}

resource "kubernetes_manifest" "alb_nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "alb-nothing"
        namespace   = "labora"
        annotations = { "alb.ingress.kubernetes.io/scheme" = "internet-facing" }
      }
      spec = { ingressClassName = "alb", rules = local.portal }
    }
  }
}

# Internal unless it says otherwise.
resource "kubernetes_manifest" "alb_internal" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "alb-internal", namespace = "labora" }
      spec       = { ingressClassName = "alb", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "alb_oidc" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "alb-oidc"
        namespace = "labora"
        annotations = {
          "alb.ingress.kubernetes.io/scheme"        = "internet-facing"
          "alb.ingress.kubernetes.io/listen-ports"  = "[{\"HTTPS\": 443}]"
          "alb.ingress.kubernetes.io/auth-type"     = "oidc"
          "alb.ingress.kubernetes.io/auth-idp-oidc" = "{\"issuer\":\"https://sso.example.org\",\"secretName\":\"sso\"}"
        }
      }
      spec = { ingressClassName = "alb", rules = local.portal }
    }
  }
}

# Without TLS, nobody is asked.
resource "kubernetes_manifest" "alb_oidc_on_http" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "alb-oidc-on-http"
        namespace = "labora"
        annotations = {
          "alb.ingress.kubernetes.io/scheme"        = "internet-facing"
          "alb.ingress.kubernetes.io/auth-type"     = "oidc"
          "alb.ingress.kubernetes.io/auth-idp-oidc" = "{\"issuer\":\"https://sso.example.org\",\"secretName\":\"sso\"}"
        }
      }
      spec = { ingressClassName = "alb", rules = local.portal }
    }
  }
}

# The other listener asks nobody.
resource "kubernetes_manifest" "alb_oidc_past_it" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "alb-oidc-past-it"
        namespace = "labora"
        annotations = {
          "alb.ingress.kubernetes.io/scheme"        = "internet-facing"
          "alb.ingress.kubernetes.io/listen-ports"  = "[{\"HTTP\": 80}, {\"HTTPS\": 443}]"
          "alb.ingress.kubernetes.io/auth-type"     = "oidc"
          "alb.ingress.kubernetes.io/auth-idp-oidc" = "{\"issuer\":\"https://sso.example.org\",\"secretName\":\"sso\"}"
        }
      }
      spec = { ingressClassName = "alb", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "alb_allow" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "alb-allow"
        namespace = "labora"
        annotations = {
          "alb.ingress.kubernetes.io/scheme"                          = "internet-facing"
          "alb.ingress.kubernetes.io/certificate-arn"                 = "arn:aws:acm:eu-west-3:123456789012:certificate/portal"
          "alb.ingress.kubernetes.io/auth-type"                       = "cognito"
          "alb.ingress.kubernetes.io/auth-on-unauthenticated-request" = "allow"
        }
      }
      spec = { ingressClassName = "alb", rules = local.portal }
    }
  }
}

# A firewall asks nobody.
resource "kubernetes_manifest" "alb_firewall" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "alb-firewall"
        namespace = "labora"
        annotations = {
          "alb.ingress.kubernetes.io/scheme"        = "internet-facing"
          "alb.ingress.kubernetes.io/wafv2-acl-arn" = "arn:aws:wafv2:eu-west-3:123456789012:regional/webacl/portal"
        }
      }
      spec = { ingressClassName = "alb", rules = local.portal }
    }
  }
}

# Another Ingress of the group makes the load balancer public.
resource "kubernetes_manifest" "alb_group" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "alb-group"
        namespace   = "labora"
        annotations = { "alb.ingress.kubernetes.io/group.name" = "shared" }
      }
      spec = { ingressClassName = "alb", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "alb_group_member" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "alb-group-member"
        namespace = "labora"
        annotations = {
          "alb.ingress.kubernetes.io/group.name"            = "shared"
          "alb.ingress.kubernetes.io/scheme"                = "internet-facing"
          "alb.ingress.kubernetes.io/mutual-authentication" = "[{\"port\": 443, \"mode\": \"verify\", \"trustStore\": \"partners\"}]"
        }
      }
      spec = { ingressClassName = "alb", rules = local.portal }
    }
  }
}

# The parameters of the class win.
resource "kubernetes_manifest" "alb_class" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "alb-class"
        namespace   = "labora"
        annotations = { "alb.ingress.kubernetes.io/scheme" = "internet-facing" }
      }
      spec = { ingressClassName = "alb-office", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "alb_office" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "IngressClass"
      metadata   = { name = "alb-office" }
      spec = {
        controller = "ingress.k8s.aws/alb"
        parameters = { apiGroup = "elbv2.k8s.aws", kind = "IngressClassParams", name = "office" }
      }
    }
  }
}

resource "kubernetes_manifest" "office" {
  attrs = {
    manifest = {
      apiVersion = "elbv2.k8s.aws/v1beta1"
      kind       = "IngressClassParams"
      metadata   = { name = "office" }
      spec       = { scheme = "internal" }
    }
  }
}

resource "kubernetes_manifest" "gce_nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "gce-nothing"
        namespace   = "labora"
        annotations = { "kubernetes.io/ingress.class" = "gce" }
      }
      spec = { rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "gce_iap" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "gce-iap", namespace = "labora", annotations = { "kubernetes.io/ingress.class" = "gce" } }
      spec       = { rules = [{ http = { paths = [{ path = "/", backend = { service = { name = "with-iap" } } }] } }] }
    }
  }
}

# Cloud Armor asks nobody.
resource "kubernetes_manifest" "gce_armor" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "gce-armor", namespace = "labora", annotations = { "kubernetes.io/ingress.class" = "gce" } }
      spec       = { rules = [{ http = { paths = [{ path = "/", backend = { service = { name = "with-armor" } } }] } }] }
    }
  }
}

resource "kubernetes_manifest" "gce_internal" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "gce-internal"
        namespace   = "labora"
        annotations = { "kubernetes.io/ingress.class" = "gce-internal" }
      }
      spec = { rules = local.portal }
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

resource "kubernetes_manifest" "with_iap" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name        = "with-iap"
        namespace   = "labora"
        annotations = { "cloud.google.com/backend-config" = "{\"default\": \"iap\"}" }
      }
      spec = { ports = [{ port = 8080 }] }
    }
  }
}

resource "kubernetes_manifest" "with_armor" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name        = "with-armor"
        namespace   = "labora"
        annotations = { "cloud.google.com/backend-config" = "{\"ports\": {\"8080\": \"armor\"}}" }
      }
      spec = { ports = [{ port = 8080 }] }
    }
  }
}

resource "kubernetes_manifest" "with_another" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name        = "with-another"
        namespace   = "labora"
        annotations = { "cloud.google.com/backend-config" = "{\"default\": \"elsewhere\"}" }
      }
      spec = { ports = [{ port = 8080 }] }
    }
  }
}

resource "kubernetes_manifest" "iap" {
  attrs = {
    manifest = {
      apiVersion = "cloud.google.com/v1"
      kind       = "BackendConfig"
      metadata   = { name = "iap", namespace = "labora" }
      spec       = { iap = { enabled = true, oauthclientCredentials = { secretName = "iap" } } }
    }
  }
}

resource "kubernetes_manifest" "armor" {
  attrs = {
    manifest = {
      apiVersion = "cloud.google.com/v1"
      kind       = "BackendConfig"
      metadata   = { name = "armor", namespace = "labora" }
      spec       = { securityPolicy = { name = "portal" } }
    }
  }
}

resource "kubernetes_manifest" "agic_nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "agic-nothing", namespace = "labora" }
      spec       = { ingressClassName = "azure-application-gateway", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "agic_private" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "agic-private"
        namespace   = "labora"
        annotations = { "appgw.ingress.kubernetes.io/use-private-ip" = "true" }
      }
      spec = { ingressClassName = "azure-application-gateway", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "agic_firewall" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "agic-firewall"
        namespace   = "labora"
        annotations = { "appgw.ingress.kubernetes.io/waf-policy-for-path" = "/subscriptions/0/policies/portal" }
      }
      spec = { ingressClassName = "azure-application-gateway", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "agic_proxy" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "agic-proxy", namespace = "labora" }
      spec = {
        ingressClassName = "azure-application-gateway"
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
