policytest {
  targets = ["kubernetes_istio.policy.hcl"]
}

resource "kubernetes_manifest" "public" {
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "Gateway"
      metadata   = { name = "public", namespace = "istio-system" }
      spec = {
        selector = { istio = "ingressgateway" }
        servers = [
          {
            port  = { number = 443, name = "https", protocol = "HTTPS" }
            hosts = ["*.example.org"]
            tls   = { mode = "SIMPLE", credentialName = "tls" }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "asking" {
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "Gateway"
      metadata   = { name = "asking", namespace = "istio-system" }
      spec = {
        selector = { istio = "asking-gateway" }
        servers = [
          {
            port  = { number = 443, name = "https", protocol = "HTTPS" }
            hosts = ["*.example.org"]
            tls   = { mode = "SIMPLE", credentialName = "tls" }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "partners" {
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "Gateway"
      metadata   = { name = "partners", namespace = "istio-system" }
      spec = {
        selector = { istio = "partners-gateway" }
        servers = [
          {
            port  = { number = 443, name = "https", protocol = "HTTPS" }
            hosts = ["*.example.org"]
            tls   = { mode = "MUTUAL", credentialName = "tls" }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "maybe" {
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "Gateway"
      metadata   = { name = "maybe", namespace = "istio-system" }
      spec = {
        selector = { istio = "maybe-gateway" }
        servers = [
          {
            port  = { number = 443, name = "https", protocol = "HTTPS" }
            hosts = ["*.example.org"]
            tls   = { mode = "OPTIONAL_MUTUAL", credentialName = "tls" }
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "istio_nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "VirtualService"
      metadata   = { name = "istio-nothing", namespace = "labora" }
      spec = {
        hosts    = ["istio-nothing.example.org"]
        gateways = ["istio-system/public"]
        http     = [{ route = [{ destination = { host = "portal" } }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "istio_custom" {
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "VirtualService"
      metadata   = { name = "istio-custom", namespace = "labora" }
      spec = {
        hosts    = ["istio-custom.example.org"]
        gateways = ["istio-system/asking"]
        http     = [{ route = [{ destination = { host = "portal" } }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "asking_authorizationpolicy" {
  attrs = {
    manifest = {
      apiVersion = "security.istio.io/v1"
      kind       = "AuthorizationPolicy"
      metadata   = { name = "asking", namespace = "istio-system" }
      spec = {
        selector = { matchLabels = { istio = "asking-gateway" } }
        action   = "CUSTOM"
        provider = { name = "oauth2-proxy" }
        rules    = [{ to = [{ operation = { notPaths = ["/healthz"] } }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "istio_certificates" {
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "VirtualService"
      metadata   = { name = "istio-certificates", namespace = "labora" }
      spec = {
        hosts    = ["istio-certificates.example.org"]
        gateways = ["istio-system/partners"]
        http     = [{ route = [{ destination = { host = "portal" } }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "istio_mesh" {
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "VirtualService"
      metadata   = { name = "istio-mesh", namespace = "labora" }
      spec = {
        hosts    = ["istio-mesh.example.org"]
        gateways = ["mesh"]
        http     = [{ route = [{ destination = { host = "portal" } }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "istio_only_redirects" {
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "VirtualService"
      metadata   = { name = "istio-only-redirects", namespace = "labora" }
      spec = {
        hosts    = ["istio-only-redirects.example.org"]
        gateways = ["istio-system/public"]
        http     = [{ redirect = { scheme = "https" } }]
      }
    }
  }
}

# The application wants a token.
resource "kubernetes_manifest" "istio_wants_a_token" {
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "VirtualService"
      metadata   = { name = "istio-wants-a-token", namespace = "labora" }
      spec = {
        hosts    = ["istio-wants-a-token.example.org"]
        gateways = ["istio-system/public"]
        http     = [{ route = [{ destination = { host = "wants-a-token" } }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "wants_a_token" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "wants-a-token", namespace = "labora" }
      spec       = { selector = { app = "wants-a-token" }, ports = [{ port = 8080 }] }
    }
  }
}

resource "kubernetes_manifest" "wants_a_token_authorizationpolicy" {
  attrs = {
    manifest = {
      apiVersion = "security.istio.io/v1"
      kind       = "AuthorizationPolicy"
      metadata   = { name = "wants-a-token", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "wants-a-token" } }
        action   = "DENY"
        rules    = [{ from = [{ source = { notRequestPrincipals = ["*"] } }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "wants_a_token_requestauthentication" {
  attrs = {
    manifest = {
      apiVersion = "security.istio.io/v1"
      kind       = "RequestAuthentication"
      metadata   = { name = "wants-a-token", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "wants-a-token" } }
        jwtRules = [{ issuer = "https://sso.example.org", jwksUri = "https://sso.example.org/keys" }]
      }
    }
  }
}

# Tokens are checked where there is one, and nobody has to send one.
resource "kubernetes_manifest" "istio_checks_tokens" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "VirtualService"
      metadata   = { name = "istio-checks-tokens", namespace = "labora" }
      spec = {
        hosts    = ["istio-checks-tokens.example.org"]
        gateways = ["istio-system/public"]
        http     = [{ route = [{ destination = { host = "checks-tokens" } }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "checks_tokens" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "checks-tokens", namespace = "labora" }
      spec       = { selector = { app = "checks-tokens" }, ports = [{ port = 8080 }] }
    }
  }
}

resource "kubernetes_manifest" "checks_tokens_requestauthentication" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "security.istio.io/v1"
      kind       = "RequestAuthentication"
      metadata   = { name = "checks-tokens", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "checks-tokens" } }
        jwtRules = [{ issuer = "https://sso.example.org", jwksUri = "https://sso.example.org/keys" }]
      }
    }
  }
}

resource "kubernetes_manifest" "istio_claims" {
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "VirtualService"
      metadata   = { name = "istio-claims", namespace = "labora" }
      spec = {
        hosts    = ["istio-claims.example.org"]
        gateways = ["istio-system/public"]
        http     = [{ route = [{ destination = { host = "claims.labora.svc.cluster.local" } }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "claims" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "claims", namespace = "labora" }
      spec       = { selector = { app = "claims" }, ports = [{ port = 8080 }] }
    }
  }
}

resource "kubernetes_manifest" "claims_authorizationpolicy" {
  attrs = {
    manifest = {
      apiVersion = "security.istio.io/v1"
      kind       = "AuthorizationPolicy"
      metadata   = { name = "claims", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "claims" } }
        rules = [
          { from = [{ source = { requestPrincipals = ["https://sso.example.org/*"] } }] },
          { to = [{ operation = { paths = ["/healthz"] } }] },
        ]
      }
    }
  }
}

# An empty rule lets everybody in.
resource "kubernetes_manifest" "istio_everybody" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "VirtualService"
      metadata   = { name = "istio-everybody", namespace = "labora" }
      spec = {
        hosts    = ["istio-everybody.example.org"]
        gateways = ["istio-system/public"]
        http     = [{ route = [{ destination = { host = "everybody" } }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "everybody" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "everybody", namespace = "labora" }
      spec       = { selector = { app = "everybody" }, ports = [{ port = 8080 }] }
    }
  }
}

resource "kubernetes_manifest" "everybody_authorizationpolicy" {
  attrs = {
    manifest = {
      apiVersion = "security.istio.io/v1"
      kind       = "AuthorizationPolicy"
      metadata   = { name = "everybody", namespace = "labora" }
      spec       = { selector = { matchLabels = { app = "everybody" } }, rules = [{}] }
    }
  }
}

# Whoever comes through the gateway is let in.
resource "kubernetes_manifest" "istio_through_the_gateway" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "VirtualService"
      metadata   = { name = "istio-through-the-gateway", namespace = "labora" }
      spec = {
        hosts    = ["istio-through-the-gateway.example.org"]
        gateways = ["istio-system/public"]
        http     = [{ route = [{ destination = { host = "behind" } }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "behind" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "behind", namespace = "labora" }
      spec       = { selector = { app = "behind" }, ports = [{ port = 8080 }] }
    }
  }
}

resource "kubernetes_manifest" "behind_authorizationpolicy" {
  attrs = {
    manifest = {
      apiVersion = "security.istio.io/v1"
      kind       = "AuthorizationPolicy"
      metadata   = { name = "behind", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "behind" } }
        rules = [
          {
            from = [
              { source = { principals = ["cluster.local/ns/istio-system/sa/istio-ingressgateway-service-account"] } },
            ]
          },
        ]
      }
    }
  }
}

# One path is excluded.
resource "kubernetes_manifest" "istio_path_excluded" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "VirtualService"
      metadata   = { name = "istio-path-excluded", namespace = "labora" }
      spec = {
        hosts    = ["istio-path-excluded.example.org"]
        gateways = ["istio-system/public"]
        http     = [{ route = [{ destination = { host = "excluded" } }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "excluded" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "excluded", namespace = "labora" }
      spec       = { selector = { app = "excluded" }, ports = [{ port = 8080 }] }
    }
  }
}

resource "kubernetes_manifest" "excluded_authorizationpolicy" {
  attrs = {
    manifest = {
      apiVersion = "security.istio.io/v1"
      kind       = "AuthorizationPolicy"
      metadata   = { name = "excluded", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "excluded" } }
        action   = "DENY"
        rules = [
          {
            from = [{ source = { notRequestPrincipals = ["*"] } }]
            to   = [{ operation = { notPaths = ["/export"] } }]
          },
        ]
      }
    }
  }
}

# The policy is not where the gateway runs.
resource "kubernetes_manifest" "istio_policy_elsewhere" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.istio.io/v1"
      kind       = "VirtualService"
      metadata   = { name = "istio-policy-elsewhere", namespace = "labora" }
      spec = {
        hosts    = ["istio-policy-elsewhere.example.org"]
        gateways = ["istio-system/public"]
        http     = [{ route = [{ destination = { host = "portal" } }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "policy_elsewhere" {
  attrs = {
    manifest = {
      apiVersion = "security.istio.io/v1"
      kind       = "AuthorizationPolicy"
      metadata   = { name = "policy-elsewhere", namespace = "labora" }
      spec = {
        selector = { matchLabels = { istio = "ingressgateway" } }
        action   = "CUSTOM"
        provider = { name = "oauth2-proxy" }
        rules    = [{}]
      }
    }
  }
}
