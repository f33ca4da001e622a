# Entry points of a cluster, and what they do when nobody says anything about TLS. Entry points that only send callers on to HTTPS are
# left in peace.

locals {
  nothing = [null, ""]
  yes     = [true, "true"]

  # Controllers with ways of their own; all others take TLS from the Ingress itself.
  alb_controllers   = ["ingress.k8s.aws/alb", "eks.amazonaws.com/alb"]
  gce_controllers   = ["gce", "gce-internal"]
  azure_controllers = ["azure/application-gateway"]

  only_a_proof = "^/[.]well-known/acme-challenge(/|$)"

  # Policies of load balancers that take nothing older than TLS 1.2.
  # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
  modern_policies = "^ELBSecurityPolicy-(TLS13-1-[23]|TLS-1-2|FS-1-2)"

  redirecting_frontends = {
    for one in hclscan::manifests("FrontendConfig") : "${core::valuetostring(core::try(one.metadata.namespace, "default"))}/${core::valuetostring(core::try(one.metadata.name, ""))}" =>
    core::contains(local.yes, core::try(one.spec.redirectToHttps.enabled, false))...
  }
  redirecting_middlewares = [
    for one in hclscan::manifests("Middleware") : "${core::try(one.metadata.namespace, "default")}/${core::try(one.metadata.name, "")}"
    if core::can(one.spec.redirectScheme)
  ]

  # -- Gateway API -----------------------------------------------------------------------------------------------------------

  gateways = {
    for one in hclscan::manifests("Gateway") : "${core::valuetostring(core::try(one.metadata.namespace, "default"))}/${core::valuetostring(core::try(one.metadata.name, ""))}" =>
    core::try([for listener in one.spec.listeners : listener], [])...
    if core::startswith(core::try(one.apiVersion, ""), "gateway.networking.k8s.io/")
  }
}

# https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
resource_policy "kubernetes_manifest" "ingress" {
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && !local.is_a_proof && !core::contains(
    core::concat(local.alb_controllers, local.gce_controllers, local.azure_controllers), hclscan::ingress_controller(attrs.manifest)
  )

  locals {
    notes      = core::try(attrs.manifest.metadata.annotations, {})
    paths      = core::flatten(core::try([for rule in attrs.manifest.spec.rules : core::try([for one in rule.http.paths : core::try(one.path, "/")], [])], []))
    is_a_proof = core::length(local.paths) > 0 && core::alltrue([for path in local.paths : core::regex_match(path, local.only_a_proof)])

    entries = core::try([for one in attrs.manifest.spec.tls : one], [])
    covered = core::flatten([for one in local.entries : core::try([for host in one.hosts : host], [])])
    plain = core::try([
      for rule in attrs.manifest.spec.rules : core::try(rule.host, "") if !(
        core::contains(local.covered, core::try(rule.host, ""))
        || core::contains(local.covered, core::join(".", core::concat(["*"], core::slice(core::split(".", core::try(rule.host, "")), 1, core::length(core::split(".", core::try(rule.host, "")))))))
        || core::anytrue([for one in local.entries : core::try(core::length(one.hosts), 0) == 0])
        || (core::try(rule.host, "") == "" && core::length(local.entries) > 0)
      )
    ], [])
    # TLS that ends before the controller, or with a certificate of the controller's own.
    ends_elsewhere = (
      core::contains(local.yes, core::try(local.notes["nginx.ingress.kubernetes.io/force-ssl-redirect"], false))
      || core::contains(local.yes, core::try(local.notes["nginx.ingress.kubernetes.io/ssl-passthrough"], false))
      || core::contains(local.yes, core::try(local.notes["traefik.ingress.kubernetes.io/router.tls"], false))
      || core::can(local.notes["route.openshift.io/termination"])
    )
  }

  enforce {
    condition     = local.ends_elsewhere || (core::length(local.plain) == 0 && (core::length(local.entries) > 0 || core::can(attrs.manifest.spec.rules)))
    error_message = "This entry point answers without TLS: what is sent to it can be read and changed on the way."
  }

  # https://kubernetes.github.io/ingress-nginx/user-guide/tls/#server-side-https-enforcement-through-redirect
  enforce {
    condition = local.ends_elsewhere || core::length(local.entries) == 0 || core::alltrue([
      for key in ["nginx.ingress.kubernetes.io/ssl-redirect", "haproxy.org/ssl-redirect", "haproxy-ingress.github.io/ssl-redirect"] :
      core::try(core::valuetostring(local.notes[key]), "true") != "false"
    ])
    error_message = "This entry point has a certificate, and still answers without TLS instead of sending callers on to HTTPS."
  }
}

