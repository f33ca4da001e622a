policytest {
  targets = ["kubernetes_entrypoints.policy.hcl"]
}

resource "kubernetes_manifest" "plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "plain", namespace = "labora" }
      spec = {
        ingressClassName = "nginx"
        rules = [
          {
            host = "plain.example.org"
            http = {
              paths = [
                {
                  path     = "/"
                  pathType = "Prefix"
                  backend  = { service = { name = "portal", port = { number = 8080 } } }
                },
              ]
            }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "encrypted" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "encrypted", namespace = "labora" }
      spec = {
        ingressClassName = "nginx"
        tls              = [{ hosts = ["encrypted.example.org"], secretName = "tls" }]
        rules = [
          {
            host = "encrypted.example.org"
            http = {
              paths = [
                {
                  path     = "/"
                  pathType = "Prefix"
                  backend  = { service = { name = "portal", port = { number = 8080 } } }
                },
              ]
            }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "wildcard" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "wildcard", namespace = "labora" }
      spec = {
        ingressClassName = "nginx"
        tls              = [{ hosts = ["*.example.org"], secretName = "tls" }]
        rules = [
          {
            host = "wildcard.example.org"
            http = {
              paths = [
                {
                  path     = "/"
                  pathType = "Prefix"
                  backend  = { service = { name = "portal", port = { number = 8080 } } }
                },
              ]
            }
          },
        ]
      }
    }
  }
}

# The certificate is for another host.
resource "kubernetes_manifest" "another_host" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "another-host", namespace = "labora" }
      spec = {
        ingressClassName = "nginx"
        tls              = [{ hosts = ["www.example.org"], secretName = "tls" }]
        rules = [
          {
            host = "another-host.example.org"
            http = {
              paths = [
                {
                  path     = "/"
                  pathType = "Prefix"
                  backend  = { service = { name = "portal", port = { number = 8080 } } }
                },
              ]
            }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "all_hosts" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "all-hosts", namespace = "labora" }
      spec = {
        ingressClassName = "nginx"
        tls              = [{ secretName = "tls" }]
        rules = [
          {
            host = "all-hosts.example.org"
            http = {
              paths = [
                {
                  path     = "/"
                  pathType = "Prefix"
                  backend  = { service = { name = "portal", port = { number = 8080 } } }
                },
              ]
            }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "no_redirect" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "no-redirect"
        namespace   = "labora"
        annotations = { "nginx.ingress.kubernetes.io/ssl-redirect" = "false" }
      }
      spec = {
        ingressClassName = "nginx"
        tls              = [{ secretName = "tls" }]
        rules = [
          {
            host = "no-redirect.example.org"
            http = {
              paths = [
                {
                  path     = "/"
                  pathType = "Prefix"
                  backend  = { service = { name = "portal", port = { number = 8080 } } }
                },
              ]
            }
          },
        ]
      }
    }
  }
}

# TLS ends at a load balancer before it.
resource "kubernetes_manifest" "ends_before" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "ends-before"
        namespace   = "labora"
        annotations = { "nginx.ingress.kubernetes.io/force-ssl-redirect" = "true" }
      }
      spec = {
        ingressClassName = "nginx"
        rules = [
          {
            host = "ends-before.example.org"
            http = {
              paths = [
                {
                  path     = "/"
                  pathType = "Prefix"
                  backend  = { service = { name = "portal", port = { number = 8080 } } }
                },
              ]
            }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "proof" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "proof", namespace = "labora" }
      spec = {
        ingressClassName = "nginx"
        rules = [
          {
            host = "proof.example.org"
            http = {
              paths = [
                {
                  path     = "/.well-known/acme-challenge/token"
                  pathType = "Prefix"
                  backend  = { service = { name = "portal", port = { number = 8080 } } }
                },
              ]
            }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "traefik_own_certificate" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "traefik-own-certificate"
        namespace   = "labora"
        annotations = { "traefik.ingress.kubernetes.io/router.tls" = "true" }
      }
      spec = {
        ingressClassName = "traefik"
        rules = [
          {
            host = "traefik-own-certificate.example.org"
            http = {
              paths = [
                {
                  path     = "/"
                  pathType = "Prefix"
                  backend  = { service = { name = "portal", port = { number = 8080 } } }
                },
              ]
            }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "alb_plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "alb-plain", namespace = "labora" }
      spec = {
        ingressClassName = "alb"
        rules = [
          {
            host = "alb-plain.example.org"
            http = {
              paths = [
                {
                  path     = "/"
                  pathType = "Prefix"
                  backend  = { service = { name = "portal", port = { number = 8080 } } }
                },
              ]
            }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "alb_encrypted" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "alb-encrypted"
        namespace = "labora"
        annotations = {
          "alb.ingress.kubernetes.io/listen-ports" = "[{\"HTTPS\": 443}]"
          "alb.ingress.kubernetes.io/ssl-policy"   = "ELBSecurityPolicy-TLS13-1-2-2021-06"
        }
      }
      spec = {
        ingressClassName = "alb"
        rules = [
          {
            host = "alb-encrypted.example.org"
            http = {
              paths = [
                {
                  path     = "/"
                  pathType = "Prefix"
                  backend  = { service = { name = "portal", port = { number = 8080 } } }
                },
              ]
            }
          },
        ]
      }
    }
  }
}

# The policy that is used where none is named takes TLS 1.0.
resource "kubernetes_manifest" "alb_old_versions" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "alb-old-versions"
        namespace   = "labora"
        annotations = { "alb.ingress.kubernetes.io/listen-ports" = "[{\"HTTPS\": 443}]" }
      }
      spec = {
        ingressClassName = "alb"
        rules = [
          {
            host = "alb-old-versions.example.org"
            http = {
              paths = [
                {
                  path     = "/"
                  pathType = "Prefix"
                  backend  = { service = { name = "portal", port = { number = 8080 } } }
                },
              ]
            }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "alb_both" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "alb-both"
        namespace = "labora"
        annotations = {
          "alb.ingress.kubernetes.io/listen-ports" = "[{\"HTTP\": 80}, {\"HTTPS\": 443}]"
          "alb.ingress.kubernetes.io/ssl-policy"   = "ELBSecurityPolicy-TLS13-1-2-2021-06"
        }
      }
      spec = {
        ingressClassName = "alb"
        rules = [
          {
            host = "alb-both.example.org"
            http = {
              paths = [
                {
                  path     = "/"
                  pathType = "Prefix"
                  backend  = { service = { name = "portal", port = { number = 8080 } } }
                },
              ]
            }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "alb_redirect" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "alb-redirect"
        namespace = "labora"
        annotations = {
          "alb.ingress.kubernetes.io/listen-ports" = "[{\"HTTP\": 80}, {\"HTTPS\": 443}]"
          "alb.ingress.kubernetes.io/ssl-redirect" = "443"
          "alb.ingress.kubernetes.io/ssl-policy"   = "ELBSecurityPolicy-TLS13-1-2-2021-06"
        }
      }
      spec = {
        ingressClassName = "alb"
        rules = [
          {
            host = "alb-redirect.example.org"
            http = {
              paths = [
                {
                  path     = "/"
                  pathType = "Prefix"
                  backend  = { service = { name = "portal", port = { number = 8080 } } }
                },
              ]
            }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "gce_both" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "gce-both"
        namespace   = "labora"
        annotations = { "kubernetes.io/ingress.class" = "gce", "networking.gke.io/managed-certificates" = "portal" }
      }
      spec = {
        rules = [
          {
            host = "gce-both.example.org"
            http = {
              paths = [
                {
                  path     = "/"
                  pathType = "Prefix"
                  backend  = { service = { name = "portal", port = { number = 8080 } } }
                },
              ]
            }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "gce_encrypted" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "gce-encrypted"
        namespace   = "labora"
        annotations = { "kubernetes.io/ingress.class" = "gce", "kubernetes.io/ingress.allow-http" = "false" }
      }
      spec = {
        rules = [
          {
            host = "gce-encrypted.example.org"
            http = {
              paths = [
                {
                  path     = "/"
                  pathType = "Prefix"
                  backend  = { service = { name = "portal", port = { number = 8080 } } }
                },
              ]
            }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "gce_redirect" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "gce-redirect"
        namespace = "labora"
        annotations = {
          "kubernetes.io/ingress.class"              = "gce"
          "networking.gke.io/v1beta1.FrontendConfig" = "redirect"
        }
      }
      spec = {
        rules = [
          {
            host = "gce-redirect.example.org"
            http = {
              paths = [
                {
                  path     = "/"
                  pathType = "Prefix"
                  backend  = { service = { name = "portal", port = { number = 8080 } } }
                },
              ]
            }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "redirect" {
  attrs = {
    manifest = {
      apiVersion = "networking.gke.io/v1beta1"
      kind       = "FrontendConfig"
      metadata   = { name = "redirect", namespace = "labora" }
      spec       = { redirectToHttps = { enabled = true } }
    }
  }
}

resource "kubernetes_manifest" "azure_plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "azure-plain", namespace = "labora" }
      spec = {
        ingressClassName = "azure-application-gateway"
        rules = [
          {
            host = "azure-plain.example.org"
            http = {
              paths = [
                {
                  path     = "/"
                  pathType = "Prefix"
                  backend  = { service = { name = "portal", port = { number = 8080 } } }
                },
              ]
            }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "azure_encrypted" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name        = "azure-encrypted"
        namespace   = "labora"
        annotations = { "appgw.ingress.kubernetes.io/ssl-redirect" = "true" }
      }
      spec = {
        ingressClassName = "azure-application-gateway"
        tls              = [{ secretName = "tls" }]
        rules = [
          {
            host = "azure-encrypted.example.org"
            http = {
              paths = [
                {
                  path     = "/"
                  pathType = "Prefix"
                  backend  = { service = { name = "portal", port = { number = 8080 } } }
                },
              ]
            }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "route_plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "IngressRoute"
      metadata   = { name = "route-plain", namespace = "labora" }
      spec = {
        entryPoints = ["web"]
        routes      = [{ kind = "Rule", match = "PathPrefix(`/`)", services = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "route_encrypted" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "IngressRoute"
      metadata   = { name = "route-encrypted", namespace = "labora" }
      spec = {
        entryPoints = ["websecure"]
        routes      = [{ kind = "Rule", match = "PathPrefix(`/`)", services = [{ name = "portal", port = 8080 }] }]
        tls         = { secretName = "tls" }
      }
    }
  }
}

resource "kubernetes_manifest" "route_redirect" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "IngressRoute"
      metadata   = { name = "route-redirect", namespace = "labora" }
      spec = {
        entryPoints = ["web"]
        routes = [
          {
            kind        = "Rule"
            match       = "PathPrefix(`/`)"
            services    = [{ name = "portal", port = 8080 }]
            middlewares = [{ name = "https" }]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "https" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "Middleware"
      metadata   = { name = "https", namespace = "labora" }
      spec       = { redirectScheme = { scheme = "https" } }
    }
  }
}

resource "kubernetes_manifest" "proxy_plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "projectcontour.io/v1"
      kind       = "HTTPProxy"
      metadata   = { name = "proxy-plain", namespace = "labora" }
      spec = {
        virtualhost = { fqdn = "a.example.org" }
        routes      = [{ services = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "proxy_encrypted" {
  attrs = {
    manifest = {
      apiVersion = "projectcontour.io/v1"
      kind       = "HTTPProxy"
      metadata   = { name = "proxy-encrypted", namespace = "labora" }
      spec = {
        virtualhost = { fqdn = "b.example.org", tls = { secretName = "tls" } }
        routes      = [{ services = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "proxy_permits" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "projectcontour.io/v1"
      kind       = "HTTPProxy"
      metadata   = { name = "proxy-permits", namespace = "labora" }
      spec = {
        virtualhost = { fqdn = "c.example.org", tls = { secretName = "tls" } }
        routes      = [{ permitInsecure = true, services = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "gateway_plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "Gateway"
      metadata   = { name = "gateway-plain", namespace = "labora" }
      spec       = { gatewayClassName = "eg", listeners = [{ name = "http", protocol = "HTTP", port = 80 }] }
    }
  }
}

resource "kubernetes_manifest" "gateway_both" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "Gateway"
      metadata   = { name = "gateway-both", namespace = "labora" }
      spec = {
        gatewayClassName = "eg"
        listeners = [
          { name = "http", protocol = "HTTP", port = 80 },
          { name = "https", protocol = "HTTPS", port = 443, tls = { certificateRefs = [{ name = "tls" }] } },
        ]
      }
    }
  }
}

# Names no listener, so that both take it.
resource "kubernetes_manifest" "of_both" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "of-both", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "gateway-both" }]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "of_one" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "of-one", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "gateway-both", sectionName = "https" }]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "sends_on" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "sends-on", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "gateway-both", sectionName = "http" }]
        rules      = [{ filters = [{ type = "RequestRedirect", requestRedirect = { scheme = "https" } }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "istio_plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "Gateway"
      metadata   = { name = "istio-plain", namespace = "labora" }
      spec       = { servers = [{ port = { number = 80, name = "http", protocol = "HTTP" }, hosts = ["*"] }] }
    }
  }
}

resource "kubernetes_manifest" "istio_encrypted" {
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "Gateway"
      metadata   = { name = "istio-encrypted", namespace = "labora" }
      spec = {
        servers = [
          { port = { number = 80, name = "http", protocol = "HTTP" }, hosts = ["*"], tls = { httpsRedirect = true } },
          {
            port  = { number = 443, name = "https", protocol = "HTTPS" }
            hosts = ["*"]
            tls   = { mode = "SIMPLE", credentialName = "tls" }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "istio_old" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "Gateway"
      metadata   = { name = "istio-old", namespace = "labora" }
      spec = {
        servers = [
          {
            port  = { number = 443, name = "https", protocol = "HTTPS" }
            hosts = ["*"]
            tls   = { mode = "SIMPLE", credentialName = "tls", minProtocolVersion = "TLSV1_0" }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "shift_plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "route.openshift.io/v1"
      kind       = "Route"
      metadata   = { name = "shift-plain", namespace = "labora" }
      spec       = { to = { kind = "Service", name = "portal" } }
    }
  }
}

resource "kubernetes_manifest" "shift_encrypted" {
  attrs = {
    manifest = {
      apiVersion = "route.openshift.io/v1"
      kind       = "Route"
      metadata   = { name = "shift-encrypted", namespace = "labora" }
      spec = {
        to  = { kind = "Service", name = "portal" }
        tls = { termination = "edge", insecureEdgeTerminationPolicy = "Redirect" }
      }
    }
  }
}

resource "kubernetes_manifest" "shift_both" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "route.openshift.io/v1"
      kind       = "Route"
      metadata   = { name = "shift-both", namespace = "labora" }
      spec = {
        to  = { kind = "Service", name = "portal" }
        tls = { termination = "edge", insecureEdgeTerminationPolicy = "Allow" }
      }
    }
  }
}

resource "kubernetes_manifest" "balancer_plain" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name        = "balancer-plain"
        namespace   = "labora"
        annotations = { "service.beta.kubernetes.io/aws-load-balancer-backend-protocol" = "http" }
      }
      spec = { type = "LoadBalancer", ports = [{ port = 80 }] }
    }
  }
}

resource "kubernetes_manifest" "balancer_encrypted" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name      = "balancer-encrypted"
        namespace = "labora"
        annotations = {
          "service.beta.kubernetes.io/aws-load-balancer-backend-protocol" = "http"
          "service.beta.kubernetes.io/aws-load-balancer-ssl-cert"         = "arn:aws:acm:eu-west-3:123456789012:certificate/portal"
        }
      }
      spec = { type = "LoadBalancer", ports = [{ port = 443 }] }
    }
  }
}
