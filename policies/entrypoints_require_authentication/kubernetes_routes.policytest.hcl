policytest {
  targets = ["kubernetes_routes.policy.hcl"]
}

resource "kubernetes_manifest" "route_nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "IngressRoute"
      metadata   = { name = "route-nothing", namespace = "labora" }
      spec = {
        entryPoints = ["websecure"]
        routes = [
          {
            kind     = "Rule"
            match    = "Host(`route-nothing.example.org`)"
            services = [{ name = "portal", port = 8080 }]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "route_basic" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "IngressRoute"
      metadata   = { name = "route-basic", namespace = "labora" }
      spec = {
        entryPoints = ["websecure"]
        routes = [
          {
            kind        = "Rule"
            match       = "Host(`route-basic.example.org`)"
            middlewares = [{ name = "passwords" }]
            services    = [{ name = "portal", port = 8080 }]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "route_chain" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "IngressRoute"
      metadata   = { name = "route-chain", namespace = "labora" }
      spec = {
        entryPoints = ["websecure"]
        routes = [
          {
            kind        = "Rule"
            match       = "Host(`route-chain.example.org`)"
            middlewares = [{ name = "chain-of-passwords" }]
            services    = [{ name = "portal", port = 8080 }]
          },
        ]
      }
    }
  }
}

# A list of addresses asks nobody.
resource "kubernetes_manifest" "route_addresses" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "traefik.containo.us/v1alpha1"
      kind       = "IngressRoute"
      metadata   = { name = "route-addresses", namespace = "labora" }
      spec = {
        entryPoints = ["websecure"]
        routes = [
          {
            kind        = "Rule"
            match       = "Host(`route-addresses.example.org`)"
            middlewares = [{ name = "only-addresses" }]
            services    = [{ name = "portal", port = 8080 }]
          },
        ]
      }
    }
  }
}

# The middleware is in another namespace.
resource "kubernetes_manifest" "route_elsewhere" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "IngressRoute"
      metadata   = { name = "route-elsewhere", namespace = "labora" }
      spec = {
        entryPoints = ["websecure"]
        routes = [
          {
            kind        = "Rule"
            match       = "Host(`route-elsewhere.example.org`)"
            middlewares = [{ name = "of-the-clinic" }]
            services    = [{ name = "portal", port = 8080 }]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "route_elsewhere_named" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "IngressRoute"
      metadata   = { name = "route-elsewhere-named", namespace = "labora" }
      spec = {
        entryPoints = ["websecure"]
        routes = [
          {
            kind        = "Rule"
            match       = "Host(`route-elsewhere-named.example.org`)"
            middlewares = [{ name = "of-the-clinic", namespace = "clinic" }]
            services    = [{ name = "portal", port = 8080 }]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "route_certificate" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "IngressRoute"
      metadata   = { name = "route-certificate", namespace = "labora" }
      spec = {
        entryPoints = ["websecure"]
        routes = [
          {
            kind     = "Rule"
            match    = "Host(`route-certificate.example.org`)"
            services = [{ name = "portal", port = 8080 }]
          },
        ]
        tls = { secretName = "portal-tls", options = { name = "certificates" } }
      }
    }
  }
}

resource "kubernetes_manifest" "route_health" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "IngressRoute"
      metadata   = { name = "route-health", namespace = "labora" }
      spec = {
        entryPoints = ["websecure"]
        routes = [
          {
            kind     = "Rule"
            match    = "Host(`portal.example.org`) && Path(`/healthz`)"
            services = [{ name = "portal", port = 8080 }]
          },
        ]
      }
    }
  }
}

# One of its routes goes past the middleware.
resource "kubernetes_manifest" "route_past_it" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "IngressRoute"
      metadata   = { name = "route-past-it", namespace = "labora" }
      spec = {
        routes = [
          {
            kind        = "Rule"
            match       = "Host(`past.example.org`)"
            middlewares = [{ name = "passwords" }]
            services    = [{ name = "portal", port = 8080 }]
          },
          {
            kind     = "Rule"
            match    = "Host(`past.example.org`) && PathPrefix(`/export`)"
            services = [{ name = "portal", port = 8080 }]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "passwords" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "Middleware"
      metadata   = { name = "passwords", namespace = "labora" }
      spec       = { basicAuth = { secret = "accounts" } }
    }
  }
}

resource "kubernetes_manifest" "chain_of_passwords" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "Middleware"
      metadata   = { name = "chain-of-passwords", namespace = "labora" }
      spec       = { chain = { middlewares = [{ name = "passwords" }] } }
    }
  }
}