# https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
resource_policy "kubernetes_manifest" "alb_ingress" {
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && core::contains(local.alb_controllers, hclscan::ingress_controller(attrs.manifest))

  locals {
    notes = core::try(attrs.manifest.metadata.annotations, {})
    mark  = "alb.ingress.kubernetes.io/"
    ports = core::try(
      core::jsondecode(local.notes["${local.mark}listen-ports"]),
      core::can(local.notes["${local.mark}certificate-arn"]) ? [{ HTTPS = 443 }] : [{ HTTP = 80 }],
    )
  }

  enforce {
    condition = core::anytrue([for one in local.ports : core::can(one.HTTPS)]) && (
      !core::anytrue([for one in local.ports : core::can(one.HTTP)])
      || core::can(local.notes["${local.mark}ssl-redirect"])
      || core::regex_match(core::try(local.notes["${local.mark}actions.ssl-redirect"], ""), "HTTPS")
    )
    error_message = "This load balancer answers without TLS: what is sent to it can be read and changed on the way."
  }

  enforce {
    condition = !core::anytrue([for one in local.ports : core::can(one.HTTPS)]) || core::regex_match(
      core::try(local.notes["${local.mark}ssl-policy"], ""), local.modern_policies
    )
    error_message = "This load balancer accepts versions of TLS that are broken: it names no policy without them."
  }
}

# https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration#redirect
resource_policy "kubernetes_manifest" "gce_ingress" {
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && core::contains(local.gce_controllers, hclscan::ingress_controller(attrs.manifest))

  locals {
    notes = core::try(attrs.manifest.metadata.annotations, {})
    front = core::try(local.notes["networking.gke.io/v1beta1.FrontendConfig"], "")
  }

  enforce {
    condition = (
      core::try(core::valuetostring(local.notes["kubernetes.io/ingress.allow-http"]), "true") == "false"
      || (local.front != "" && core::anytrue(core::try(
        local.redirecting_frontends["${core::try(attrs.manifest.metadata.namespace, "default")}/${local.front}"],
        [core::can(core::getdatasource("kubernetes_resource", {
          api_version = "networking.gke.io/v1beta1", kind = "FrontendConfig", metadata = [{ name = local.front }]
        }).object.spec)],
      )))
    )
    error_message = "This load balancer also answers without TLS: what is sent to it can be read and changed on the way."
  }
}

resource_policy "kubernetes_manifest" "azure_ingress" {
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && core::contains(local.azure_controllers, hclscan::ingress_controller(attrs.manifest))

  locals {
    notes = core::try(attrs.manifest.metadata.annotations, {})
  }

  enforce {
    condition = core::contains(local.yes, core::try(local.notes["appgw.ingress.kubernetes.io/ssl-redirect"], false)) && (
      core::try(core::length(attrs.manifest.spec.tls), 0) > 0 || core::can(local.notes["appgw.ingress.kubernetes.io/appgw-ssl-certificate"])
    )
    error_message = "This gateway answers without TLS: what is sent to it can be read and changed on the way."
  }
}

# Where only the entry point for TLS takes the route, whether it has TLS is set where Traefik is started.
resource_policy "kubernetes_manifest" "ingress_route" {
  filter = core::try(attrs.manifest.kind, "") == "IngressRoute"

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    entries   = core::try([for one in attrs.manifest.spec.entryPoints : one], [])
  }

  enforce {
    condition = core::can(attrs.manifest.spec.tls) || core::try(core::length(attrs.manifest.spec.routes) > 0 && core::alltrue([
      for route in attrs.manifest.spec.routes : core::anytrue([
        for one in route.middlewares : core::contains(local.redirecting_middlewares, "${core::try(one.namespace, local.namespace)}/${one.name}")
      ])
      ]), false) || (
      core::length(local.entries) > 0 && core::alltrue([for name in local.entries : core::regex_match(name, "(?i)websecure|https|tls")])
      && core::can(core::getdatasource("kubernetes_resource", { api_version = "apps/v1", kind = "Deployment", metadata = [{ name = "traefik" }] }).object.spec)
    )
    error_message = "This entry point answers without TLS: what is sent to it can be read and changed on the way."
  }
}

