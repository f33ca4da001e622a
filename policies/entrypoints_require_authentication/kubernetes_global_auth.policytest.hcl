# A controller that asks at every entry. In a file of its own, since the setting would hide every other verdict.

policytest {
  targets = ["kubernetes.policy.hcl"]
}

locals {
  portal = [{ http = { paths = [{ path = "/", backend = { service = { name = "portal" } } }] } }]
}

resource "kubernetes_manifest" "settings" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "ingress-nginx-controller", namespace = "ingress-nginx" }
      data       = { global-auth-url = "https://sso.example.org/oauth2/auth" }
    }
  }
}

resource "kubernetes_manifest" "asked_like_every_entry" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "asked-like-every-entry", namespace = "labora" }
      spec       = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}

resource "kubernetes_manifest" "excepted" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "Ingress"
      metadata   = { name = "excepted", namespace = "labora", annotations = { "nginx.ingress.kubernetes.io/enable-global-auth" = "false" } }
      spec       = { ingressClassName = "nginx", rules = local.portal }
    }
  }
}