resource "kubernetes_manifest" "only_addresses" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "Middleware"
      metadata   = { name = "only-addresses", namespace = "labora" }
      spec       = { ipAllowList = { sourceRange = ["203.0.113.0/24"] } }
    }
  }
}

resource "kubernetes_manifest" "of_the_clinic" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "Middleware"
      metadata   = { name = "of-the-clinic", namespace = "clinic" }
      spec       = { forwardAuth = { address = "http://sso.sso.svc/verify" } }
    }
  }
}

resource "kubernetes_manifest" "certificates" {
  attrs = {
    manifest = {
      apiVersion = "traefik.io/v1alpha1"
      kind       = "TLSOption"
      metadata   = { name = "certificates", namespace = "labora" }
      spec       = { clientAuth = { clientAuthType = "RequireAndVerifyClientCert", secretNames = ["partners-ca"] } }
    }
  }
}

resource "kubernetes_manifest" "contour_nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "projectcontour.io/v1"
      kind       = "HTTPProxy"
      metadata   = { name = "contour-nothing", namespace = "labora" }
      spec = {
        virtualhost = { fqdn = "contour-nothing.example.org" }
        routes      = [{ conditions = [{ prefix = "/" }], services = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "contour_asks" {
  attrs = {
    manifest = {
      apiVersion = "projectcontour.io/v1"
      kind       = "HTTPProxy"
      metadata   = { name = "contour-asks", namespace = "labora" }
      spec = {
        virtualhost = {
          fqdn          = "contour-asks.example.org"
          authorization = { extensionRef = { name = "sign-in", namespace = "sso" } }
        }
        routes = [{ conditions = [{ prefix = "/" }], services = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

# When the check cannot be reached, everybody gets in.
resource "kubernetes_manifest" "contour_fail_open" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "projectcontour.io/v1"
      kind       = "HTTPProxy"
      metadata   = { name = "contour-fail-open", namespace = "labora" }
      spec = {
        virtualhost = {
          fqdn          = "contour-fail-open.example.org"
          authorization = { extensionRef = { name = "sign-in", namespace = "sso" }, failOpen = true }
        }
        routes = [{ conditions = [{ prefix = "/" }], services = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

# One path is excluded.
resource "kubernetes_manifest" "contour_excluded" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "projectcontour.io/v1"
      kind       = "HTTPProxy"
      metadata   = { name = "contour-excluded", namespace = "labora" }
      spec = {
        virtualhost = {
          fqdn          = "contour-excluded.example.org"
          authorization = { extensionRef = { name = "sign-in", namespace = "sso" } }
        }
        routes = [
          { conditions = [{ prefix = "/" }], services = [{ name = "portal", port = 8080 }] },
          {
            conditions = [{ prefix = "/export" }]
            authPolicy = { disabled = true }
            services   = [{ name = "portal", port = 8080 }]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "contour_health" {
  attrs = {
    manifest = {
      apiVersion = "projectcontour.io/v1"
      kind       = "HTTPProxy"
      metadata   = { name = "contour-health", namespace = "labora" }
      spec = {
        virtualhost = {
          fqdn          = "contour-health.example.org"
          authorization = { extensionRef = { name = "sign-in", namespace = "sso" } }
        }
        routes = [
          { conditions = [{ prefix = "/" }], services = [{ name = "portal", port = 8080 }] },
          {
            conditions = [{ prefix = "/healthz" }]
            authPolicy = { disabled = true }
            services   = [{ name = "portal", port = 8080 }]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "contour_certificate" {
  attrs = {
    manifest = {
      apiVersion = "projectcontour.io/v1"
      kind       = "HTTPProxy"
      metadata   = { name = "contour-certificate", namespace = "labora" }
      spec = {
        virtualhost = {
          fqdn = "contour-certificate.example.org"
          tls  = { secretName = "portal-tls", clientValidation = { caSecret = "partners-ca" } }
        }
        routes = [{ conditions = [{ prefix = "/" }], services = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "contour_certificate_or_not" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "projectcontour.io/v1"
      kind       = "HTTPProxy"
      metadata   = { name = "contour-certificate-or-not", namespace = "labora" }
      spec = {
        virtualhost = {
          fqdn = "contour-certificate-or-not.example.org"
          tls = {
            secretName       = "portal-tls"
            clientValidation = { caSecret = "partners-ca", optionalClientCertificate = true }
          }
        }
        routes = [{ conditions = [{ prefix = "/" }], services = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "contour_tokens" {
  attrs = {
    manifest = {
      apiVersion = "projectcontour.io/v1"
      kind       = "HTTPProxy"
      metadata   = { name = "contour-tokens", namespace = "labora" }
      spec = {
        virtualhost = {
          fqdn         = "contour-tokens.example.org"
          jwtProviders = [{ name = "sso", default = true, remoteJWKS = { uri = "https://sso.example.org/keys" } }]
        }
        routes = [{ conditions = [{ prefix = "/" }], services = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

# The host that includes it says who is asked.
resource "kubernetes_manifest" "contour_part" {
  attrs = {
    manifest = {
      apiVersion = "projectcontour.io/v1"
      kind       = "HTTPProxy"
      metadata   = { name = "contour-part", namespace = "labora" }
      spec       = { routes = [{ conditions = [{ prefix = "/" }], services = [{ name = "portal", port = 8080 }] }] }
    }
  }
}

resource "kubernetes_manifest" "contour_part_excluded" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "projectcontour.io/v1"
      kind       = "HTTPProxy"
      metadata   = { name = "contour-part-excluded", namespace = "labora" }
      spec       = { routes = [{ services = [{ name = "portal", port = 8080 }], authPolicy = { disabled = true } }] }
    }
  }
}

resource "kubernetes_manifest" "server_nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "k8s.nginx.org/v1"
      kind       = "VirtualServer"
      metadata   = { name = "server-nothing", namespace = "labora" }
      spec       = { host = "server-nothing.example.org", routes = [{ path = "/", action = { pass = "portal" } }] }
    }
  }
}

resource "kubernetes_manifest" "server_oidc" {
  attrs = {
    manifest = {
      apiVersion = "k8s.nginx.org/v1"
      kind       = "VirtualServer"
      metadata   = { name = "server-oidc", namespace = "labora" }
      spec = {
        host     = "server-oidc.example.org"
        policies = [{ name = "openid" }]
        routes   = [{ path = "/", action = { pass = "portal" } }]
      }
    }
  }
}

# The policy is in another namespace than the one that is named.
resource "kubernetes_manifest" "server_elsewhere" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "k8s.nginx.org/v1"
      kind       = "VirtualServer"
      metadata   = { name = "server-elsewhere", namespace = "labora" }
      spec = {
        host     = "server-elsewhere.example.org"
        policies = [{ name = "openid", namespace = "clinic" }]
        routes   = [{ path = "/", action = { pass = "portal" } }]
      }
    }
  }
}

# A list of addresses asks nobody.
resource "kubernetes_manifest" "server_addresses" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "k8s.nginx.org/v1"
      kind       = "VirtualServer"
      metadata   = { name = "server-addresses", namespace = "labora" }
      spec = {
        host     = "server-addresses.example.org"
        policies = [{ name = "office-only" }]
        routes   = [{ path = "/", action = { pass = "portal" } }]
      }
    }
  }
}

# Policies of a route take the place of those of the host.
resource "kubernetes_manifest" "server_past_it" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "k8s.nginx.org/v1"
      kind       = "VirtualServer"
      metadata   = { name = "server-past-it", namespace = "labora" }
      spec = {
        host     = "server-past-it.example.org"
        policies = [{ name = "openid" }]
        routes = [
          { path = "/", action = { pass = "portal" } },
          { path = "/export", policies = [{ name = "office-only" }], action = { pass = "portal" } },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "openid" {
  attrs = {
    manifest = {
      apiVersion = "k8s.nginx.org/v1"
      kind       = "Policy"
      metadata   = { name = "openid", namespace = "labora" }
      spec = {
        oidc = {
          clientID      = "portal"
          clientSecret  = "sso"
          authEndpoint  = "https://sso.example.org/a"
          tokenEndpoint = "https://sso.example.org/t"
          jwksURI       = "https://sso.example.org/k"
        }
      }
    }
  }
}

resource "kubernetes_manifest" "office_only" {
  attrs = {
    manifest = {
      apiVersion = "k8s.nginx.org/v1"
      kind       = "Policy"
      metadata   = { name = "office-only", namespace = "labora" }
      spec       = { accessControl = { allow = ["203.0.113.0/24"] } }
    }
  }
}

resource "kubernetes_manifest" "apisix_nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apisix.apache.org/v2"
      kind       = "ApisixRoute"
      metadata   = { name = "apisix-nothing", namespace = "labora" }
      spec = {
        http = [
          {
            name     = "portal"
            match    = { hosts = ["apisix-nothing.example.org"], paths = ["/*"] }
            backends = [{ serviceName = "portal", servicePort = 8080 }]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "apisix_keys" {
  attrs = {
    manifest = {
      apiVersion = "apisix.apache.org/v2"
      kind       = "ApisixRoute"
      metadata   = { name = "apisix-keys", namespace = "labora" }
      spec = {
        http = [
          {
            name           = "portal"
            match          = { hosts = ["apisix-keys.example.org"], paths = ["/*"] }
            backends       = [{ serviceName = "portal", servicePort = 8080 }]
            authentication = { enable = true, type = "keyAuth" }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "apisix_plugin" {
  attrs = {
    manifest = {
      apiVersion = "apisix.apache.org/v2"
      kind       = "ApisixRoute"
      metadata   = { name = "apisix-plugin", namespace = "labora" }
      spec = {
        http = [
          {
            name     = "portal"
            match    = { hosts = ["apisix-plugin.example.org"], paths = ["/*"] }
            backends = [{ serviceName = "portal", servicePort = 8080 }]
            plugins  = [{ name = "openid-connect", enable = true }]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "apisix_plugin_off" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apisix.apache.org/v2"
      kind       = "ApisixRoute"
      metadata   = { name = "apisix-plugin-off", namespace = "labora" }
      spec = {
        http = [
          {
            name     = "portal"
            match    = { hosts = ["apisix-plugin-off.example.org"], paths = ["/*"] }
            backends = [{ serviceName = "portal", servicePort = 8080 }]
            plugins  = [{ name = "openid-connect", enable = false }]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "apisix_config" {
  attrs = {
    manifest = {
      apiVersion = "apisix.apache.org/v2"
      kind       = "ApisixRoute"
      metadata   = { name = "apisix-config", namespace = "labora" }
      spec = {
        http = [
          {
            name               = "portal"
            match              = { hosts = ["apisix-config.example.org"], paths = ["/*"] }
            backends           = [{ serviceName = "portal", servicePort = 8080 }]
            plugin_config_name = "tokens"
          },
        ]
      }
    }
  }
}

# The configuration is in another namespace.
resource "kubernetes_manifest" "apisix_config_elsewhere" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apisix.apache.org/v2"
      kind       = "ApisixRoute"
      metadata   = { name = "apisix-config-elsewhere", namespace = "labora" }
      spec = {
        http = [
          {
            name               = "portal"
            match              = { hosts = ["apisix-config-elsewhere.example.org"], paths = ["/*"] }
            backends           = [{ serviceName = "portal", servicePort = 8080 }]
            plugin_config_name = "of-others"
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "tokens" {
  attrs = {
    manifest = {
      apiVersion = "apisix.apache.org/v2"
      kind       = "ApisixPluginConfig"
      metadata   = { name = "tokens", namespace = "labora" }
      spec       = { plugins = [{ name = "jwt-auth", enable = true }] }
    }
  }
}

resource "kubernetes_manifest" "of_others" {
  attrs = {
    manifest = {
      apiVersion = "apisix.apache.org/v2"
      kind       = "ApisixPluginConfig"
      metadata   = { name = "of-others", namespace = "clinic" }
      spec       = { plugins = [{ name = "jwt-auth", enable = true }] }
    }
  }
}

resource "kubernetes_manifest" "mapping_nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "getambassador.io/v3alpha1"
      kind       = "Mapping"
      metadata   = { name = "mapping-nothing", namespace = "labora" }
      spec       = { hostname = "portal.example.org", prefix = "/", service = "portal:8080" }
    }
  }
}

resource "kubernetes_manifest" "shift_nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "route.openshift.io/v1"
      kind       = "Route"
      metadata   = { name = "shift-nothing", namespace = "labora" }
      spec = {
        host = "shift-nothing.example.org"
        to   = { kind = "Service", name = "portal" }
        tls  = { termination = "edge" }
      }
    }
  }
}

resource "kubernetes_manifest" "shift_asked" {
  attrs = {
    manifest = {
      apiVersion = "route.openshift.io/v1"
      kind       = "Route"
      metadata   = { name = "shift-asked", namespace = "labora" }
      spec = {
        host = "shift-asked.example.org"
        to   = { kind = "Service", name = "asks-first" }
        tls  = { termination = "reencrypt" }
      }
    }
  }
}

resource "kubernetes_manifest" "asks_first" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "asks-first", namespace = "labora" }
      spec       = { selector = { app = "asks-first" }, ports = [{ port = 8443 }] }
    }
  }
}

resource "kubernetes_manifest" "asks_first_deployment" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "asks-first", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "asks-first" } }
        template = {
          metadata = { labels = { app = "asks-first" } }
          spec = {
            containers = [
              { name = "application", image = "registry.example.org/portal:2.4" },
              {
                name  = "proxy"
                image = "quay.io/openshift/origin-oauth-proxy:4.15"
                args  = ["--upstream=http://localhost:8080"]
              },
            ]
          }
        }
      }
    }
  }
}