resource_policy "kubernetes_manifest" "http_proxy" {
  filter = core::try(attrs.manifest.kind, "") == "HTTPProxy" && core::can(attrs.manifest.spec.virtualhost)

  enforce {
    condition = core::can(attrs.manifest.spec.virtualhost.tls) && !core::anytrue(core::try([
      for route in attrs.manifest.spec.routes : core::contains(local.yes, core::try(route.permitInsecure, false))
    ], []))
    error_message = "This entry point answers without TLS: what is sent to it can be read and changed on the way."
  }
}

resource_policy "kubernetes_manifest" "gateway" {
  filter = core::try(attrs.manifest.kind, "") == "Gateway" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "gateway.networking.k8s.io/")

  # A listener without TLS beside one with it is there to send callers on; whether its routes do is judged at the routes.
  enforce {
    condition = core::try(core::anytrue([
      for one in attrs.manifest.spec.listeners : !core::contains(["HTTP", "TCP"], core::try(one.protocol, ""))
    ]) || !core::anytrue([for one in attrs.manifest.spec.listeners : core::try(one.protocol, "") == "HTTP"]), true)
    error_message = "This gateway has no listener with TLS: what is sent to it can be read and changed on the way."
  }
}

# A route that names no listener is taken by all of them.
# https://gateway-api.sigs.k8s.io/guides/user-guides/http-redirect-rewrite/
resource_policy "kubernetes_manifest" "gateway_route" {
  filter = core::contains(["HTTPRoute", "GRPCRoute"], core::try(attrs.manifest.kind, ""))

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    is_a_redirect = core::try(core::length(attrs.manifest.spec.rules) > 0 && core::alltrue([
      for rule in attrs.manifest.spec.rules : core::anytrue([for filter in rule.filters : core::try(filter.requestRedirect.scheme, "") == "https"])
    ]), false)
    listeners = core::flatten([
      for one in core::try([for parent in attrs.manifest.spec.parentRefs : parent], []) : [
        for listener in core::flatten(core::try(local.gateways["${core::try(one.namespace, local.namespace)}/${one.name}"], [])) : listener
        if core::contains([core::try(listener.name, ""), ""], core::try(one.sectionName, ""))
      ] if core::try(one.kind, "Gateway") == "Gateway"
    ])
  }

  enforce {
    condition     = local.is_a_redirect || !core::anytrue([for one in local.listeners : core::try(one.protocol, "") == "HTTP"])
    error_message = "This route is also taken by a listener without TLS: what is sent to it can be read and changed on the way."
  }
}

# https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings
resource_policy "kubernetes_manifest" "istio_gateway" {
  filter = core::try(attrs.manifest.kind, "") == "Gateway" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "networking.istio.io/")

  enforce {
    condition = core::alltrue(core::try([
      for server in attrs.manifest.spec.servers :
      !core::contains(["HTTP", "HTTP2", "GRPC", "GRPC-WEB"], core::try(server.port.protocol, "")) || core::contains(local.yes, core::try(server.tls.httpsRedirect, false))
    ], []))
    error_message = "This gateway answers without TLS: what is sent to it can be read and changed on the way."
  }

  enforce {
    condition = core::alltrue(core::try([
      for server in attrs.manifest.spec.servers : !core::contains(["TLSV1_0", "TLSV1_1"], core::try(server.tls.minProtocolVersion, ""))
    ], []))
    error_message = "This gateway accepts versions of TLS that are broken."
  }
}

resource_policy "kubernetes_manifest" "openshift_route" {
  filter = core::try(attrs.manifest.kind, "") == "Route" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "route.openshift.io/")

  enforce {
    condition = core::try(attrs.manifest.spec.tls.termination, "") != "" && core::try(attrs.manifest.spec.tls.insecureEdgeTerminationPolicy, "None") != "Allow"
    error_message = "This entry point answers without TLS: what is sent to it can be read and changed on the way."
  }
}

# https://kubernetes.io/docs/concepts/services-networking/service/#ssl-support-on-aws
resource_policy "kubernetes_manifest" "aws_service" {
  filter = core::try(attrs.manifest.kind, "") == "Service" && core::try(attrs.manifest.spec.type, "") == "LoadBalancer" && core::try(
    attrs.manifest.metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-backend-protocol"], ""
  ) == "http"

  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.manifest.metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-cert"], null))
    error_message = "This load balancer answers without TLS: what is sent to it can be read and changed on the way."
  }
}
