policytest {
  targets = ["kubernetes_gateway.policy.hcl"]
}

resource "kubernetes_manifest" "open" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "Gateway"
      metadata   = { name = "open", namespace = "gateways" }
      spec = {
        gatewayClassName = "eg"
        listeners = [
          { name = "https", protocol = "HTTPS", port = 443, tls = { certificateRefs = [{ name = "tls" }] } },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "asking" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "Gateway"
      metadata   = { name = "asking", namespace = "gateways" }
      spec = {
        gatewayClassName = "eg"
        listeners = [
          { name = "https", protocol = "HTTPS", port = 443, tls = { certificateRefs = [{ name = "tls" }] } },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "certificates" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "Gateway"
      metadata   = { name = "certificates", namespace = "gateways" }
      spec = {
        gatewayClassName = "eg"
        listeners = [
          { name = "https", protocol = "HTTPS", port = 443, tls = { certificateRefs = [{ name = "tls" }] } },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "office" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "Gateway"
      metadata   = { name = "office", namespace = "gateways" }
      spec = {
        gatewayClassName = "gke-l7-rilb"
        listeners = [
          { name = "https", protocol = "HTTPS", port = 443, tls = { certificateRefs = [{ name = "tls" }] } },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "unheard_of" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "Gateway"
      metadata   = { name = "unheard-of", namespace = "gateways" }
      spec = {
        gatewayClassName = "blue"
        listeners = [
          { name = "https", protocol = "HTTPS", port = 443, tls = { certificateRefs = [{ name = "tls" }] } },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "google" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "Gateway"
      metadata   = { name = "google", namespace = "gateways" }
      spec = {
        gatewayClassName = "gke-l7-global-external-managed"
        listeners = [
          { name = "https", protocol = "HTTPS", port = 443, tls = { certificateRefs = [{ name = "tls" }] } },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "kgateway" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "Gateway"
      metadata   = { name = "kgateway", namespace = "gateways" }
      spec = {
        gatewayClassName = "kgateway"
        listeners = [
          { name = "https", protocol = "HTTPS", port = 443, tls = { certificateRefs = [{ name = "tls" }] } },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "eg_nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "eg-nothing", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "open", namespace = "gateways" }]
        hostnames  = ["eg-nothing.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "eg_oidc" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "eg-oidc", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "open", namespace = "gateways" }]
        hostnames  = ["eg-oidc.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "eg_oidc_securitypolicy" {
  attrs = {
    manifest = {
      apiVersion = "gateway.envoyproxy.io/v1alpha1"
      kind       = "SecurityPolicy"
      metadata   = { name = "eg-oidc", namespace = "labora" }
      spec = {
        targetRefs = [{ group = "gateway.networking.k8s.io", kind = "HTTPRoute", name = "eg-oidc" }]
        oidc = {
          provider     = { issuer = "https://sso.example.org" }
          clientID     = "portal"
          clientSecret = { name = "sso" }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "eg_old_reference" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "eg-old-reference", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "open", namespace = "gateways" }]
        hostnames  = ["eg-old-reference.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "eg_old_reference_securitypolicy" {
  attrs = {
    manifest = {
      apiVersion = "gateway.envoyproxy.io/v1alpha1"
      kind       = "SecurityPolicy"
      metadata   = { name = "eg-old-reference", namespace = "labora" }
      spec = {
        targetRef = { group = "gateway.networking.k8s.io", kind = "HTTPRoute", name = "eg-old-reference" }
        basicAuth = { users = { name = "accounts" } }
      }
    }
  }
}

# The policy is in another namespace.
resource "kubernetes_manifest" "eg_elsewhere" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "eg-elsewhere", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "open", namespace = "gateways" }]
        hostnames  = ["eg-elsewhere.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "eg_elsewhere_securitypolicy" {
  attrs = {
    manifest = {
      apiVersion = "gateway.envoyproxy.io/v1alpha1"
      kind       = "SecurityPolicy"
      metadata   = { name = "eg-elsewhere", namespace = "clinic" }
      spec = {
        targetRefs = [{ group = "gateway.networking.k8s.io", kind = "HTTPRoute", name = "eg-elsewhere" }]
        oidc = {
          provider     = { issuer = "https://sso.example.org" }
          clientID     = "portal"
          clientSecret = { name = "sso" }
        }
      }
    }
  }
}

# A policy that asks nobody.
resource "kubernetes_manifest" "eg_cors" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "eg-cors", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "open", namespace = "gateways" }]
        hostnames  = ["eg-cors.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "eg_cors_securitypolicy" {
  attrs = {
    manifest = {
      apiVersion = "gateway.envoyproxy.io/v1alpha1"
      kind       = "SecurityPolicy"
      metadata   = { name = "eg-cors", namespace = "labora" }
      spec = {
        targetRefs = [{ group = "gateway.networking.k8s.io", kind = "HTTPRoute", name = "eg-cors" }]
        cors       = { allowOrigins = ["https://portal.example.org"] }
      }
    }
  }
}

# Whoever sends no token is let in.
resource "kubernetes_manifest" "eg_optional" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "eg-optional", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "open", namespace = "gateways" }]
        hostnames  = ["eg-optional.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "eg_optional_securitypolicy" {
  attrs = {
    manifest = {
      apiVersion = "gateway.envoyproxy.io/v1alpha1"
      kind       = "SecurityPolicy"
      metadata   = { name = "eg-optional", namespace = "labora" }
      spec = {
        targetRefs = [{ group = "gateway.networking.k8s.io", kind = "HTTPRoute", name = "eg-optional" }]
        jwt        = { optional = true, providers = [{ name = "sso", issuer = "https://sso.example.org" }] }
      }
    }
  }
}

resource "kubernetes_manifest" "eg_fail_open" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "eg-fail-open", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "open", namespace = "gateways" }]
        hostnames  = ["eg-fail-open.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "eg_fail_open_securitypolicy" {
  attrs = {
    manifest = {
      apiVersion = "gateway.envoyproxy.io/v1alpha1"
      kind       = "SecurityPolicy"
      metadata   = { name = "eg-fail-open", namespace = "labora" }
      spec = {
        targetRefs = [{ group = "gateway.networking.k8s.io", kind = "HTTPRoute", name = "eg-fail-open" }]
        extAuth    = { failOpen = true, http = { backendRefs = [{ name = "sso", port = 80 }] } }
      }
    }
  }
}

# A list of addresses asks nobody.
resource "kubernetes_manifest" "eg_addresses" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "eg-addresses", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "open", namespace = "gateways" }]
        hostnames  = ["eg-addresses.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "eg_addresses_securitypolicy" {
  attrs = {
    manifest = {
      apiVersion = "gateway.envoyproxy.io/v1alpha1"
      kind       = "SecurityPolicy"
      metadata   = { name = "eg-addresses", namespace = "labora" }
      spec = {
        targetRefs = [{ group = "gateway.networking.k8s.io", kind = "HTTPRoute", name = "eg-addresses" }]
        authorization = {
          defaultAction = "Deny"
          rules         = [{ action = "Allow", principal = { clientCIDRs = ["203.0.113.0/24"] } }]
        }
      }
    }
  }
}

resource "kubernetes_manifest" "eg_at_the_gateway" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "eg-at-the-gateway", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "asking", namespace = "gateways" }]
        hostnames  = ["eg-at-the-gateway.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "asking_securitypolicy" {
  attrs = {
    manifest = {
      apiVersion = "gateway.envoyproxy.io/v1alpha1"
      kind       = "SecurityPolicy"
      metadata   = { name = "asking", namespace = "gateways" }
      spec = {
        targetRefs = [{ group = "gateway.networking.k8s.io", kind = "Gateway", name = "asking" }]
        oidc = {
          provider     = { issuer = "https://sso.example.org" }
          clientID     = "portal"
          clientSecret = { name = "sso" }
        }
      }
    }
  }
}

# The policy of the route takes the place of the one of the gateway.
resource "kubernetes_manifest" "eg_replaced" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "eg-replaced", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "asking", namespace = "gateways" }]
        hostnames  = ["eg-replaced.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "eg_replaced_securitypolicy" {
  attrs = {
    manifest = {
      apiVersion = "gateway.envoyproxy.io/v1alpha1"
      kind       = "SecurityPolicy"
      metadata   = { name = "eg-replaced", namespace = "labora" }
      spec = {
        targetRefs = [{ group = "gateway.networking.k8s.io", kind = "HTTPRoute", name = "eg-replaced" }]
        cors       = { allowOrigins = ["https://portal.example.org"] }
      }
    }
  }
}

resource "kubernetes_manifest" "eg_merged" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "eg-merged", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "asking", namespace = "gateways" }]
        hostnames  = ["eg-merged.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "eg_merged_securitypolicy" {
  attrs = {
    manifest = {
      apiVersion = "gateway.envoyproxy.io/v1alpha1"
      kind       = "SecurityPolicy"
      metadata   = { name = "eg-merged", namespace = "labora" }
      spec = {
        targetRefs = [{ group = "gateway.networking.k8s.io", kind = "HTTPRoute", name = "eg-merged" }]
        mergeType  = "StrategicMerge"
        cors       = { allowOrigins = ["https://portal.example.org"] }
      }
    }
  }
}

# The policy is about another listener.
resource "kubernetes_manifest" "eg_of_another_listener" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "eg-of-another-listener", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "open", namespace = "gateways", sectionName = "https" }]
        hostnames  = ["eg-of-another-listener.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "another_listener" {
  attrs = {
    manifest = {
      apiVersion = "gateway.envoyproxy.io/v1alpha1"
      kind       = "SecurityPolicy"
      metadata   = { name = "another-listener", namespace = "gateways" }
      spec = {
        targetRefs = [
          { group = "gateway.networking.k8s.io", kind = "Gateway", name = "open", sectionName = "partners" },
        ]
        oidc = {
          provider     = { issuer = "https://sso.example.org" }
          clientID     = "portal"
          clientSecret = { name = "sso" }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "eg_certificates" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "eg-certificates", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "certificates", namespace = "gateways" }]
        hostnames  = ["eg-certificates.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "certificates_clienttrafficpolicy" {
  attrs = {
    manifest = {
      apiVersion = "gateway.envoyproxy.io/v1alpha1"
      kind       = "ClientTrafficPolicy"
      metadata   = { name = "certificates", namespace = "gateways" }
      spec = {
        targetRefs = [{ group = "gateway.networking.k8s.io", kind = "Gateway", name = "certificates" }]
        tls        = { clientValidation = { caCertificateRefs = [{ name = "partners-ca" }] } }
      }
    }
  }
}

resource "kubernetes_manifest" "eg_call" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "GRPCRoute"
      metadata   = { name = "eg-call", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "open", namespace = "gateways" }]
        hostnames  = ["eg-call.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

# An internal load balancer.
resource "kubernetes_manifest" "office_httproute" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "office", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "office", namespace = "gateways" }]
        hostnames  = ["office.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "redirect" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "redirect", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "open", namespace = "gateways" }]
        hostnames  = ["redirect.example.org"]
        rules = [
          {
            backendRefs = [{ name = "portal", port = 8080 }]
            filters     = [{ type = "RequestRedirect", requestRedirect = { scheme = "https" } }]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "health" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "health", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "open", namespace = "gateways" }]
        hostnames  = ["health.example.org"]
        rules = [
          {
            backendRefs = [{ name = "portal", port = 8080 }]
            matches     = [{ path = { type = "Exact", value = "/healthz" } }]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "google_iap" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "google-iap", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "google", namespace = "gateways" }]
        hostnames  = ["google-iap.example.org"]
        rules      = [{ backendRefs = [{ name = "portal-iap", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "iap" {
  attrs = {
    manifest = {
      apiVersion = "networking.gke.io/v1"
      kind       = "GCPBackendPolicy"
      metadata   = { name = "iap", namespace = "labora" }
      spec = {
        targetRef = { group = "", kind = "Service", name = "portal-iap" }
        default   = { iap = { enabled = true } }
      }
    }
  }
}

resource "kubernetes_manifest" "google_nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "google-nothing", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "google", namespace = "gateways" }]
        hostnames  = ["google-nothing.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "kuadrant" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "kuadrant", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "open", namespace = "gateways" }]
        hostnames  = ["kuadrant.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "kuadrant_authpolicy" {
  attrs = {
    manifest = {
      apiVersion = "kuadrant.io/v1"
      kind       = "AuthPolicy"
      metadata   = { name = "kuadrant", namespace = "labora" }
      spec = {
        targetRef = { group = "gateway.networking.k8s.io", kind = "HTTPRoute", name = "kuadrant" }
        rules     = { authentication = { keycloak = { jwt = { issuerUrl = "https://sso.example.org" } } } }
      }
    }
  }
}

resource "kubernetes_manifest" "kuadrant_anonymous" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "kuadrant-anonymous", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "open", namespace = "gateways" }]
        hostnames  = ["kuadrant-anonymous.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "kuadrant_anonymous_authpolicy" {
  attrs = {
    manifest = {
      apiVersion = "kuadrant.io/v1"
      kind       = "AuthPolicy"
      metadata   = { name = "kuadrant-anonymous", namespace = "labora" }
      spec = {
        targetRef = { group = "gateway.networking.k8s.io", kind = "HTTPRoute", name = "kuadrant-anonymous" }
        rules     = { authentication = { anybody = { anonymous = {} } } }
      }
    }
  }
}

resource "kubernetes_manifest" "kgateway_httproute" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "kgateway", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "kgateway", namespace = "gateways" }]
        hostnames  = ["kgateway.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "kgateway_trafficpolicy" {
  attrs = {
    manifest = {
      apiVersion = "gateway.kgateway.dev/v1alpha1"
      kind       = "TrafficPolicy"
      metadata   = { name = "kgateway", namespace = "labora" }
      spec = {
        targetRefs = [{ group = "gateway.networking.k8s.io", kind = "HTTPRoute", name = "kgateway" }]
        extAuth    = { extensionRef = { name = "sso" } }
      }
    }
  }
}

resource "kubernetes_manifest" "kong_filter" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "kong-filter", namespace = "labora" }
      spec = {
        parentRefs = [{ name = "open", namespace = "gateways" }]
        hostnames  = ["kong-filter.example.org"]
        rules = [
          {
            backendRefs = [{ name = "portal", port = 8080 }]
            filters = [
              {
                type         = "ExtensionRef"
                extensionRef = { group = "configuration.konghq.com", kind = "KongPlugin", name = "gateway-openid" }
              },
            ]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "kong_annotation" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata = {
        name        = "kong-annotation"
        namespace   = "labora"
        annotations = { "konghq.com/plugins" = "gateway-openid" }
      }
      spec = {
        parentRefs = [{ name = "open", namespace = "gateways" }]
        hostnames  = ["kong-annotation.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "by_label" {
  attrs = {
    manifest = {
      apiVersion = "gateway.networking.k8s.io/v1"
      kind       = "HTTPRoute"
      metadata   = { name = "by-label", namespace = "labora", labels = { sign-in = "by-label" } }
      spec = {
        parentRefs = [{ name = "open", namespace = "gateways" }]
        hostnames  = ["by-label.example.org"]
        rules      = [{ backendRefs = [{ name = "portal", port = 8080 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "by_label_securitypolicy" {
  attrs = {
    manifest = {
      apiVersion = "gateway.envoyproxy.io/v1alpha1"
      kind       = "SecurityPolicy"
      metadata   = { name = "by-label", namespace = "labora" }
      spec = {
        targetSelectors = [
          { group = "gateway.networking.k8s.io", kind = "HTTPRoute", matchLabels = { sign-in = "by-label" } },
        ]
        oidc = {
          provider     = { issuer = "https://sso.example.org" }
          clientID     = "portal"
          clientSecret = { name = "sso" }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "keys" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "gateway.envoyproxy.io/v1alpha1"
      kind       = "SecurityPolicy"
      metadata   = { name = "keys", namespace = "labora" }
      spec = {
        targetRefs = [{ group = "gateway.networking.k8s.io", kind = "HTTPRoute", name = "nobody" }]
        apiKeyAuth = { credentialRefs = [{ name = "keys" }], extractFrom = [{ headers = ["x-api-key"] }] }
      }
    }
  }
}

resource "kubernetes_manifest" "tokens" {
  attrs = {
    manifest = {
      apiVersion = "gateway.envoyproxy.io/v1alpha1"
      kind       = "SecurityPolicy"
      metadata   = { name = "tokens", namespace = "labora" }
      spec = {
        targetRefs = [{ group = "gateway.networking.k8s.io", kind = "HTTPRoute", name = "nobody" }]
        jwt        = { providers = [{ name = "sso", issuer = "https://sso.example.org" }] }
      }
    }
  }
}

resource "kubernetes_manifest" "gateway_openid" {
  attrs = {
    manifest = {
      apiVersion = "configuration.konghq.com/v1"
      kind       = "KongPlugin"
      metadata   = { name = "gateway-openid", namespace = "labora" }
      plugin     = "openid-connect"
    }
  }
}
