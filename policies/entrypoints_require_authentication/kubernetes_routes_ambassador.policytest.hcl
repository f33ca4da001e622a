policytest {
  targets = ["kubernetes_routes.policy.hcl"]
}

resource "kubernetes_manifest" "mapping_asked" {
  attrs = {
    manifest = {
      apiVersion = "getambassador.io/v3alpha1"
      kind       = "Mapping"
      metadata   = { name = "mapping-asked", namespace = "labora" }
      spec       = { hostname = "portal.example.org", prefix = "/", service = "portal:8080" }
    }
  }
}

resource "kubernetes_manifest" "mapping_past_it" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "getambassador.io/v3alpha1"
      kind       = "Mapping"
      metadata   = { name = "mapping-past-it", namespace = "labora" }
      spec       = { hostname = "portal.example.org", prefix = "/", service = "portal:8080", bypass_auth = true }
    }
  }
}

resource "kubernetes_manifest" "mapping_health" {
  attrs = {
    manifest = {
      apiVersion = "getambassador.io/v3alpha1"
      kind       = "Mapping"
      metadata   = { name = "mapping-health", namespace = "labora" }
      spec       = { hostname = "portal.example.org", prefix = "/healthz", service = "portal:8080", bypass_auth = true }
    }
  }
}

resource "kubernetes_manifest" "sign_in" {
  attrs = {
    manifest = {
      apiVersion = "getambassador.io/v3alpha1"
      kind       = "AuthService"
      metadata   = { name = "sign-in", namespace = "ambassador" }
      spec       = { auth_service = "sign-in.sso", proto = "http" }
    }
  }
}
