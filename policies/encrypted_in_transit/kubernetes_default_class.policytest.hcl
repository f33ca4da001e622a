# An Ingress that names no class has the default one. In a file of its own, since that class would be the one of all others.
policytest {
  targets = ["kubernetes_entrypoints.policy.hcl"]
}

resource "kubernetes_manifest" "by_default" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "IngressClass"
      metadata   = { name = "public", annotations = { "ingressclass.kubernetes.io/is-default-class" = "true" } }
      spec       = { controller = "eks.amazonaws.com/alb" }
    }
  }
}

# TLS at the Ingress is nothing to this controller: it wants to be told of its ports.
resource "kubernetes_manifest" "results" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "results", namespace = "labora" }
      spec = {
        tls   = [{ hosts = ["results.example.org"] }]
        rules = [{ host = "results.example.org" }]
      }
    }
  }
}

resource "kubernetes_manifest" "portal" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata = {
        name      = "portal"
        namespace = "labora"
        annotations = {
          "alb.ingress.kubernetes.io/listen-ports" = "[{\"HTTPS\": 443}]"
          "alb.ingress.kubernetes.io/ssl-policy"   = "ELBSecurityPolicy-TLS13-1-2-2021-06"
        }
      }
      spec = { rules = [{ host = "portal.example.org" }] }
    }
  }
}

resource "kubernetes_manifest" "with_a_class" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "letters", namespace = "labora", annotations = { "alb.ingress.kubernetes.io/scheme" = "internal" } }
      spec = {
        ingressClassName = "nginx"
        tls              = [{ hosts = ["letters.example.org"] }]
        rules            = [{ host = "letters.example.org" }]
      }
    }
  }
}
